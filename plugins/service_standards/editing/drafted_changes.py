"""The changes that nobody declared, as lines of `changes-<version>.yml` to complete."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service_standards.editing.skeletons import flow, flow_scalar, scalar
from service_standards.editing.suggestions import PLACE, suggested
from service_standards.editing.word_differences import Part, field_differences
from service_standards.model.changes import EDITORIAL, differing
from service_standards.model.release import Change, ChangeKind, Release
from service_standards.words.message import Message, Words, say

START = "format: changes/1\nchanges: []\n"
LIST = ("changes",)
MARKS = {"same": "{0}", "removed": "[-{0}-]", "added": "{{+{0}+}}"}


def drafted_entries(
    old: Release, new: Release, declared: Sequence[Change], words: Words
) -> list[str]:
    """Return an entry for each difference that is not declared.

    Above each stand comments: what differs, and what only a person can decide.
    """
    return [_entry(one, old, new, words) for one in suggested(old, new, declared)]


def change_entry(change: Change) -> str:
    """Return a change as one entry of YAML."""
    parts = [f"kind: {change.kind.value}"]
    parts += [f"id: {scalar(change.id)}"] if change.id else []
    ends = [flow(map(scalar, ids)) for ids in (change.from_, change.to)]
    parts += [f"from: {ends[0]}", f"to: {ends[1]}"] if change.from_ else []
    parts += ["editorial: true"] if change.editorial else []
    texts = (("reason", change.reason), ("note", change.note), ("page", change.page))
    parts += [f"{name}: {flow_scalar(_one_line(text))}" for name, text in texts if text]
    return f"{{{', '.join(parts)}}}"


def _entry(change: Change, old: Release, new: Release, words: Words) -> str:
    said = [words.text(one) for one in _comments(change, old, new)]
    return "\n".join([*(f"# {_one_line(one)}" for one in said), change_entry(change)])


def _comments(change: Change, old: Release, new: Release) -> Iterator[Message | str]:
    key = change.id or change.from_[0]
    now = change.to[0] if change.to else key
    before, after = old.criteria_by_id.get(key), new.criteria_by_id.get(now)
    named = before or after
    yield f"{key} {named.title}" if named else key
    if before and after:
        fields = differing(before, after)
        for one in field_differences(before, after, fields):
            yield f"{one.field}: {_marked(one.parts)}"
        yield from _decision(change, set(fields))
    elif change.kind == ChangeKind.WITHDRAWN:
        yield say(
            "Say why in 'reason', or declare what became of it: moved-to, split-to, merged-to "
            "or covered-by."
        )


def _decision(change: Change, fields: set[str]) -> Iterator[Message]:
    if not fields <= EDITORIAL or fields <= PLACE:
        return
    if change.kind == ChangeKind.MODIFIED:
        yield say("If every answer stays true, write 'editorial' in place of 'modified'.")
    if change.kind == ChangeKind.MOVED_TO:
        yield say("If every answer stays true, add 'editorial: true'.")


def _marked(parts: Sequence[Part]) -> str:
    return " ".join(MARKS[part.op].format(part.text) for part in parts)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
