"""A small catalogue, and assessments of all kinds against it, for reports in two languages."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from service_standards.model.vocabulary import Obligation, Outcome
from tests.support.cases.assessment_cases import halves, words

TODAY = "2026-11-23"
# What a browser makes of a case: an expression over the modules `report`, `paper` and a `value`.
REPORT = """((gate) => {
  const made = gate ? report.gateReportOf(value, gate) : report.reportOf(value);
  const levels = new Map(value.catalogue.levels.map(({ number, title }) => [number, title]));
  const blocks = gate ? paper.gatePaper(made) : paper.reportPaper(made, levels);
  return { report: made, markdown: paperToMarkdown(blocks) };
})(value.catalogue.gates.find(({ id }) => id === value.gate))"""
FACTS = ("pays", "identifies")
DIMENSIONS = ("first", "second")
PHASES = ("alpha", "beta")
POLICY: dict[str, Any] = {
    "points": {"met": 2, "partly-met": 1, "not-met": 0, "not-assessed": 0},
    "weights": {"must": 3, "should": 2, "may": 1},
    "gate": {"obligation": "must", "outcome": "met", "first_level": 2},
}


def criterion(
    identifier: str,
    dimension: str = "first",
    obligation: str = "must",
    level: int = 2,
    phases: tuple[str, ...] = ("alpha",),
    **more: Any,
) -> dict[str, Any]:
    """Return a criterion of a catalogue; `more` is `applies_when` or `evidence`."""
    nothing: dict[str, list[str]] = {"all": [], "any": [], "none": []}
    return {
        "id": identifier,
        "title": f"Title of {identifier}",
        "dimension": dimension,
        "obligation": obligation,
        "level": level,
        "phases": list(phases),
        "roles": ["design"],
        "applies_when": nothing | more.get("applies_when", {}),
        "evidence": {"required_for": ["met"], "max_age_months": None} | more.get("evidence", {}),
        "related": [],
        "maps": {},
        "requirement": "You must do it.",
        "url": f"standards/{identifier.lower()}/",
    }


CRITERIA = (
    criterion("FST-01", level=3),
    criterion("FST-02"),
    criterion("FST-03", obligation="should"),
    criterion("FST-04", obligation="may", level=4, phases=("beta",)),
    criterion("FST-05", applies_when={"all": ["pays"], "none": ["identifies"]}),
    criterion("SND-01", "second", evidence={"max_age_months": 12}),
    criterion("SND-02", "second", "should", 3, applies_when={"any": ["pays", "identifies"]}),
    criterion("SND-03", "second", level=4, phases=("beta",)),
    criterion("OWN-01", "organisation", phases=()),
)
CATALOGUE: dict[str, Any] = {
    "format": "catalogue/1",
    "standard": {
        "id": "sample",
        "title": "Sample *standard*",
        "version": "1.1.0",
        "digest": "sha256:" + "0" * 64,
    },
    "releases": [],
    "dimensions": [
        {"id": "first", "title": "First", "scope": "service"},
        {"id": "second", "title": "Second | half", "scope": "service"},
        {"id": "organisation", "title": "Organisation", "scope": "organisation"},
    ],
    "levels": [
        {"number": number, "title": title}
        for number, title in enumerate(("Initial", "Developing", "Established", "Leading"), 1)
    ],
    "phases": [{"id": one, "title": one.title()} for one in PHASES],
    "roles": [{"id": "design", "title": "Design"}],
    "facts": [
        {
            "id": one,
            "question": f"Is it one that {one}?",
            "if_no": f"it is none that {one}",
            "if_yes": f"it is one that {one}",
        }
        for one in FACTS
    ],
    "scoring": POLICY,
    "checklists": [
        {
            "id": f"gate-{gate}",
            "title": f"Gate to {gate}",
            "url": f"checklists/gate-{gate}/",
            "criteria": [one["id"] for one in CRITERIA if phase in one["phases"]],
        }
        for gate, phase in (("beta", "alpha"), ("live", "beta"))
    ],
    "gates": [
        {
            "id": "gate-beta",
            "title": "Gate to beta: is it right?",
            "phase": "alpha",
            "decisions": ["Go", "Go with conditions", "Stop"],
            "create": ["brief", "plan"],
            "update": ["plan", "gone"],
        },
        {
            "id": "gate-live",
            "title": "Gate to live",
            "phase": "beta",
            "decisions": [],
            "create": [],
            "update": [],
        },
    ],
    "documents": [
        {"id": "brief", "title": "Brief", "url": "templates/brief/"},
        {"id": "plan", "title": "Plan <of> work", "url": "templates/plan/"},
    ],
    "criteria": list(CRITERIA),
}
WITHOUT_PHASES: dict[str, Any] = {
    **CATALOGUE,
    "phases": [],
    "gates": [],
    "criteria": [{**one, "phases": []} for one in CRITERIA],
}
# Criteria without levels name none, and neither does the policy.
WITHOUT_LEVELS: dict[str, Any] = {
    **CATALOGUE,
    "levels": [],
    "scoring": {**POLICY, "gate": {"obligation": "must", "outcome": "met"}},
    "criteria": [{key: value for key, value in one.items() if key != "level"} for one in CRITERIA],
}
IDS = [one["id"] for one in CRITERIA]

days = st.sampled_from(["", "2025-11-22", "2025-11-23", "2026-11-22", TODAY, "2030-01-31"])
urls = st.sampled_from(
    [
        "https://a.example/x?y=1&copy;#z",
        'http://a.example/(1)[2]|3`4`<5>"6"*7*',
        " HTTPS://\u00e9.example/\u00fc ",
        "https://user@a.example/",
        "https://a.example\\@b.example/",
        "javascript:alert(1)",
        "https://a.example/a b",
        "https://[::1]/",
        "https:///a",
        "https://a.example/\x07",
        "https://a.example/\ud800",
    ]
)
signs = st.text("ab \n\t*_`[]()<>|&#~^=$-+.1{}\\:/!@\u00a0\u2028\ufeff\x1c\x85\x00", max_size=12)
texts = words | signs | urls
evidence = st.fixed_dictionaries(
    {},
    optional={
        "title": texts | st.none(),
        "url": urls | texts | st.none(),
        "path": texts,
        "by": texts,
        "date": days | st.none(),
        "expires": days,
    },
)
exemption = st.fixed_dictionaries(
    {},
    optional={
        "approved_by": texts | st.none(),
        "approved_on": days | st.none(),
        "reason": texts,
        "until": days,
    },
)
finding = st.fixed_dictionaries(
    {},
    optional={
        "title": words,
        "outcome": st.sampled_from([one.value for one in Outcome]),
        "reason": texts | st.none(),
        "note": texts,
        "evidence": st.lists(evidence, max_size=2) | st.none(),
        "owner": texts,
        "due": days | st.none(),
        "check_again": st.booleans(),
        "proposed": st.just(value=True),
        "inherited_from": halves | st.none(),
        "exemption": exemption | st.none(),
    },
)
assessments_of_sample = st.fixed_dictionaries(
    {
        "format": st.just("assessment/1"),
        "standard": st.fixed_dictionaries(
            {
                "id": st.just("sample"),
                "version": st.sampled_from(["1.1.0", "1.0.0", ""]) | texts,
                "digest": st.just(""),
            }
        ),
        "service": st.fixed_dictionaries(
            {
                "id": st.just("s"),
                "name": texts,
                "phase": st.sampled_from([*PHASES, "", "elsewhere"]) | texts,
                "facts": st.dictionaries(st.sampled_from([*FACTS, "more"]), st.booleans()),
            }
        ),
        "target": st.dictionaries(
            st.sampled_from([*DIMENSIONS, "elsewhere"]),
            st.integers(1, 4) | st.integers(-(2**53) + 1, 2**53 - 1),
        ),
        "findings": st.dictionaries(st.sampled_from(IDS), finding),
        "parked": st.just({}),
        "snapshots": st.just([]),
    }
)
# Which obligations there are is the vocabulary's; the catalogue has a criterion of each.
assert {one["obligation"] for one in CRITERIA} == {one.value for one in Obligation}
