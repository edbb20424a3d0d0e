"""What is rendered of a criterion is as if it were new after any change, and kept where it can be.

Nothing that is remembered is compared with what another memory gives: one that forgets nothing
would be wrong in the same way.
"""

from __future__ import annotations

import pytest

from service_standards.known import NOTHING, Knowledge, ReadBefore
from service_standards.model.checklist import Selection
from service_standards.model.criterion import Criterion
from service_standards.model.project import Project, around_criteria, frame_of
from service_standards.render.rendered_criteria import KEPT_FOR, RenderedCriteria
from service_standards.site.conversion import PageContext
from tests.support.cases.project_changes import (
    CHANGES,
    DIMENSION,
    OTHERS,
    changed_in,
    project,
    with_draft,
    with_parts,
)

# What blocks do not show: how much of a draft is to be written, and what a translation lacks in the
# site of the original.
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


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", CHANGES)
def test_after_each_kind_of_change_all_is_as_if_it_were_new(name: str, language: str) -> None:
    known, now = ReadBefore(), changed_in(language, CHANGES[name])
    before = read(project(language), known)
    fresh = blocks_of(now, NOTHING)

    assert (fresh == before) is (name in UNSEEN[language])
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


def rendered(around: Project, criterion: Criterion, more: int = 0) -> str:
    return f"{around.standard.id} {criterion.id} {more}"


def kept(before: RenderedCriteria) -> int:
    return len(before._made)


def test_what_was_rendered_of_criteria_that_are_gone_is_forgotten() -> None:
    first, second, *_ = project().criteria
    before = RenderedCriteria(project(), lasts=True)
    before.turn_to(first, second)
    text = before.once(rendered, first)
    before.once(rendered, second)
    assert (kept(before), before.once(rendered, first) is text) == (2, True)

    before.turn_to(first)
    assert (kept(before), before.once(rendered, first) is text) == (1, True)


def test_what_nobody_asks_for_is_forgotten_in_the_end() -> None:
    before = RenderedCriteria(project(), lasts=True)
    them = project().criteria
    for at in range(60):
        before.turn_to(them[0], *them[1 + at % 3 :])
        before.once(rendered, them[0], at)
    assert kept(before) <= KEPT_FOR + 1


def test_a_build_that_is_the_only_one_keeps_what_it_uses_again() -> None:
    before = RenderedCriteria(project(), lasts=False)
    before.turn_to(*project().criteria)
    before.once(rendered, project().criteria[0])
    assert kept(before) == 0
    text = before.once(rendered, project().criteria[0], is_shared=True)
    assert before.once(rendered, project().criteria[0], is_shared=True) is text


def test_what_stands_around_criteria_tells_nothing_of_them() -> None:
    around = around_criteria(frame_of(project(), NOTHING), NOTHING)
    drafted = around_criteria(frame_of(with_draft(project()), NOTHING), NOTHING)

    assert drafted.draft
    assert drafted.draft.unbound == OTHERS.unbound
    for ask in (
        lambda: around.criteria,
        lambda: around.criteria_by_id,
        lambda: around.criteria_of(DIMENSION),
        lambda: around.select(Selection()),
        lambda: around.baseline,
        lambda: around.has_levels(DIMENSION),
        lambda: around.page_of("DBD-01"),
        lambda: around.releases,
        lambda: drafted.draft.sections,
    ):
        with pytest.raises(AttributeError):
            ask()
