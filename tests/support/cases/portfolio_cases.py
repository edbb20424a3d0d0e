"""A small edition, assessments of every kind by it, and portfolios of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from service_standards.model.edition import (
    Edition,
    EditionCriterion,
    EditionDimension,
    EditionLevel,
    EditionTerm,
    FactCondition,
    ScoringRule,
)
from service_standards.model.vocabulary import Obligation, Outcome, Scope
from service_standards.portfolio.figures import Portfolio, gathered
from service_standards.portfolio.graded import FileFault, Graded
from service_standards.portfolio.grading import Grader
from service_standards.words.message import say

TODAY = "2026-11-29"
DAYS = ("2023-05-01", "2025-03-31", "2026-04-01", "2026-11-28", "2026-11-29", "2027-01-01")
FACTS = ("pays", "shares")


def _criterion(identifier: str, dimension: str, level: int, **more: Any) -> EditionCriterion:
    obligation = more.pop("obligation", Obligation.MUST)
    return EditionCriterion(
        identifier, f"Title of {identifier}", dimension, obligation, level, **more
    )


EDITION = Edition(
    standard="small",
    title="A small standard",
    version="1.1.0",
    digest="",
    dimensions=(
        EditionDimension("a", "Dimension A"),
        EditionDimension("b", "Dimension B"),
        EditionDimension("body", "The body", Scope.ORGANISATION),
    ),
    levels=tuple(EditionLevel(one, f"Level {one}") for one in (1, 2, 3, 4)),
    phases=(EditionTerm("alpha", "Alpha"), EditionTerm("live", "Live")),
    criteria=(
        _criterion("AAA-01", "a", 2),
        _criterion("AAA-02", "a", 3),
        _criterion("AAA-03", "a", 4, obligation=Obligation.SHOULD),
        _criterion("BBB-01", "b", 2, applies_when=FactCondition(all=("pays",))),
        _criterion("BBB-02", "b", 3, applies_when=FactCondition(any=("pays", "shares"))),
        _criterion("ORG-01", "body", 2, maps={"nine": ("law", "money")}),
        _criterion("ORG-02", "body", 2, maps={"nine": ("money",), "other": ("x",)}),
    ),
    facts=FACTS,
    scoring=ScoringRule(
        points={Outcome.MET: 2, Outcome.PARTLY_MET: 1, Outcome.NOT_MET: 0, Outcome.NOT_ASSESSED: 0},
        weights=dict.fromkeys(Obligation, 1),
        gate_obligation=Obligation.MUST,
        gate_outcome=Outcome.MET,
        gate_first_level=2,
    ),
    releases=("1.0.0", "1.1.0"),
    frameworks={"nine": {"law": "Legal frameworks", "money": "Money for change"}},
)
IDS = [one.id for one in EDITION.criteria]
GRADER = Grader(EDITION, TODAY)


def assessment(**members: Any) -> dict[str, Any]:
    """Return the data of a file; `service` adds to what describes the service."""
    service = {"id": "s1", "name": "Service 1", "phase": "live", "facts": {}}
    return {
        "format": "assessment/1",
        "standard": {"id": "small", "version": "1.1.0", "digest": ""},
        "target": {},
        "findings": {},
        "parked": {},
        "snapshots": [],
        **members,
        "service": service | members.get("service", {}),
    }


outcomes = st.sampled_from([one.value for one in Outcome])
findings = st.dictionaries(
    st.sampled_from(IDS),
    st.fixed_dictionaries(
        {"outcome": outcomes},
        optional={
            "reason": st.sampled_from(["", " ", "It has none."]),
            "evidence": st.lists(
                st.fixed_dictionaries({"title": st.just("E"), "expires": st.sampled_from(DAYS)}),
                max_size=2,
            ),
            "updated": st.sampled_from([f"{day}T10:00:00Z" for day in DAYS]),
        },
    ),
)
facts = st.dictionaries(st.sampled_from(FACTS), st.booleans())
assessments = st.builds(
    lambda service, target, found, snapshots: assessment(
        service=service, target=target, findings=found, snapshots=snapshots
    ),
    st.fixed_dictionaries(
        {
            "phase": st.sampled_from(["alpha", "live", "", "unheard-of"]),
            "facts": facts,
            "name": st.sampled_from(["", "Ferry", "<b>", "=1+1"]),
        },
        optional={
            "kind": st.sampled_from(["organisation", "other"]),
            "organisation": st.sampled_from(["Harbour", "Town", " "]),
        },
    ),
    st.dictionaries(st.sampled_from(["a", "b", "body"]), st.integers(-1, 5)),
    findings,
    st.lists(
        st.fixed_dictionaries(
            {
                "date": st.sampled_from(["", *DAYS]),
                "outcomes": st.dictionaries(st.sampled_from(IDS), outcomes),
            }
        ),
        max_size=3,
    ),
)
graded = st.builds(
    GRADER.grade, st.from_regex(r"\A([a-c]/)?[a-z]{3}\.json\Z"), assessments
) | st.builds(FileFault, st.sampled_from(["x.json", "y.json"]), st.just(say("It is broken.")))


def portfolio_of(*read: Graded | FileFault) -> Portfolio:
    """Return the portfolio of what was read."""
    return gathered(read, ("a", "b"), ("body",), TODAY)
