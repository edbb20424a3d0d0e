"""Records behave as frozen dataclasses do, but for the freezing, which the type checker sees to."""

from __future__ import annotations

from dataclasses import asdict, field, fields, replace

import pytest

from service_standards.record import record


@record
class Point:
    """A point with a name."""

    across: int
    up: int = 0
    names: tuple[str, ...] = field(default_factory=tuple)


@record
class Other:
    """What has the same values, and is something else."""

    across: int
    up: int = 0
    names: tuple[str, ...] = ()


@record
class Named:
    """What says itself how it is shown."""

    name: str

    def __repr__(self) -> str:
        """Return the name."""
        return self.name


def test_records_of_one_class_are_equal_by_their_values() -> None:
    assert Point(1) == Point(1, 0, ())
    assert Point(1) != Point(2)
    others: list[object] = [Other(1), (1, 0, ()), 1]
    assert Point(1) not in others
    assert len({Point(1), Point(1), Point(2)}) == 2


def test_what_takes_dataclasses_takes_records() -> None:
    assert replace(Point(1), up=2) == Point(1, 2)
    assert asdict(Point(1)) == {"across": 1, "up": 0, "names": ()}
    assert [one.name for one in fields(Point)] == ["across", "up", "names"]


def test_a_record_shows_its_values_unless_it_says_how() -> None:
    assert repr(Point(1, names=("a",))) == "Point(across=1, up=0, names=('a',))"
    assert repr(Named("x")) == "x"


def test_a_value_that_is_missing_or_unknown_is_refused() -> None:
    with pytest.raises(TypeError, match="across"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="down"):
        Point(1, down=2)  # type: ignore[call-arg]
