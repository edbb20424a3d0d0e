"""Changes of what a project holds, made in the memory: one of each kind that pages may show."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from service_standards.model.checklist import Selection
from service_standards.model.criterion import Condition, Criterion
from service_standards.model.project import DraftState, Project
from service_standards.model.standard import Standard
from service_standards.model.vocabulary import Obligation
from tests.support.reference_standard import reference_project

DIMENSION = "digital-by-design"
OTHERS = DraftState(sections=3, criteria=2, others=1, notes={"to-write": 3}, unbound=frozenset())
Change = Callable[[Project], Project]


def with_parts(project: Project, **parts: Any) -> Project:
    """Return a project with other parts, and nothing of what is known of the old ones."""
    fields = {name: getattr(project, name) for name in Project.model_fields}
    return Project.model_construct(**{**fields, **parts})


@cache
def project(language: str = "en") -> Project:
    """Return one dimension of the reference standard, whose criteria name each other alone."""
    whole = reference_project()
    if language != "en":
        whole = next(one for one in whole.translations if one.standard.language == language)
    held = whole.criteria_of(DIMENSION)
    ids = [one.id for one in held]
    criteria = tuple(
        one.model_copy(update={"related": tuple(ids[at - 1 : at] or ids[-1:])})
        for at, one in enumerate(held)
    )
    original = project() if language != "en" else None
    return with_parts(whole, criteria=criteria, translations=(), original=original)


def criteria_changed(at: int = 3, **parts: Any) -> Change:
    def change(project: Project) -> Project:
        old = project.criteria[at]
        update = {key: one(old) if callable(one) else one for key, one in parts.items()}
        new = old.model_copy(update=update)
        assert new != old
        them = tuple(new if one is old else one for one in project.criteria)
        return with_parts(project, criteria=them)

    return change


def renamed(name: str) -> Change:
    """Return a change that gives each phase, role or the like of the standard another title."""

    def change(project: Project) -> Project:
        them = tuple(
            one.model_copy(update={"title": f"{one.title} of now"})
            for one in getattr(project.standard, name)
        )
        standard: Standard = project.standard.model_copy(update={name: them})
        return with_parts(project, standard=standard)

    return change


def reworded_fact(project: Project) -> Project:
    asked = {key for one in project.criteria for key in one.applies_when.all}
    facts = tuple(
        one.model_copy(update={"question": "Is it so?"}) if one.id in asked else one
        for one in project.facts
    )
    assert facts != project.facts
    return with_parts(project, facts=facts)


def narrowed_checklists(project: Project) -> Project:
    few = Selection(criteria=tuple(one.id for one in project.criteria[:4]))
    them = tuple(one.model_copy(update={"select": few}) for one in project.checklists)
    return with_parts(project, checklists=them)


def retitled_checklists(project: Project) -> Project:
    them = (one.model_copy(update={"title": f"{one.title}, anew"}) for one in project.checklists)
    return with_parts(project, checklists=tuple(them))


def no_phase_model(project: Project) -> Project:
    assert project.phase_model
    return with_parts(project, phase_model=None)


def other_guides(project: Project) -> Project:
    guides = [one for one in project.guides if one.serves]
    new = guides[0].model_copy(update={"serves": (project.criteria[5].id,)})
    return with_parts(project, guides=(new, *guides[5:]))


def without_one(project: Project) -> Project:
    last = criteria_changed(0, related=())(project)
    return with_parts(last, criteria=last.criteria[:-1])


def other_order(project: Project) -> Project:
    first, second, *others = project.criteria
    return with_parts(project, criteria=(second, first, *others))


def with_draft(project: Project) -> Project:
    return with_parts(project, draft=OTHERS)


def lacking(project: Project) -> Project:
    names = frozenset(one.source for one in project.criteria[2:5])
    return with_parts(project, lacking=names)


def other_question(one: Criterion) -> tuple[object, ...]:
    first, *others = one.questions
    return (first.model_copy(update={"text": "Can you show it?"}), *others)


CHANGES: dict[str, Change] = {
    "title": criteria_changed(title="Something else"),
    "requirement": criteria_changed(requirement="Something else."),
    "obligation": criteria_changed(
        obligation=lambda one: next(other for other in Obligation if other != one.obligation)
    ),
    "level": criteria_changed(level=lambda one: one.level % 3 + 1),
    "phases": criteria_changed(phases=lambda one: one.phases[1:]),
    "roles": criteria_changed(roles=lambda one: one.roles[1:]),
    "topics": criteria_changed(topics=lambda one: one.topics[1:] or ("money",)),
    "maps": criteria_changed(maps={}),
    "questions": criteria_changed(questions=other_question),
    "expectations": criteria_changed(expectations={"alpha": "Know it."}),
    "condition": criteria_changed(applies_when=Condition(any=("takes-payments",))),
    "related": criteria_changed(related=()),
    "words for phases": renamed("phases"),
    "words for roles": renamed("roles"),
    "words for topics": renamed("topics"),
    "words for levels": renamed("levels"),
    "words for frameworks": renamed("frameworks"),
    "fact": reworded_fact,
    "checklists hold less": narrowed_checklists,
    "titles of checklists": retitled_checklists,
    "no gates": no_phase_model,
    "guides": other_guides,
    "a criterion less": without_one,
    "another order": other_order,
    "a draft": with_draft,
    "not translated": lacking,
}


def changed_in(language: str, change: Change) -> Project:
    now = change(project(language))
    return with_parts(now, original=change(project())) if language != "en" else now
