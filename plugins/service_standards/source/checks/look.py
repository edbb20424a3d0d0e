"""Checks of how a site looks: its colours can be read, and its files are there."""

from __future__ import annotations

from pathlib import Path as FilePath

from service_standards.model.plain.colours import ENOUGH, as_text, colour_of, dark_enough, on_light
from service_standards.model.standard import Look
from service_standards.source.kinds.sources import Sources
from service_standards.source.reading.paths import is_inside
from service_standards.source.reading.problems import Path, ProblemList, nearest, path_text
from service_standards.words.message import Message, say


def check_look(sources: Sources, docs: FilePath, problems: ProblemList) -> None:
    """Note colours that are too light for their texts, and files that are not below `docs`."""
    if sources.standard is None or sources.standard.model.look is None:
        return
    data, look = sources.standard.data, sources.standard.model.look

    def note(path: Path, code: str, message: Message) -> None:
        whole = ("look", *path)
        problems.add(data.file, data.place(whole), code, message, path_text(whole))

    for name, text in look.colours.model_dump(exclude_none=True).items() if look.colours else ():
        message = _too_light(text)
        if message:
            note(("colours", name), "contrast", message)
    for path, name in _files(look):
        message = _missing(name, docs)
        if message:
            note(path, "missing-file", message)


def _too_light(text: str) -> Message | None:
    colour = colour_of(text)
    if colour is None or on_light(colour) >= ENOUGH:
        return None
    return say(
        "'{colour}' is too light: texts in it, or in white on it, have a contrast of {found} to 1, "
        "and {needed} is needed; the nearest darker one is '{nearest}'",
        colour=text,
        found=f"{int(on_light(colour) * 10) / 10:.1f}",
        needed=f"{ENOUGH:.1f}",
        nearest=as_text(dark_enough(colour)),
    )


def _files(look: Look) -> list[tuple[Path, str]]:
    typeface = look.typeface
    named = {
        ("logo",): look.logo,
        ("typeface", "regular"): typeface.regular if typeface else None,
        ("typeface", "bold"): typeface.bold if typeface else None,
    }
    return [(path, name) for path, name in named.items() if name]


def _missing(name: str, docs: FilePath) -> Message | None:
    if (docs / name).is_file() and is_inside(docs / name, docs):
        return None
    ending = FilePath(name).suffix
    present = [one.relative_to(docs).as_posix() for one in sorted(docs.rglob(f"*{ending}"))]
    return say(
        "there is no file '{name}' in the folder of the pages{nearest}",
        name=name,
        nearest=nearest(name, present),
    )
