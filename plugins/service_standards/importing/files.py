"""The files of a project that was imported: nothing in them that its source does not say."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service_standards.editing.names import file_stem
from service_standards.editing.new_standard import NewStandard, Writer, files_around
from service_standards.editing.skeletons import checklist_text, scalar
from service_standards.importing.ids import free_name, is_open
from service_standards.importing.imported import Imported, ImportedCriterion, ImportedGroup
from service_standards.importing.texts import escaped
from service_standards.model.checklist import Selection
from service_standards.model.standard import Licence
from service_standards.model.vocabulary import OPTIONAL_HEADINGS, TO_WRITE, Heading, Obligation
from service_standards.source.language.criterion_words import CriterionWords, words_of_language
from service_standards.source.reading.markdown_text import words_of
from service_standards.words.message import Words, say

FOLDER = "imported"
OWN_FILES = {
    "standards/standard.yml": "standard.yml",
    "README.md": "README.md",
    "docs/index.md": "index.md",
}
# Names of files that pages of our own have.
TAKEN = frozenset({"index", "readme"})
LOWEST_GATED = 2


@dataclass(frozen=True)
class Into:
    """What a person says of the project; texts are "" where nobody said anything.

    `obligation` is how binding a criterion is whose text does not say so.
    """

    title: str
    publisher: str
    address: str
    language: str
    colour: str
    obligation: Obligation


@dataclass(frozen=True)
class _Front:
    """What every criterion of a project shares, where its source says nothing else."""

    obligation: Obligation
    words: CriterionWords
    phases: Sequence[str]
    roles: Sequence[str]
    level: int | None


def project_files(imported: Imported, into: Into, version: str, words: Words) -> dict[str, str]:
    """Return the text of each file by its path; `version` is that of the package to install."""
    standard = _standard(imported, into, words)
    writer = Writer(
        FOLDER,
        words,
        {
            "standard": standard,
            "imported": imported,
            "to_write": TO_WRITE,
            "data": _data,
            "escape": escaped,
        },
    )
    files = _around(standard, into, version, words)
    files |= {path: writer.text(name) for path, name in OWN_FILES.items()}
    said = imported.vocabulary
    files["checklists/facts.yml"] = _yaml("facts/1", {"facts": list(said.facts)})
    if said.scoring:
        files["checklists/scoring.yml"] = _yaml("scoring/1", said.scoring)
    front = _Front(
        into.obligation,
        words_of_language(into.language),
        [str(one["id"]) for one in standard["phases"]],
        [str(one["id"]) for one in standard["roles"]][:1],
        LOWEST_GATED if standard["levels"] else None,
    )
    for group in imported.groups:
        files |= _group(group, front, words)
    return files


def _around(standard: Mapping[str, Any], into: Into, version: str, words: Words) -> dict[str, str]:
    new = NewStandard(
        title=str(standard["title"]),
        publisher=str(standard["publisher"]),
        address=into.address,
        language=into.language,
        licence=Licence(name=TO_WRITE, url=into.address),
        dimensions=(),
        levels=tuple(str(one["title"]) for one in standard["levels"]),
        colour=into.colour,
    )
    return files_around(new, version, words)


def _standard(imported: Imported, into: Into, words: Words) -> dict[str, Any]:
    """Return the values of `standard.yml`."""
    said = imported.vocabulary
    highest = max([one.level or 0 for one in imported.criteria], default=0)
    unnamed = words.text(say("unnamed"))
    levels = [
        {"number": number, "title": unnamed, "summary": TO_WRITE}
        for number in range(1, highest + 1)
    ]
    title = into.title or imported.title
    return {
        "id": imported.id or file_stem(title) or "standard",
        "title": title or TO_WRITE,
        "publisher": into.publisher or imported.publisher or TO_WRITE,
        "address": into.address,
        "language": into.language,
        "colour": into.colour,
        "is_open": is_open(imported),
        "dimensions": imported.groups,
        "levels": said.levels or levels,
        "phases": said.phases,
        "roles": said.roles,
        "topics": said.topics,
    }


def _group(group: ImportedGroup, front: _Front, words: Words) -> dict[str, str]:
    summary = words.text(
        say("Check a service against the dimension {dimension}.", dimension=group.title)
    )
    select = Selection(dimensions=(group.id,))
    head = f"---\nid: {group.id}\ntitle: {scalar(group.title)}\n---\n"
    files = {
        f"standards/{group.id}/index.md": f"{head}{group.summary or TO_WRITE}\n",
        f"checklists/{group.id}.yml": checklist_text(group.id, group.title, summary, select),
    }
    taken = set(TAKEN)
    for one in group.criteria:
        stem = file_stem(one.title) or file_stem(one.id)
        if stem in taken:
            stem = free_name(file_stem(f"{one.id} {one.title}"), taken)
        taken.add(stem)
        files[f"standards/{group.id}/{stem}.md"] = _criterion(one, front)
    return files


def _criterion(one: ImportedCriterion, front: _Front) -> str:
    """Return the file of a criterion; a section of which the source says nothing is marked."""
    found = front.words.binding(words_of(one.texts.get(Heading.REQUIREMENT, "")))
    said = found[0][1] if len(found) == 1 else front.obligation
    keys: dict[str, object] = {
        "obligation": (one.obligation or said).value,
        **({"level": one.level or front.level} if front.level else {}),
        **({"phases": list(front.phases)} if front.phases else {}),
        **({"roles": list(front.roles)} if front.roles else {}),
        **({"related": list(one.related)} if one.related else {}),
        **one.front,
    }
    lines = [f"id: {scalar(one.id)}", f"title: {scalar(one.title)}"]
    lines += [f"{key}: {_data(value)}" for key, value in keys.items()]
    sections = [
        f"## {front.words.titles[heading]}\n\n{one.texts.get(heading) or TO_WRITE}"
        for heading in Heading
        if one.texts.get(heading) or heading not in OPTIONAL_HEADINGS
    ]
    return "---\n" + "\n".join(lines) + "\n---\n" + "\n\n".join(sections) + "\n"


def _yaml(form: str, data: Mapping[str, object]) -> str:
    lines = [f"format: {form}", *(f"{key}: {_data(value)}" for key, value in data.items())]
    return "".join(f"{line}\n" for line in lines)


def _data(value: object) -> str:
    """Return data on one line of YAML: a word as it is, all else as JSON, which is YAML too."""
    if isinstance(value, str):
        return scalar(value)
    return json.dumps(value, ensure_ascii=False)
