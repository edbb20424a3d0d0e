"""Taking a criterion out: what is declared of it, and lists of ids that named it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from service_standards.editing.skeletons import scalar
from service_standards.editing.yaml_text import without_entry
from service_standards.model.release import Change, ChangeKind
from service_standards.source.reading.markdown_text import split_front_matter
from service_standards.source.reading.problems import Path, ProblemList
from service_standards.source.reading.yaml_reader import read_yaml


def withdrawal(
    identifier: str, reason: str, replaced_by: Sequence[str], page: str | None
) -> Change:
    """Return what is declared of a criterion that is taken out.

    What replaces it covers it: its answers are then proposed there.
    """
    told = {"reason": " ".join(reason.split()), "page": page}
    if not replaced_by:
        return Change.model_validate({"kind": ChangeKind.WITHDRAWN, "id": identifier, **told})
    ends = {"from": (identifier,), "to": tuple(dict.fromkeys(replaced_by))}
    return Change.model_validate({"kind": ChangeKind.COVERED_BY, **ends, **told})


def mended(text: str, path: Path, gone: str, instead: Sequence[str]) -> str:
    """Return a text of YAML whose list at a path does not name a criterion any more.

    The first id of `instead` that the list does not hold yet takes its place. A list that names it
    alone stays as it is where nothing takes its place: empty, it could mean "all".
    """
    data = read_yaml(text, "", ProblemList())
    value = data.value if data else None
    for part in path:
        value = value.get(str(part)) if isinstance(value, dict) else None
    if not isinstance(value, list) or gone not in value:
        return text
    free = [one for one in instead if one not in value]
    if not free and len(value) == 1:
        return text
    return without_entry(text, path, value.index(gone), scalar(free[0]) if free else None)


def mended_page(text: str, path: Path, gone: str, instead: Sequence[str]) -> str:
    """Return a page in Markdown with its front matter mended in the same way."""
    matter = split_front_matter(text)
    if matter is None:
        return text
    start = text.index("\n") + 1
    end = start + len(matter.yaml)
    return text[:start] + mended(matter.yaml, path, gone, instead) + text[end:]


def mended_example(text: str, gone: str) -> str:
    """Return the example without the answer to a criterion and its outcome in snapshots.

    A text that is not in its canonical form stays as it is: more of it would change.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return text
    if not isinstance(data, dict) or _as_text(data) != text:
        return text
    snapshots = data.get("snapshots")
    listed = snapshots if isinstance(snapshots, list) else []
    holders = [one.get("outcomes") for one in listed if isinstance(one, dict)]
    for answers in (data.get("findings"), *holders):
        if isinstance(answers, dict):
            answers.pop(gone, None)
    return _as_text(data)


def _as_text(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def mentions(text: str, identifier: str, page: str) -> Iterator[int]:
    """Yield the lines, from 1, that name a criterion or link to its page."""
    stem = re.escape(page.rsplit("/", 1)[-1])
    # What goes on behind it is another id, but a full stop can end a sentence.
    own = rf"(?<![\w.-]){re.escape(identifier)}(?![\w(-]|\.\w)"
    named = re.compile(rf"{own}|[/(]{stem}\b")
    for number, line in enumerate(text.split("\n"), start=1):
        if named.search(line):
            yield number
