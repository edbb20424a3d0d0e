"""A file on its way to another edition, and what people are told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from service_standards.answers.file_form import CHECK_AGAIN, PROPOSED, content_of, finding_of
from service_standards.answers.refusal import NotDone
from service_standards.merge.editions import (
    DECISIONS,
    apply_edition,
    edition_path,
    review_edition,
)
from service_standards.merge.steps import answers_to
from service_standards.merge.three_way import Conflict, complete_content
from service_standards.merge.values import same
from service_standards.model.release import Release, version_order
from service_standards.model.vocabulary import Outcome
from service_standards.scoring.evaluate import Answer
from service_standards.source.reading.problems import allowed_words
from service_standards.words.message import Message, say

Data = dict[str, Any]
Item = Mapping[str, Any]
# Findings, and what is set aside because an edition has no criterion for it.
Answers = tuple[dict[str, Any], dict[str, Any]]
# In the order in which people read of them.
KINDS = ("kept", "reworded", "moved", "split", "merged", "covered", "withdrawn", "new")


@dataclass(frozen=True)
class Step:
    """One edition taken over: what became of each criterion, with what was answered to it."""

    before: str
    after: str
    items: tuple[Item, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True)
class Migration:
    """The file with the new edition, and the steps that led there."""

    data: Data
    steps: tuple[Step, ...]
    parked: tuple[str, ...] = ()
    check_again: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wish:
    """What is asked for: the version, what to do with single criteria, and when this happens.

    `decisions` are by id of a criterion; `day` is that of the snapshot, `now` a time in UTC.
    """

    version: str
    day: str
    now: str
    decisions: Mapping[str, str] = field(default_factory=dict)


def migrate(assessment: Mapping[str, Any], releases: Iterable[Release], wish: Wish) -> Migration:
    """Take the answers over to another edition, step by step; without a decision all is kept.

    A snapshot keeps how things stood before.

    Raises:
        NotDone: if there is no way to that version, or a decision fits no criterion.
    """
    every = list(releases)
    before = str(assessment["standard"].get("version") or "")
    if before == wish.version:
        return Migration(dict(assessment), ())
    path = edition_path(every, before, wish.version)
    if not path:
        raise NotDone(_no_way(every, before, wish.version))
    given = {key: content_of(one) for key, one in (assessment.get("findings") or {}).items()}
    start = answers_to(given, assessment.get("parked") or {}, path[0][0])
    (findings, parked), steps = _walked(start, path, wish.decisions)
    unused = set(wish.decisions) - {one["key"] for step in steps for one in step.items}
    if unused:
        raise NotDone(say("No criterion that was reviewed is called {ids}.", ids=sorted(unused)))
    target = path[-1][1]

    def marked(mark: str) -> tuple[str, ...]:
        found = {key for key, one in findings.items() if one["extra"].get(mark) is True}
        return tuple(one.id for one in target.criteria if one.id in found)

    return Migration(
        _written(assessment, start[0], (findings, parked), target, wish),
        steps,
        tuple(key for key in parked if key not in start[1]),
        marked(CHECK_AGAIN),
        marked(PROPOSED),
    )


def _walked(
    start: Answers, path: Iterable[tuple[Release, Release]], given: Mapping[str, str]
) -> tuple[Answers, tuple[Step, ...]]:
    """Return the answers at the end of a path through the editions, and each step of it."""
    findings, parked = start
    steps = []
    for earlier, later in path:
        items = review_edition(findings, earlier, later)
        keys = {one["key"] for one in items}
        decisions = {key: one for key, one in given.items() if key in keys}
        _check_decisions(items, decisions)
        taken = apply_edition(findings, parked, items, decisions)
        findings, parked = taken["findings"], taken["parked"]
        versions = (earlier.standard.version, later.standard.version)
        steps.append(Step(*versions, tuple(items), tuple(taken["conflicts"])))
    return (findings, parked), tuple(steps)


def _check_decisions(items: Iterable[Item], decisions: Mapping[str, str]) -> None:
    for item in items:
        decision, allowed = decisions.get(item["key"]), DECISIONS[item["kind"]]
        if decision is not None and decision not in allowed:
            message = say(
                "'{decision}' is no decision for {id}{allowed}.",
                decision=decision,
                id=item["key"],
                allowed=allowed_words(decision, allowed),
            )
            raise NotDone(message)


def _no_way(releases: list[Release], before: str, wanted: str) -> Message:
    known = sorted((one.standard.version for one in releases), key=version_order)
    for version in (wanted, before):
        if version not in known:
            return say(
                "There is no release of edition '{version}'{allowed}.",
                version=version,
                allowed=allowed_words(version, known),
            )
    return say(
        "No releases lead from edition {before} to edition {after}.", before=before, after=wanted
    )


def _written(
    assessment: Mapping[str, Any],
    before: Mapping[str, Any],
    after: tuple[Mapping[str, Any], Mapping[str, Any]],
    edition: Release,
    wish: Wish,
) -> Data:
    findings, parked = after
    old = assessment.get("findings") or {}
    standard = edition.standard
    return {
        **assessment,
        "standard": {
            **assessment["standard"],
            "version": standard.version,
            "digest": standard.digest,
        },
        "findings": {
            key: _finding(one, old.get(key) or {}, wish.now) for key, one in findings.items()
        },
        "parked": dict(parked),
        "snapshots": _with_snapshot(
            assessment.get("snapshots") or [],
            {
                "date": wish.day,
                "label": str(say("Before edition {version}", version=standard.version)),
                "standard_version": assessment["standard"].get("version") or "",
                "outcomes": _outcomes(before),
            },
        ),
    }


def _finding(content: Data, old: Mapping[str, Any], now: str) -> Data:
    """Return a finding with its time, unless something of it was changed just now."""
    was = content_of(old)
    is_same = same({**was, "title": ""}, {**content, "title": ""})
    title = content["title"] or was["title"]
    return finding_of({**content, "title": title}, old.get("updated") or "" if is_same else now)


def _outcomes(findings: Mapping[str, Any]) -> dict[str, str]:
    """Return the outcomes as they count: "not applicable" needs a reason."""
    counted = {key: Answer.of(complete_content(one)).counted for key, one in findings.items()}
    return {key: one.value for key, one in counted.items() if one != Outcome.NOT_ASSESSED}


def _with_snapshot(snapshots: list[Data], added: Data) -> list[Data]:
    """Return the snapshots by day; two of one day and one label would be taken for the same."""
    taken = {one.get("label") for one in snapshots if one.get("date") == added["date"]}
    label, number = added["label"], 2
    while label in taken:
        label, number = f"{added['label']} ({number})", number + 1
    return sorted([*snapshots, {**added, "label": label}], key=lambda one: one.get("date") or "")
