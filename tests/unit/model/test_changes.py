"""The changes that are declared between two editions: each once, and no other."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pydantic import ValidationError

from service_standards.errors import Problem
from service_standards.model.changes import differing, undeclared
from service_standards.model.release import Release, change_fault
from tests.support.cases.edition_cases import FIRST, SECOND, change, data


def codes(faults: list[Problem]) -> list[tuple[str, str]]:
    return [(fault.code, str(fault.message)) for fault in faults]


def test_the_fixtures_declare_every_change_and_hold_every_kind() -> None:
    assert undeclared(FIRST, SECOND, SECOND.changes) == []
    assert len({one.kind for one in SECOND.changes}) == 8


@pytest.mark.parametrize("index", range(len(SECOND.changes)))
def test_a_change_that_is_left_out_is_missed(index: int) -> None:
    left_out = SECOND.changes[index]
    changes = [*SECOND.changes[:index], *SECOND.changes[index + 1 :]]
    faults = undeclared(FIRST, SECOND, changes)
    assert {fault.code for fault in faults} == {"undeclared"}
    missed = {*left_out.gone, *left_out.reworded, *left_out.added}
    assert {str(fault.message).split("'")[1] for fault in faults} == missed


@pytest.mark.parametrize("index", range(len(SECOND.changes)))
def test_a_change_that_is_declared_twice_is_found(index: int) -> None:
    again = SECOND.changes[index]
    faults = undeclared(FIRST, SECOND, [*SECOND.changes, again])
    assert {fault.code for fault in faults} == {"declared-twice"}
    assert {fault.path for fault in faults} == {f"changes[{len(SECOND.changes)}]"}
    assert f"changes[{index}]" in str(faults[0].message)


@pytest.mark.parametrize(
    ("values", "code", "words"),
    [
        ({"kind": "editorial", "id": "AAA-01"}, "not-real", "says the same as in 1.0.0"),
        ({"kind": "modified", "id": "AAA-12"}, "not-real", "not in both releases"),
        ({"kind": "new", "id": "AAA-01"}, "not-real", "use editorial or modified"),
        ({"kind": "new", "id": "CCC-01"}, "not-real", "'CCC-01' is not there"),
        ({"kind": "withdrawn", "id": "CCC-01", "reason": "r"}, "not-real", "was not in 1.0.0"),
        ({"kind": "withdrawn", "id": "AAA-01", "reason": "r"}, "not-real", "is still there"),
        ({"kind": "covered-by", "from": ["AAA-01"], "to": ["BBB-01"]}, "not-real", "still there"),
        ({"kind": "covered-by", "from": ["AAA-06"], "to": ["CCC-01"]}, "not-real", "not there"),
        ({"kind": "moved-to", "from": ["AAA-06"], "to": ["BBB-01"]}, "not-real", "use covered-by"),
        ({"kind": "withdrawn", "id": "AAA-09"}, "wrong-change", "for a reason"),
    ],
)
def test_a_change_that_is_not_real_is_found(values: Any, code: str, words: str) -> None:
    faults = undeclared(FIRST, SECOND, [*SECOND.changes, change(**values)])
    assert [message for kind, message in codes(faults) if kind == code and words in message]


def test_an_editorial_change_is_wording_only() -> None:
    changes = [
        change(kind="editorial", id="AAA-03") if one.id == "AAA-03" else one
        for one in SECOND.changes
    ]
    assert codes(undeclared(FIRST, SECOND, changes)) == [
        ("not-real", "'AAA-03' differs in obligation, which is more than wording; use modified")
    ]


MERGED = {"kind": "merged-to", "from": ["AAA-06", "AAA-07"], "to": ["BBB-04"]}
SPLIT = {"kind": "split-to", "from": ["AAA-05"], "to": ["AAA-10", "AAA-11"]}
MOVED = {"kind": "moved-to", "from": ["AAA-04"], "to": ["BBB-03"]}


def declared(**others: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the faults when some changes of the fixture are declared in another way."""
    kept = [one for one in SECOND.changes if one.kind.value.partition("-")[0] not in others]
    return codes(undeclared(FIRST, SECOND, [*kept, *(change(**one) for one in others.values())]))


def test_a_part_of_what_is_split_can_stand_in_what_others_became() -> None:
    assert declared(split=SPLIT | {"to": ["AAA-10", "AAA-11", "BBB-04"]}) == []
    found = declared(covered={"kind": "moved-to", "from": ["AAA-08"], "to": ["BBB-04"]})
    assert found == [("declared-twice", "'BBB-04' is declared already in changes[4]")]


def test_what_several_criteria_say_can_be_cut_anew() -> None:
    cut = SPLIT | {"from": ["AAA-05", "AAA-06", "AAA-07"], "to": ["AAA-10", "AAA-11", "BBB-04"]}
    assert declared(merged=cut, split=cut)[0][0] == "declared-twice"
    kept = [one for one in SECOND.changes if one.kind.value not in {"split-to", "merged-to"}]
    assert undeclared(FIRST, SECOND, [*kept, change(**cut)]) == []


