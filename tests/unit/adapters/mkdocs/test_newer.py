"""A build ends early for a newer save, but not for ever."""

from __future__ import annotations

import pytest

from service_standards.adapters.mkdocs.serving.newer import MOST_IN_A_ROW, Newer, Superseded


def test_a_build_goes_on_while_nothing_is_saved() -> None:
    newer = Newer()
    newer.note()
    newer.begin()
    newer.allow()
    newer.go_on()
    newer.note()
    with pytest.raises(Superseded):
        newer.go_on()


def test_what_is_saved_while_sources_are_read_is_newer() -> None:
    newer = Newer()
    newer.begin()
    newer.note()
    newer.allow()
    with pytest.raises(Superseded):
        newer.go_on()


def test_a_build_of_which_nobody_has_seen_anything_becomes_whole() -> None:
    newer = Newer()
    newer.begin()
    newer.allow()
    newer.begin()
    newer.note()
    newer.go_on()


def test_however_often_something_is_saved_some_builds_become_whole() -> None:
    newer, ended = Newer(), []
    for _ in range(2 * (MOST_IN_A_ROW + 1)):
        newer.begin()
        newer.allow()
        newer.note()
        try:
            newer.go_on()
        except Superseded:
            ended.append(True)
        else:
            ended.append(False)
            newer.end()
    assert ended == 2 * [*MOST_IN_A_ROW * [True], False]
