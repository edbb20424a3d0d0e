"""One obvious sample of what the generator hands to the templates and to the browser."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace as View
from typing import Any
from xml.etree import ElementTree as ET

from markupsafe import Markup

from service_standards.model.plain.limits import LONGEST_TEXT
from service_standards.render.environment import environment
from service_standards.words.message import ENGLISH, Message, Words, say

STANDARD_ID = "sample-standard"
STANDARD = {
    "id": STANDARD_ID,
    "title": "Sample standard",
    "version": "1.0.0",
    "digest": "sha256:" + "0" * 64,
}
DIMENSIONS = [
    ("digital-by-design", "DBD", "Digital by design"),
    ("data-driven", "DDP", "Data-driven public sector"),
    ("open-by-default", "OBD", "Open by default"),
    ("user-driven", "UDR", "User-driven"),
    ("government-as-a-platform", "GAP", "Government as a platform"),
    ("proactive", "PRO", "Proactive"),
]
LEVELS = [(1, "Initial"), (2, "Developing"), (3, "Established"), (4, "Leading")]
PHASES = [("discovery", "Discovery"), ("alpha", "Alpha"), ("beta", "Beta"), ("live", "Live")]
ROLES = [
    ("service-owner", "Service owner"),
    ("policy", "Policy"),
    ("data", "Data"),
    ("security", "Security"),
]
OBLIGATIONS = [("must", say("Must")), ("should", say("Should")), ("may", say("May"))]
OUTCOMES = [
    ("met", say("Met")),
    ("partly-met", say("Partly met")),
    ("not-met", say("Not met")),
    ("not-applicable", say("Not applicable")),
    ("not-assessed", say("Not assessed")),
]
FACTS = [
    {
        "id": "handles-personal-data",
        "question": "Does the service collect or use data about people who can be identified?",
        "help": "Names, contact details, account numbers and case notes all count.",
        "if_no": "the service handles no personal data",
        "if_yes": "the service handles personal data",
    },
    {
        "id": "takes-payments",
        "question": "Do users pay or get paid through the service?",
        "help": "Fees, fines, refunds and benefits all count.",
        "if_no": "no money changes hands in the service",
        "if_yes": "money changes hands in the service",
    },
]
TOPICS = [("data", "Data"), ("money", "Money")]
GATES = [("gate-alpha", "Gate to alpha")]
TITLES = [
    "Agree the problem and the outcomes before choosing a solution",
    "Design one service for every channel",
    "Protect personal data from the first sketch",
    "Let people pay in the way that suits them",
    "Test the riskiest assumption first",
    "Give one person the authority to decide",
    "Retire the forms that the service replaces",
    "Publish how well the service works",
    "Plan how the service will end",
]


def criteria(count: int = 9, dimension: tuple[str, str, str] = DIMENSIONS[0]) -> list[View]:
    """Return ``count`` criteria of one dimension, with every feature in the first nine."""
    return [_criterion(number, dimension) for number in range(1, count + 1)]


def _criterion(number: int, dimension: tuple[str, str, str]) -> View:
    dimension_id, prefix, _ = dimension
    identifier = f"{prefix}-{number:02d}"
    level, level_title = LEVELS[1 + (number - 1) % 3]
    obligation = ("must", "must", "must", "should", "may")[(number - 1) % 5]
    phases = PHASES[(number - 1) % 3 : (number - 1) % 3 + 2]
    roles = [ROLES[0], ROLES[1 + (number - 1) % 3]]
    topics = TOPICS[: number % 3]
    needs = {3: ["handles-personal-data"], 4: ["takes-payments"]}.get(number, [])
    return View(
        id=identifier,
        title=TITLES[(number - 1) % len(TITLES)],
        anchor=identifier.lower(),
        dimension=dimension_id,
        obligation=obligation,
        obligation_title=dict(OBLIGATIONS)[obligation],
        level=level,
        level_title=level_title,
        phases=[phase for phase, _ in phases],
        topics=[topic for topic, _ in topics],
        topic_titles=[title for _, title in topics],
        gates=["gate-alpha"] if number < 3 else [],
        phase_titles=[title for _, title in phases],
        roles=[role for role, _ in roles],
        role_places=[ROLES.index(role) + 1 for role in roles],
        role_titles=[title for _, title in roles],
        requirement=f"The team {obligation} write down *the problem* and the outcome it wants.",
        checks=[
            "Is the problem written down in words that a user would use?",
            "Has the service owner agreed the outcomes, with a date?",
            "Can each outcome be **measured** with data that the team has?",
        ],
        evidence_items=[
            "A problem statement that the service owner signed.",
            "A measured baseline.",
        ],
        evidence_required_for=["met"] if number == 1 else [],
        applies_when=View(all=needs, any=[], none=[]),
        maps=["policy-note/strategy"] if number == 1 else [],
        href=f"../standards/{dimension_id}/criterion-{number}.md",
        language="",
    )


def _pairs(pairs: Sequence[tuple[str, str | Message]]) -> list[View]:
    return [View(id=identifier, title=title) for identifier, title in pairs]


def _shared() -> dict[str, Any]:
    return {
        "standard": View(**STANDARD),
        "facts": [View(**fact) for fact in FACTS],
        "phases": _pairs(PHASES),
        "roles": _pairs(ROLES),
        "levels": [View(number=number, title=title) for number, title in LEVELS],
        "has_levels": True,
        "outcomes": _pairs(OUTCOMES),
        "longest_text": LONGEST_TEXT,
        "obligations": _pairs(OBLIGATIONS),
        "frameworks": [
            {
                "id": "policy-note",
                "title": "A policy note",
                "items": [{"id": "strategy", "title": "Strategy"}],
            }
        ],
    }


def checklist_view(count: int = 9) -> dict[str, Any]:
    """Return what checklist.html.j2 gets."""
    identifier, _, title = DIMENSIONS[0]
    group = View(
        dimension=View(id=identifier, title=title, scope="service"), criteria=criteria(count)
    )
    checklist = View(id=identifier, title=f"{title} checklist", summary="Check the service.")
    return _shared() | {"checklist": checklist, "heading_level": 2, "groups": [group]}


def my_service_view() -> dict[str, Any]:
    """Return what my_service.html.j2 gets."""
    dimensions = [
        View(
            id=identifier,
            title=title,
            href=f"checklists/{identifier}.md",
            criteria_count=9 if prefix == "DBD" else 3,
            has_levels=True,
        )
        for identifier, prefix, title in DIMENSIONS
    ]
    return _shared() | {"dimensions": dimensions}


def criteria_list_view(filterable: bool = True) -> dict[str, Any]:
    """Return what criteria_list.html.j2 gets."""
    return _shared() | {
        "dimensions": _pairs([(identifier, title) for identifier, _, title in DIMENSIONS]),
        "topics": _pairs(TOPICS),
        "gates": _pairs(GATES),
        "criteria": all_criteria(),
        "filterable": filterable,
    }


def all_criteria(count: int = 9) -> list[View]:
    """Return ``count`` criteria of the first dimension and three of each other one."""
    rest = [criterion for dimension in DIMENSIONS[1:] for criterion in criteria(3, dimension)]
    return criteria(count) + rest


def catalogue(count: int = 9) -> dict[str, Any]:
    """Return the catalogue.json that belongs to these views."""
    listed = all_criteria(count)
    return {
        "format": "catalogue/1",
        "standard": STANDARD,
        "dimensions": [
            {"id": i, "prefix": p, "title": t, "summary": "", "url": f"standards/{i}/"}
            for i, p, t in DIMENSIONS
        ],
        "levels": [{"number": number, "title": title, "summary": ""} for number, title in LEVELS],
        "phases": [{"id": i, "title": t, "summary": ""} for i, t in PHASES],
        "roles": [{"id": i, "title": t, "summary": ""} for i, t in ROLES],
        "facts": FACTS,
        "scoring": {
            "points": {"met": 2, "partly-met": 1, "not-met": 0, "not-assessed": 0},
            "weights": {"must": 1, "should": 1, "may": 1},
            "gate": {"obligation": "must", "outcome": "met", "first_level": 2},
        },
        "checklists": [
            {
                "id": identifier,
                "title": f"{title} checklist",
                "url": f"checklists/{identifier}/",
                "criteria": [c.id for c in listed if c.dimension == identifier],
            }
            for identifier, _, title in DIMENSIONS
        ]
        + [
            {
                "id": "gate-alpha",
                "title": "Gate to alpha",
                "url": "checklists/gate-alpha/",
                "criteria": [c.id for c in listed if c.dimension == DIMENSIONS[0][0]],
            }
        ],
        "gates": [
            {
                "id": "gate-alpha",
                "title": "Gate to alpha: is it worth it?",
                "phase": "discovery",
                "decisions": ["Go", "Stop"],
                "create": ["brief"],
                "update": [],
            }
        ],
        "documents": [{"id": "brief", "title": "Project brief", "url": "templates/brief/"}],
        "criteria": [_entry(criterion) for criterion in listed],
    }


def _entry(criterion: View) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "title": criterion.title,
        "dimension": criterion.dimension,
        "obligation": criterion.obligation,
        "level": criterion.level,
        "phases": criterion.phases,
        "roles": criterion.roles,
        "applies_when": vars(criterion.applies_when),
        "evidence": {"required_for": criterion.evidence_required_for, "max_age_months": None},
        "requirement": criterion.requirement.replace("*", ""),
        "url": f"standards/{criterion.dimension}/{criterion.anchor}/",
    }


def from_phase(title: str) -> str:
    """Return how the sample says that a question waits for a phase."""
    return f"From {title.lower()}"


def phase_values(criterion: View) -> dict[str, Any]:
    """Return what a form says of phases; the last of its items wait for the second phase."""
    phases = [*zip(criterion.phases, criterion.phase_titles, strict=True)]
    later, title = phases[-1]

    def items(texts: Sequence[str]) -> list[View]:
        return [
            View(text=text, phase=later, start=from_phase(title), is_later=False, key="")
            if len(phases) > 1 and text == texts[-1]
            else View(text=text, phase="", start="", is_later=False, key="")
            for text in texts
        ]

    questions, evidence = items(criterion.checks), items(criterion.evidence_items)
    return {"gate": "", "questions": questions, "evidence": evidence, "expected": None}


def render(template: str, view: dict[str, Any], words: Words = ENGLISH) -> str:
    """Render one of the package's templates as the generator does."""
    templates = environment(words)

    def part(name: str, criterion: View, **more: Any) -> Markup:
        return Markup(templates.get_template(name).render(view | {"criterion": criterion} | more))

    forms = {"form_of": lambda one: part("criterion/form.html.j2", one, **phase_values(one))}
    rows = [part("criterion/row.html.j2", one) for one in view.get("criteria", ())]
    return templates.get_template(template).render(view | forms | {"rows": rows})


def as_page(markup: str) -> str:
    """Turn the well-formed XML of a template into HTML, with its inline Markdown shown as text."""
    root = ET.fromstring(markup)
    for element in root.iter():
        element.attrib.pop("data-markdown", None)
    return ET.tostring(root, encoding="unicode", method="html")
