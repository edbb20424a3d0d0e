"""A process that reads again does not judge again what is the same, and tells its faults again."""

from __future__ import annotations

import gc
import weakref
from itertools import count
from pathlib import Path

import pytest

from service_standards import ProblemsFound
from service_standards.known import NOTHING, Names, ReadBefore
from service_standards.source.project import load_project
from service_standards.source.reading.problems import START, ProblemList
from service_standards.words.message import say
from tests.support.cases.golden import VALID, prepared

CRITERION = "standards/open-by-default/publish-data.md"


def test_a_text_is_judged_once_and_its_faults_are_told_each_time() -> None:
    judged: list[str] = []

    def judge(text: str, problems: ProblemList) -> str:
        judged.append(text)
        problems.add("file.md", START, "long", say("it is long"))
        return text.upper()

    known = ReadBefore()
    for text in ("one", "one", "two", "one"):
        known.begin()
        problems = ProblemList(known=known)
        assert problems.once(judge, text) == text.upper()
        assert [one.code for one in problems.problems] == ["long"]
    # What the last reading did not ask for is forgotten.
    assert judged == ["one", "two", "one"]


def test_texts_are_the_same_if_they_say_the_same_and_all_else_if_it_is_the_same() -> None:
    known, made = ReadBefore(), count()

    def make(*_: object) -> int:
        return next(made)

    one, other = [1], [1]
    assert known.once(make, "a", 1) == known.once(make, "a", 1) == 0
    # What is equal and no text is looked at anew, and so is another kind of the same number.
    given = (one, other, one, 1, True, 1.0)
    assert [known.once(make, each) for each in given] == [1, 2, 1, 3, 4, 5]
    assert known.once(make, (one, "a")) == known.once(make, (one, "a")) == 6
    assert known.once(make, (other, "a")) == 7


def test_what_is_equal_to_what_had_its_name_before_is_that() -> None:
    known, first = ReadBefore(), [1]
    assert known.alike("name", first) is first
    known.begin()
    assert known.alike("name", [1]) is first
    assert known.alike("another", [1]) is not first
    second = [2]
    assert known.alike("name", second) is second
    assert known.alike("name", [1]) is not first


def test_of_many_only_what_is_new_is_made() -> None:
    known, made = ReadBefore(), []

    def make(one: list[int], more: str) -> str:
        made.append(one)
        return f"{one}{more}"

    first, second = [1], [2]
    for them in ([first, second], [second, first]):
        known.begin()
        assert known.each(make, them, "a") == [f"{one}a" for one in them]
    known.begin()
    for one in (first, second):
        assert known.each(make, [one], "a") == [f"{one}a"]
    assert made == [first, second]
    # What is equal is another object, and so is the same with another value beside it.
    assert known.each(make, [[1], first], "a") == ["[1]a", "[1]a"]
    assert known.each(make, [first], "b") == ["[1]b"]
    assert len(made) == 4
    known.begin()
    known.begin()
    known.each(make, [first], "a")
    assert len(made) == 5
    assert NOTHING.each(make, [first], "a") == ["[1]a"]


def test_what_was_asked_for_on_the_way_is_kept_with_what_was_made() -> None:
    known, made = ReadBefore(), []

    def part(one: object) -> object:
        made.append(one)
        return one

    def whole(text: str, them: list[str]) -> str:
        return text + "".join(map(str, known.each(part, them))) + str(known.once(part, "end"))

    them = ["a", "b"]
    for _ in range(4):
        known.begin()
        assert known.once(whole, "1", them) == "1abend"
    # The whole is another one, and of its parts only one.
    assert known.once(whole, "2", [*them, "c"]) == "2abcend"
    assert made == ["a", "b", "end", "c"]
    known.begin()
    known.begin()
    known.once(whole, "3", them)
    assert made == ["a", "b", "end", "c", "a", "b", "end"]


