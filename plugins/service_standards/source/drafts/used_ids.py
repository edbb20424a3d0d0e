"""Every id that is or was in use, whether the rest of the sources can be read or not."""

from __future__ import annotations

import re
from pathlib import Path

from service_standards.model.plain.ids import IdForm, id_pattern
from service_standards.source.kinds.release_files import FOLDER, read_changes, read_frozen
from service_standards.source.reading.files import read_text
from service_standards.source.reading.markdown_text import split_front_matter
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.source_files import source_files

# Whatever its form is, and whatever stands behind it.
OWN_ID = re.compile(
    rf"^[\"']?id[\"']?[ \t]*:[ \t]*[\"']?({id_pattern(IdForm.OPEN)})(?=[\"'\s]|\Z)", re.MULTILINE
)
INDEX = "index.md"
CHANGES = "changes-"


def used_ids(root: Path, problems: ProblemList) -> set[str]:
    """Return the ids of all criteria: those of the sources, of every release and of every change.

    What is wrong with a file of `releases/` is noted, as the ids in it cannot be told; a criterion
    that is unfinished has its id all the same.
    """
    found: set[str] = set()
    pages = source_files(root, "standards", ProblemList()).files
    for page in (one for one in pages if one.name != INDEX):
        text = read_text(Path(page.path), root, ProblemList())
        matter = split_front_matter(text) if text is not None else None
        found |= set(OWN_ID.findall(matter.yaml if matter else text or ""))
    releases = [read.model for read in read_frozen(root, problems)]
    changes = [one for release in releases for one in release.changes]
    for path in sorted((root / FOLDER).glob(f"{CHANGES}*.yml")):
        read = read_changes(root, path.stem.removeprefix(CHANGES), problems)
        changes += read.model.changes if read else ()
    found |= {one.id for release in releases for one in release.criteria}
    for change in changes:
        found |= {*change.from_, *change.to, *([change.id] if change.id else [])}
    return found
