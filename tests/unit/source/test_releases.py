"""Releases: each change is declared once, and no other; files are read strictly."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from service_standards.errors import Problem
from service_standards.export.release import freeze, release_data, release_text
from service_standards.model.changes import differing, undeclared, used_again
from service_standards.model.release import Change, Release, change_fault, version_order
from service_standards.source.kinds.release_files import read_changes, read_frozen
from service_standards.source.project import load_project
from service_standards.source.reading.problems import ProblemList
from tests.support.cases.edition_cases import FOLDER, data, release
from tests.support.cases.golden import VALID

FIRST, SECOND = release("1.0.0"), release("2.0.0")


def change(**values: Any) -> Change:
    return Change.model_validate(values)


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


def test_a_number_is_never_used_again() -> None:
    third = SECOND.model_copy(update={"criteria": FIRST.criteria})
    assert used_again([FIRST], SECOND) == []
    assert used_again([FIRST, SECOND], SECOND) == []
    found = {str(fault.message).split("'")[1] for fault in used_again([FIRST, SECOND], third)}
    assert found == {"AAA-04", "AAA-05", "AAA-06", "AAA-07", "AAA-08", "AAA-09", "BBB-02"}
    last = SECOND.model_copy(
        update={"standard": third.standard.model_copy(update={"version": "9.0.0"})}
    )
    assert "taken out in 2.0.0" in str(used_again([FIRST, SECOND, last], third)[0].message)


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


def test_versions_are_sorted_as_semantic_versioning_says() -> None:
    versions = ["0.9.9", "1.0.0-1", "1.0.0-a", "1.0.0-a.2", "1.0.0-a.11", "1.0.0", "1.10.0"]
    shuffled = random.Random(1).sample(versions, len(versions))
    assert sorted(shuffled, key=version_order) == versions


def test_freezing_gives_the_same_text_each_time_and_reads_back() -> None:
    project = load_project(VALID / "minimal")
    text = release_text(freeze(project, "2026-11-23", None, []))
    assert text == release_text(freeze(project, "2026-11-23", None, []))
    frozen = Release.model_validate_json(text)
    assert release_text(release_data(frozen)) == text
    assert [one.id for one in frozen.criteria] == [one.id for one in project.criteria]
    assert frozen.criteria[0].checks == project.criteria[0].checks
    assert frozen.standard.digest.startswith("sha256:")
    assert frozen.criteria[0].source == project.criteria[0].source
    titles = {one.id: one.title for one in project.standard.dimensions}
    assert {one.id: one.title for one in frozen.dimensions} == titles


def test_where_a_page_stands_changes_no_digest() -> None:
    project = load_project(VALID / "minimal")
    moved = [one.model_copy(update={"source": "standards/a/b.md"}) for one in project.criteria]
    other = project.model_copy(update={"criteria": tuple(moved)})
    assert (
        freeze(project, "2026-11-23", None, [])["standard"]
        == (freeze(other, "2026-11-23", None, [])["standard"])
    )


@pytest.mark.parametrize("version", ["1.0.0", "2.0.0"])
def test_the_fixtures_are_canonical(version: str) -> None:
    text = (FOLDER / f"{version}.json").read_text("utf-8")
    assert release_text(release_data(release(version))) == text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "releases")
    return tmp_path


def read(root: Path) -> tuple[list[str], list[str]]:
    problems = ProblemList()
    versions = [one.model.standard.version for one in read_frozen(root, problems)]
    return versions, [f"{one.code} {one}" for one in problems.problems]


def changed(root: Path, old: str, new: str, version: str = "2.0.0") -> list[str]:
    path = root / f"releases/{version}.json"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return read(root)[1]


def test_releases_are_read_the_oldest_first(root: Path) -> None:
    third = {**data("2.0.0"), "previous": "2.0.0", "changes": []}
    third["standard"] = {**third["standard"], "version": "10.0.0"}
    (root / "releases/10.0.0.json").write_text(json.dumps(third))
    assert read(root) == (["1.0.0", "2.0.0", "10.0.0"], [])


def test_there_need_not_be_releases(tmp_path: Path) -> None:
    assert read(tmp_path) == ([], [])
    assert read_changes(tmp_path, "1.0.0", ProblemList()) is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"title": "Agree the problem",', '"name": "x",', "unknown-key releases/2.0.0.json:14:7:"),
        ('"level": 2,', '"level": "2",', "wrong-type releases/2.0.0.json:17:16:"),
        ('"level": 2,', '"level": 2.5,', "wrong-type releases/2.0.0.json:17:16:"),
        ('"level": 2,', '"level": NaN,', "broken-json releases/2.0.0.json:1:1:"),
        ('"obligation": "must"', '"obligation": "shall"', "unknown-value releases/2.0.0.json:16"),
        ('"previous": "1.0.0"', '"previous": "0.9.0"', "broken-chain releases/2.0.0.json:10:15:"),
        ('"previous": "1.0.0"', '"previous": null', "broken-chain releases/2.0.0.json:10:15:"),
        ('"version": "2.0.0"', '"version": "2.1.0"', "bad-version releases/2.0.0.json:6:16:"),
        ('"id": "sample"', '"id": "other"', "bad-id releases/2.0.0.json:4:11:"),
        ('"date": "2026-11-23"', '"date": "2026-02-30"', "bad-value releases/2.0.0.json:8:13:"),
        ('"date": "2026-11-23"', '"date": "today"', "bad-value releases/2.0.0.json:8:13:"),
        ('"id": "AAA-02"', '"id": "AAA-01"', "duplicate-id releases/2.0.0.json:13:13:"),
        ('"kind": "editorial"', '"kind": "moved-to"', "wrong-change releases/2.0.0.json:"),
        ('"previous": "1.0.0",', '"previous": 1, "previous": 2,', "duplicate-key releases/2.0.0"),
        ('"criteria": [', '"criteria": ["', "broken-json releases/2.0.0.json:11:"),
        ('"requirement":', '"requirement": ' + "[" * 30 + "]" * 30 + ', "x":', "too-deep releases"),
    ],
)
def test_a_faulty_release_is_refused_with_its_place(
    root: Path, old: str, new: str, expected: str
) -> None:
    found = changed(root, old, new)
    assert [one for one in found if one.startswith(expected)], found


def test_nesting_without_end_is_no_crash(root: Path) -> None:
    (root / "releases/2.0.0.json").write_text("[" * 100_000 + "]" * 100_000)
    assert [one.split()[0] for one in read(root)[1]] == ["too-deep"]


def test_the_first_release_follows_on_nothing(root: Path) -> None:
    (root / "releases/2.0.0.json").unlink()
    found = changed(root, '"previous": null', '"previous": "0.9.0"', "1.0.0")
    assert len(found) == 1
    assert "'previous' has to be null" in found[0]


def test_a_release_outside_the_root_is_not_read(root: Path, tmp_path_factory: Any) -> None:
    outside = tmp_path_factory.mktemp("outside") / "2.0.0.json"
    (root / "releases/2.0.0.json").replace(outside)
    (root / "releases/2.0.0.json").symlink_to(outside)
    assert [one.split()[0] for one in read(root)[1]] == ["leaves-root"]


def test_declared_changes_are_read_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    path = tmp_path / "releases/changes-2.0.0.yml"
    path.write_text("format: changes/1\nchanges:\n  - {kind: new, id: AAA-12}\n")
    problems = ProblemList()
    found = read_changes(tmp_path, "2.0.0", problems)
    assert found
    assert found.model.changes == (change(kind="new", id="AAA-12"),)
    assert found.data.place(("changes", 0)) == (3, 5)
    path.write_text("format: changes/1\nchanges:\n  - {kind: news}\n")
    assert read_changes(tmp_path, "2.0.0", problems) is None
    assert "did you mean 'new'?" in str(problems.problems[0])
