"""The frozen editions that stand beside a catalogue, a project or an assessment."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin

from pydantic import ValidationError

from service_standards.adapters.cli.reading import NotRead, read_whole
from service_standards.adapters.cli.standard_at_hand import WEB, folders_above
from service_standards.adapters.cli.web import fetched
from service_standards.model.plain.limits import MOST_FETCHED_EDITIONS, MOST_SOURCE_BYTES
from service_standards.model.release import Release
from service_standards.words.message import Number, say

FOLDER = "releases"
# The site publishes a list of them beside them.
LIST = "index.json"


def releases_at_hand(catalogue: str | None, beside: Path) -> list[Release]:
    """Return the releases of the standard that is named, or of the one nearest to a folder.

    They stand in the folder `releases` of a project or site; a published catalogue names their
    addresses. The network is used for an address that was given, and for no other host.

    Raises:
        NotRead: with one sentence.
    """
    if catalogue is not None and catalogue.startswith(WEB):
        return _fetched(catalogue)
    if catalogue is None:
        folders = [one / FOLDER for one in folders_above(beside)]
    else:
        folders = _named(Path(catalogue))
    found = next((one for one in folders if one.is_dir()), None)
    if found is None:
        message = say(
            "There is no folder '{folder}' with the editions of the standard; name a project, a "
            "release or the address of a catalogue with --catalogue.",
            folder=FOLDER,
        )
        raise NotRead(message)
    paths = sorted(one for one in found.glob("*.json") if one.name != LIST)
    return [_release(read_whole(one, MOST_SOURCE_BYTES), str(one)) for one in paths]


def _named(path: Path) -> list[Path]:
    """Return where the releases of a project, a catalogue or a release can stand."""
    if path.is_dir():
        return [path if path.name == FOLDER else path / FOLDER]
    # What there is not is told as anywhere else.
    read_whole(path, 0)
    return [path.parent if path.parent.name == FOLDER else path.parent / FOLDER]


def _fetched(address: str) -> list[Release]:
    """Return the releases that a published catalogue names."""
    try:
        catalogue = json.loads(fetched(address, MOST_SOURCE_BYTES))
        places = [urljoin(address, one["url"]) for one in catalogue["releases"]]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise NotRead(
            say("'{url}' is no catalogue that names its editions.", url=address)
        ) from None
    if len(places) > MOST_FETCHED_EDITIONS:
        message = say(
            "'{url}' names {count} editions; {most} at most are fetched. Name the folder of a "
            "project that holds them with --catalogue.",
            url=address,
            count=Number(len(places)),
            most=Number(MOST_FETCHED_EDITIONS),
        )
        raise NotRead(message)
    host = urljoin(address, "/")
    for one in places:
        if not one.startswith(host):
            message = say("'{url}' leads to another host, which is not asked.", url=one)
            raise NotRead(message)
    return [_release(fetched(one, MOST_SOURCE_BYTES), one) for one in places]


def _release(data: bytes, name: str) -> Release:
    if len(data) > MOST_SOURCE_BYTES:
        raise NotRead(say("'{file}' is too large for an edition of a standard.", file=name))
    try:
        return Release.model_validate_json(data)
    except ValidationError:
        message = say("'{file}' is no edition of a standard that can be read.", file=name)
        raise NotRead(message) from None
