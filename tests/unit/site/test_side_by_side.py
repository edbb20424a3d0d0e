"""Copies of a process make results in order, and leave to it what they cannot or must not do."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator

import pytest

from service_standards.site.side_by_side import SideBySide, processes_at_hand

# What has threads warns of copies from Python 3.12 on; the workers of pytest-xdist have some.
pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform cannot copy a process"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]
MANY = list(range(100))
Make = Callable[[int], object]
Started = Callable[[Make], SideBySide[int, object]]


@pytest.fixture
def started() -> Iterator[Started]:
    """Begin work side by side, and end it after the test."""
    all_started: list[SideBySide[int, object]] = []

    def start(make: Make) -> SideBySide[int, object]:
        all_started.append(SideBySide(make, MANY, 3))
        return all_started[-1]

    yield start
    for one in all_started:
        one.end()


def all_of(work: SideBySide[int, object]) -> list[object]:
    return [work.of(place) for place in range(len(MANY))]


def test_results_come_in_order_and_from_other_processes(started: Started) -> None:
    here = os.getpid()
    made = all_of(started(lambda one: one if os.getpid() != here else None))

    assert made == MANY


def test_results_may_be_larger_than_a_pipe(started: Started) -> None:
    assert all_of(started(lambda one: f"{one}" * 200_000)) == [f"{one}" * 200_000 for one in MANY]


def test_an_item_that_fails_is_left_to_this_process(started: Started) -> None:
    made = all_of(started(lambda one: 1 // (one - 7) * 0 + one))

    assert made == [one if one != 7 else None for one in MANY]


def test_what_cannot_come_back_is_left_to_this_process(started: Started) -> None:
    made = all_of(started(lambda one: (lambda: one) if one == 99 else one))

    assert made == [one if one != 99 else None for one in MANY]


@pytest.mark.parametrize(
    "say",
    [
        lambda: logging.getLogger("mkdocs.test").warning("said"),
        lambda: print("said"),  # noqa: T201
        lambda: sys.stderr.write("said"),
        lambda: warnings.warn("said", UserWarning, stacklevel=1),
    ],
)
def test_an_item_of_which_something_is_said_is_left_to_this_process(
    started: Started, say: Callable[[], object], capfd: pytest.CaptureFixture[str]
) -> None:
    def make(one: int) -> int:
        if one == 50:
            say()
        return one

    assert all_of(started(make)) == [one if one != 50 else None for one in MANY]
    assert capfd.readouterr() == ("", "")


def test_a_copy_that_is_killed_leaves_its_items_to_this_process(started: Started) -> None:
    def make(one: int) -> int:
        if one == 20:
            os.kill(os.getpid(), signal.SIGKILL)
        return one

    made = all_of(started(make))

    assert made[20] is None
    assert {one for one in made if one is not None} > set(range(40, 100))


def test_work_can_end_before_all_is_made(started: Started) -> None:
    work = started(lambda one: f"{one}" * 200_000)
    assert work.of(0) == "0" * 200_000
    work.end()
    assert work.of(99) is None


def test_what_is_made_stays_at_hand_when_the_copies_have_ended(started: Started) -> None:
    work = started(lambda one: f"{one}" * 2_000)
    assert work.of(50) == "50" * 2_000
    work.finish()
    assert [work.of(place) for place in reversed(MANY)] == [f"{one}" * 2_000 for one in MANY][::-1]
    work.end()
    assert work.of(0) is None


def test_a_result_is_the_same_object_until_another_is_asked_for(started: Started) -> None:
    work = started(lambda one: [one])
    assert work.of(3) is work.of(3)


def test_one_process_leaves_all_to_itself() -> None:
    assert all_of(SideBySide(lambda one: one, MANY, 1)) == [None] * len(MANY)


def test_a_process_with_threads_is_not_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert processes_at_hand(4) == 1
    done.set()
    thread.join()
