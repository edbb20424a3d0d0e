"""Random assessments on their way through editions, and the promise that none loses an answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml
from hypothesis import strategies as st

from service_standards.answers.file_form import MARKS, content_of
from service_standards.answers.migrating import Migration, Wish, migrate
from service_standards.merge.editions import DECISIONS
from service_standards.merge.evidence import without
from service_standards.merge.three_way import is_blank_content
from service_standards.merge.values import same
from service_standards.model.plain.assessment_keys import is_blank
from service_standards.model.release import Change, Release, unfrozen, version_order
from service_standards.source.kinds.assessment_file import sorted_out
from tests.browser.editions.edition_site import third
from tests.support.cases.edition_cases import data
from tests.support.cases.merge_cases import Case, finding
from tests.support.reference_standard import reference_project
from tests.support.sites.build import ROOT

NOW, DAY = "2026-11-23T10:42:00Z", "2026-11-23"


@cache
def editions() -> tuple[tuple[Release, ...], ...]:
    """Return the chains of editions: those of the repository, and those of the fixtures.

    The edition that the repository works on is the last of its own.
    """
    own = [Release.model_validate_json(one.read_bytes()) for one in _frozen()]
    own += _next_after(own[-1])
    fixtures = [data("1.0.0"), data("2.0.0"), third()]
    return tuple(own), tuple(Release.model_validate(one) for one in fixtures)


def _frozen() -> list[Any]:
    paths = (ROOT / "releases").glob("*.json")
    return sorted(paths, key=lambda path: version_order(path.stem))


def _next_after(newest: Release) -> list[Release]:
    project = reference_project()
    if project.standard.version == newest.standard.version:
        return []
    path = ROOT / "releases" / f"changes-{project.standard.version}.yml"
    declared = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {"changes": []}
    changes = tuple(Change.model_validate(one) for one in declared["changes"])
    return [unfrozen(project.standard, project.criteria, newest, changes)]


def released_editions() -> list[tuple[str, ...]]:
    """Return every way from one edition to a later one, by versions."""
    ways = []
    for chain in editions():
        versions = [one.standard.version for one in chain]
        ways += [
            tuple(versions[start : end + 1])
            for start in range(len(versions))
            for end in range(start + 1, len(versions))
        ]
    return ways


@st.composite
def migrations(draw: st.DrawFn) -> Case:
    """Draw an assessment of an edition, a later one, and decisions for some of the criteria."""
    way = draw(st.sampled_from(released_editions()))
    chain = next(
        one for one in editions() if way[0] in _versions(one) and way[-1] in _versions(one)
    )
    keys = [one.id for edition in chain for one in edition.criteria]
    names = [*dict.fromkeys(keys), "ZZZ-99"]
    few = st.lists(st.sampled_from(names), max_size=14, unique=True)
    given = {key: _as_file(draw(finding)) for key in draw(few)}
    parked = {
        key: _as_file(draw(finding))
        for key in draw(st.lists(st.sampled_from(names), max_size=6, unique=True))
    }
    decided = draw(st.dictionaries(st.sampled_from(names), st.integers(0, 5), max_size=8))
    return {
        "assessment": {
            "format": "assessment/1",
            "standard": {"id": chain[0].standard.id, "version": way[0], "digest": ""},
            "service": {"id": "x", "name": "", "phase": "", "facts": {}, "own": [1]},
            "target": {},
            "findings": given,
            "parked": parked,
            "snapshots": [],
            "unknown": {"a": None},
        },
        "to": way[-1],
        "decided": decided,
    }


def _versions(chain: tuple[Release, ...]) -> list[str]:
    return [one.standard.version for one in chain]


def _as_file(found: Case) -> Case:
    extra = found.get("extra") or {}
    known = {key: one for key, one in found.items() if key != "extra"}
    return {**extra, **known, "updated": "2026-01-02T03:04:05Z"}


def chain_of(case: Case) -> list[Release]:
    standard = case["assessment"]["standard"]["id"]
    return [one for chain in editions() for one in chain if one.standard.id == standard]


def migrated_through(case: Case, decisions: Mapping[str, str] | None = None) -> Migration:
    """Take an assessment over as the command does; its decisions stand for what fits each item."""
    releases = chain_of(case)
    target = next(one for one in releases if one.standard.version == case["to"])
    opened = sorted_out(case["assessment"], target.criteria_by_id)
    wish = Wish(case["to"], DAY, NOW, fitting(case, opened) if decisions is None else decisions)
    return migrate(opened, releases, wish)


def fitting(case: Case, opened: Case) -> dict[str, str]:
    """Return the decisions of a case for the items of its first step that can have one."""
    plain = migrate(opened, chain_of(case), Wish(case["to"], DAY, NOW))
    found = {}
    for key, number in case["decided"].items():
        kinds = [one["kind"] for step in plain.steps for one in step.items if one["key"] == key]
        if len(kinds) == 1:
            choices = DECISIONS[kinds[0]]
            found[key] = choices[number % len(choices)]
    return found


def assert_no_answer_is_lost(before: Case, after: Case) -> None:
    """Fail unless each answer, parked or not, is in the file as it was, or told in a note."""
    for key, given in [*before["findings"].items(), *before["parked"].items()]:
        if not is_blank(given):
            assert any(_holds(one, key, given) for one in _everywhere(after)), (key, given)
    for key, one in before.items():
        if key not in {"standard", "findings", "parked", "snapshots"}:
            assert same(after[key], one), key
    assert len(after["snapshots"]) == len(before["snapshots"]) + 1


def _everywhere(file: Case) -> list[Case]:
    """Return all findings of a file: answers, what is parked, and what is parked inside that."""
    found, waiting = [], [*file["findings"].values(), *file["parked"].values()]
    while waiting:
        one = waiting.pop()
        found.append(one)
        earlier = one.get("earlier")
        waiting += (
            [inner for inner in earlier if isinstance(inner, dict)]
            if isinstance(earlier, list)
            else []
        )
    return found


def _holds(finding: Case, key: str, given: Case) -> bool:
    """Tell whether a finding says all that an answer said, in its fields or in its note."""
    now, was = content_of(finding), content_of(given)
    if is_blank_content(was):
        return True
    extras = {name for name in was["extra"] if name not in {*MARKS, "earlier"}}
    if any(not same(now["extra"].get(name), was["extra"][name]) for name in extras):
        return False
    if without(was["evidence"], now["evidence"]) or was["note"] not in now["note"]:
        return False
    if any(was[name] and was[name] != now[name] for name in ("owner", "due")):
        return False
    answer = (was["outcome"], was["reason"])
    is_same = answer in {(now["outcome"], now["reason"]), ("not-assessed", "")}
    return is_same or all(word in now["note"] for word in (key, was["outcome"], was["reason"]))


# The same in the browser, as a file is opened there: by the catalogue of the edition to go to.
MIGRATE_ALL = """async (texts) => {
  const { rowsFromAssessment, park } = await modules("assessment-rows");
  const { editionPath } = await modules("edition");
  const { answersTo, throughAll } = await modules("edition-steps");
  return texts.map((text) => {
    const { assessment, releases, to, decisions } = JSON.parse(text);
    const rows = rowsFromAssessment(assessment);
    const steps = editionPath(releases, assessment.standard.version, to);
    const findings = new Map(rows.findings.map((one) => [one.criterion, one]));
    const start = answersTo(findings, rows.service.parked, steps[0][0]);
    const plans = steps.map(() => ({ decisions, choices: {} }));
    const after = throughAll(start, steps, plans);
    return JSON.stringify([Object.fromEntries(after.findings), after.parked]);
  });
}"""


def for_browser(case: Case) -> Case:
    """Return what the browser needs to take the same assessment over."""
    releases = chain_of(case)
    target = next(one for one in releases if one.standard.version == case["to"])
    opened = sorted_out(case["assessment"], target.criteria_by_id)
    frozen = [one.model_dump(mode="json", by_alias=True) for one in releases]
    # The browser's form leaves out what a change does not say.
    for one in frozen:
        one["changes"] = [
            {key: said for key, said in change.items() if said is not None}
            for change in one["changes"]
        ]
    return {
        "assessment": opened,
        "releases": frozen,
        "to": case["to"],
        "decisions": fitting(case, opened),
    }
