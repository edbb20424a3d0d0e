"""What became of the answers on their way to another edition, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from service_standards.answers.migrating import KINDS, Migration, Step
from service_standards.source.reading.problems import listed
from service_standards.words.message import ENGLISH, Message, Words, say, say_many

MOST_IDS = 40
TITLES = {
    "kept": say("kept"),
    "reworded": say("reworded"),
    "moved": say("moved"),
    "split": say("split"),
    "merged": say("merged"),
    "covered": say("covered by another"),
    "withdrawn": say("withdrawn"),
    "new": say("new"),
}


def migration_text(found: Migration, version: str, words: Words = ENGLISH) -> str:
    """Return the steps and what is left to do, one a line."""
    if not found.steps:
        already = say("The file is of edition {version} already.", version=version)
        return f"{words.text(already)}\n"
    return "".join(f"{words.text(line)}\n" for line in _lines(found, words))


def _lines(found: Migration, words: Words) -> Iterator[Message | str]:
    for step in found.steps:
        yield say("From edition {before} to {after}:", before=step.before, after=step.after)
        yield from _kinds(step, words)
        for conflict in step.conflicts:
            yield say(
                "  conflict: {id}: {field}: the value of the first criterion stands",
                id=conflict["criterion"],
                field=conflict["field"],
            )
    for message, ids in (
        (say("Set aside, in the file under 'parked'"), found.parked),
        (say("Look at these answers again ('check_again')"), found.check_again),
        (say("Accept or refuse these proposals ('proposed')"), found.proposed),
    ):
        if ids:
            yield say("{what}: {ids}", what=message, ids=listed(ids, MOST_IDS))


def _kinds(step: Step, words: Words) -> Iterator[str]:
    for kind in KINDS:
        items = [one for one in step.items if one["kind"] == kind]
        answered = [one for one in items if one["findings"]]
        if not items:
            continue
        count = say_many(
            "{title}: {count} criterion, {answered} answered",
            "{title}: {count} criteria, {answered} answered",
            len(items),
            title=TITLES[kind],
            answered=len(answered),
        )
        ways = [_way(one) for one in answered] if kind != "kept" else []
        named = f" ({words.text(listed(ways, MOST_IDS))})" if ways else ""
        yield f"  {words.text(count)}{named}"


def _way(item: Mapping[str, Any]) -> str:
    def joined(ids: Sequence[str]) -> str:
        return " + ".join(ids)

    is_same = item["from"] == item["to"] or not item["to"] or not item["from"]
    return item["key"] if is_same else f"{joined(item['from'])} → {joined(item['to'])}"