def test_what_cannot_be_made_is_tried_again() -> None:
    known, tried = ReadBefore(), count()

    def make(_: str) -> int:
        if not next(tried):
            raise ValueError
        return known.once(int, "1")

    with pytest.raises(ValueError, match=r"^$"):
        known.once(make, "a")
    assert known.once(make, "a") == 1


def test_a_text_of_each_is_judged_once_and_its_faults_are_told_each_time() -> None:
    judged: list[object] = []

    def judge(one: list[int], most: int, problems: ProblemList) -> None:
        judged.append(one)
        if one[0] > most:
            problems.add("file.md", START, "much", say("it is too much"))

    known, them = ReadBefore(), [[1], [3], [4]]
    for _ in range(2):
        known.begin()
        problems = ProblemList(known=known)
        problems.each(judge, them, 2)
        assert [one.code for one in problems.problems] == ["much", "much"]
    assert judged == them


def test_another_order_is_another_project(tmp_path: Path) -> None:
    root = prepared(VALID / "minimal", tmp_path / "tree")
    project = load_project(root)
    words = {"a": "One", "b": "Two"}
    one, other = (
        project.standard.model_copy(update={"abbreviations": dict(pairs)})
        for pairs in (words.items(), reversed(words.items()))
    )
    assert one != other
    assert one == one.model_copy()


def test_a_reading_that_ends_early_forgets_nothing() -> None:
    known, made = ReadBefore(), count()

    def make(_: str) -> int:
        return next(made)

    known.once(make, "a")
    known.begin()
    known.keep()
    known.begin()
    assert known.once(make, "a") == 0


def test_a_reading_that_ends_early_forgets_none_of_many() -> None:
    known, made, many = ReadBefore(), count(), [object(), object()]

    def make(_: object) -> int:
        return next(made)

    assert known.each(make, many) == [0, 1]
    known.begin()
    known.each(make, many[:1])
    known.keep()
    known.begin()
    assert known.each(make, many) == [0, 1]


class Thing:
    """What is known by its number."""


def test_what_has_a_number_in_a_key_stays_as_long_as_the_key() -> None:
    known, things = ReadBefore(), [Thing(), Thing(), Thing()]
    held = [weakref.ref(one) for one in things]
    known.once(id, things[0])
    known.each(lambda *_: None, [things[1]], things[2])
    things.clear()
    for _ in range(2):
        gc.collect()
        assert all(one() for one in held)
        known.begin()
    gc.collect()
    assert [one() for one in held] == [None] * 3


def test_where_nothing_is_known_all_is_made_anew() -> None:
    made, text = count(), [1]
    assert [NOTHING.once(lambda: next(made)) for _ in range(2)] == [0, 1]
    assert NOTHING.alike("name", text) is text


def test_a_single_build_knows_names_and_nothing_else() -> None:
    known, made, first = Names(), count(), [1]
    assert [known.once(lambda: next(made)) for _ in range(2)] == [0, 1]
    assert known.alike("name", first) is first
    assert known.alike("name", [1]) is first
    assert known.alike("name", second := [2]) is second


def test_a_project_that_was_read_before_is_read_as_if_it_were_new(tmp_path: Path) -> None:
    root, known = prepared(VALID / "minimal", tmp_path / "tree"), ReadBefore()
    file = root / CRITERION
    right = file.read_text("utf-8")
    assert load_project(root, known=known) == load_project(root)

    for change in (("level: 2", "level: two"), ("Publish data", "Publish all <b>data</b>")):
        file.write_text(right.replace(*change), "utf-8")
        for _ in range(2):
            with pytest.raises(ProblemsFound) as new:
                load_project(root)
            with pytest.raises(ProblemsFound) as again:
                load_project(root, known=known)
            assert again.value.problems == new.value.problems

    file.write_text(right.replace("Publish data", "Publish all data"), "utf-8")
    assert load_project(root, known=known) == load_project(root)