def test_what_moved_can_say_that_only_its_wording_changed() -> None:
    others = [one for one in SECOND.changes if one.kind != "moved-to"]
    there = next(one for one in SECOND.changes if one.from_ == ("BBB-02",))

    def found(**values: Any) -> list[tuple[str, str]]:
        current = SECOND.model_copy(
            update={
                "criteria": tuple(
                    one.model_copy(update=values) if one.id == "BBB-03" else one
                    for one in SECOND.criteria
                )
            }
        )
        moved = change(**MOVED, editorial=True)
        return codes(undeclared(FIRST, current, [*others, there, moved]))

    assert found(requirement="You must say the same in other words.") == []
    ((code, said),) = found(level=4)
    assert code == "not-real"
    assert said == (
        "'BBB-03' differs from 'AAA-04' in level, which is more than wording; leave 'editorial' out"
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "modified", "id": "AAA-01", "editorial": True}, "can have 'editorial'"),
        (MERGED | {"page": "standards/a/b.md"}, "'page' is that of the one criterion"),
        ({"kind": "split-to", "from": [], "to": ["AAA-10", "AAA-11"]}, "one id or more"),
    ],
)
def test_a_key_that_does_not_fit_the_kind_is_told(values: Any, words: str) -> None:
    assert words in str(change_fault(change(**values)))


@pytest.mark.parametrize("page", ["../up.md", "docs/a.md", "standards/a/../b.md", "standards/a.md"])
def test_a_page_stands_in_the_folder_of_a_dimension(page: str) -> None:
    with pytest.raises(ValidationError):
        change(kind="withdrawn", id="AAA-01", reason="r", page=page)


def test_the_first_release_has_nothing_to_declare() -> None:
    assert undeclared(None, FIRST, []) == []
    faults = undeclared(None, FIRST, [change(kind="new", id="AAA-01")])
    assert [fault.code for fault in faults] == ["not-real"]


def test_faults_say_where_the_change_stands() -> None:
    faults = undeclared(
        FIRST,
        SECOND,
        [*SECOND.changes, change(kind="new", id="AAA-01")],
        file="releases/changes-2.0.0.yml",
        place=lambda path: (int(path[1]), 7),
    )
    assert str(faults[0]).startswith("releases/changes-2.0.0.yml:9:7: changes[9]: 'AAA-01'")


def test_any_difference_of_any_field_has_to_be_declared() -> None:
    """Change one field of one criterion at a time: nothing slips through."""
    generator = random.Random(1)
    others = {
        "title": "Other",
        "dimension": "third",
        "obligation": "may",
        "level": 4,
        "phases": ["live"],
        "roles": ["legal", "design"],
        "applies_when": {"all": [], "any": ["pays"], "none": []},
        "requirement": "You may do something else.",
        "checks": ["Is it?", "Is it not?"],
    }
    for field, value in others.items():
        changed = data("2.0.0")
        place = generator.choice([0, 7])
        changed["criteria"][place][field] = value
        current = Release.model_validate(changed)
        found = codes(undeclared(FIRST, current, SECOND.changes))
        assert len(found) == 1
        assert field in found[0][1]


def test_the_order_of_phases_roles_and_facts_is_no_difference() -> None:
    one = data("1.0.0")["criteria"][0]
    values = {"phases": ["a", "b"], "roles": ["c", "d"], "applies_when": {"any": ["e", "f"]}}
    turned = {"phases": ["b", "a"], "roles": ["d", "c"], "applies_when": {"any": ["f", "e"]}}
    left, right = (
        Release.model_validate({**data("1.0.0"), "criteria": [{**one, **each}]}).criteria[0]
        for each in (values, turned)
    )
    assert differing(left, right) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "new"}, "needs 'id'"),
        ({"kind": "modified", "from": ["AAA-01"]}, "needs 'id'"),
        ({"kind": "new", "id": "AAA-01", "to": ["AAA-02"]}, "not both"),
        ({"kind": "moved-to", "from": ["AAA-01"]}, "'from' with one id and 'to' with one id"),
        ({"kind": "moved-to", "from": ["AAA-01"], "to": ["AAA-02"], "id": "AAA-01"}, "not both"),
        ({"kind": "split-to", "from": ["AAA-01"], "to": ["AAA-02"]}, "'to' with two ids or more"),
        ({"kind": "merged-to", "from": ["AAA-01"], "to": ["AAA-02"]}, "'from' with two ids"),
        ({"kind": "covered-by", "from": ["AAA-01"]}, "at least one id each"),
        ({"kind": "moved-to", "from": ["AAA-01"], "to": ["AAA-01"]}, "twice"),
        ({"kind": "withdrawn", "id": "AAA-01"}, "'reason'"),
    ],
)
def test_a_change_has_what_its_kind_needs(values: Any, words: str) -> None:
    assert words in str(change_fault(change(**values)))


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "gone"},
        {"kind": "new", "id": "no id"},
        {"kin": "new"},
        {"kind": "moved-to", "from_": ["AAA-01"]},
    ],
)
def test_a_change_has_no_other_words(values: Any) -> None:
    with pytest.raises(ValidationError):
        change(**values)
