"""What is rendered of a criterion is as if it were new after any change, and kept where it can be.

Nothing that is remembered is compared with what another memory gives: one that forgets nothing
would be wrong in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from service_standards.known import NOTHING, Knowledge, ReadBefore
from service_standards.model.checklist import Selection
from service_standards.model.criterion import Condition, Criterion
from service_standards.model.project import DraftState, Project, around_criteria, frame_of
from service_standards.model.standard import Standard
from service_standards.model.vocabulary import Obligation
from service_standards.site.conversion import PageContext
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


# What blocks do not show: how much of a draft is to be written, and what the original lacks not.
UNSEEN = {"en": {"a draft", "not translated"}, "fr": {"a draft"}}


def blocks_of(project: Project, known: Knowledge) -> dict[str, str]:
    """Return what pages say of criteria, by directives and pages."""
    shared = PageContext(project, known=known)
    pages = [(one.source, one.id) for one in project.criteria]
    pages += [("index.md", one) for _, one in pages]
    names = ("badges", "summary", "phases", "links")
    asked = [(page, f"::: criterion-{name} {one}") for page, one in pages for name in names]
    asked += [(f"checklists/{one.id}.md", f"::: checklist {one.id}") for one in project.checklists]
    for page in ("index.md", f"standards/{DIMENSION}/index.md"):
        asked += [(page, "::: criteria"), (page, "::: criteria\n    levels: [1, 2]")]
    found = {}
    for page, words in asked:
        # Where nothing is known, nothing is shared either.
        context = PageContext(project) if known is NOTHING else shared
        context.turn_to(page, None)
        found[f"{words} on {page}"] = context.block(words)
        assert not context.found()
    return found


def read(project: Project, known: Knowledge) -> dict[str, str]:
    if isinstance(known, ReadBefore):
        known.begin()
    return blocks_of(project, known)


def changed_in(language: str, change: Change) -> Project:
    now = change(project(language))
    return with_parts(now, original=change(project())) if language != "en" else now


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", CHANGES)
def test_after_each_kind_of_change_all_is_as_if_it_were_new(name: str, language: str) -> None:
    known, now = ReadBefore(), changed_in(language, CHANGES[name])
    before = read(project(language), known)
    fresh = blocks_of(now, NOTHING)

    assert (
        name in {"a draft", "topics"}
        or fresh != before
        or (name, language)
        == (
            "not translated",
            "en",
        )
    )
    assert read(now, known) == fresh
    # And so it is again, once the first is forgotten.
    assert read(project(language), known) == before


def test_a_translation_follows_its_original() -> None:
    known = ReadBefore()
    before = read(project("fr"), known)
    now = with_parts(project("fr"), original=CHANGES["questions"](project()))

    assert before != read(now, known) == blocks_of(now, NOTHING)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_title_renders_nothing_of_others_but_what_names_it(language: str) -> None:
    known = ReadBefore()
    before = read(project(language), known)
    now = changed_in(language, CHANGES["title"])
    after = read(now, known)

    single = {key for key in after if key.startswith("::: criterion-")}
    made = {key for key in single if after[key] is not before[key] and after[key]}
    ids = [one.id for one in now.criteria]
    expected = {f"::: criterion-{name} {ids[3]}" for name in ("badges", "summary", "phases")}
    expected |= {f"::: criterion-links {one}" for one in (ids[3], ids[4])}
    expected |= {f"::: criterion-summary {one}" for one in (ids[2], ids[4])}
    assert {key.partition(" on ")[0] for key in made} == expected


def test_pages_that_nobody_makes_again_keep_what_they_asked_for() -> None:
    known = ReadBefore()
    before = read(project(), known)
    for _ in range(3):
        known.begin()
        # A build whose pages are all remembered asks for none of their blocks.
        PageContext(project(), known=known)

    after = read(project(), known)
    assert all(after[key] is before[key] for key in after if key.startswith("::: criterion-"))


def test_what_stands_around_criteria_tells_nothing_of_them() -> None:
    around = around_criteria(frame_of(project(), NOTHING), NOTHING)

    for ask in (
        lambda: around.criteria,
        lambda: around.criteria_by_id,
        lambda: around.criteria_of(DIMENSION),
        lambda: around.select(Selection()),
        lambda: around.baseline,
        lambda: around.has_levels(DIMENSION),
        lambda: around.page_of("DBD-01"),
    ):
        with pytest.raises(AttributeError):
            ask()
