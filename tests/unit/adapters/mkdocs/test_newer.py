"""A build ends early for a newer save, but not for ever."""

from __future__ import annotations

import pytest

from service_standards.adapters.mkdocs.serving.newer import MOST_IN_A_ROW, Newer, Superseded

SETTINGS = "/site/mkdocs.yml"
PAGE = "/site/standards/open/publish-code.md"


def begun(newer: Newer | None = None) -> Newer:
    """Return what knows of a build that may end early, now that it has begun."""
    newer = newer or Newer()
    newer.begin()
    newer.allow()
    return newer


def is_ended_by(path: str, newer: Newer) -> bool:
    """Tell whether a build ends when a file is saved."""
    newer.note([path], SETTINGS)
    return is_ended(newer)


def is_ended(newer: Newer) -> bool:
    try:
        newer.go_on()
    except Superseded:
        return True
    return False


def test_a_build_goes_on_while_nothing_is_saved() -> None:
    newer = Newer()
    newer.note([PAGE], SETTINGS)
    begun(newer)
    assert not is_ended(newer)
    assert is_ended_by(PAGE, newer)


def test_what_is_saved_while_sources_are_read_is_newer() -> None:
    newer = Newer()
    newer.begin()
    newer.note([PAGE], SETTINGS)
    assert newer.is_waiting
    newer.allow()
    assert is_ended(newer)


def test_a_build_of_which_nobody_has_seen_anything_becomes_whole() -> None:
    newer = begun()
    newer.begin()
    assert not is_ended_by(PAGE, newer)


def test_however_often_something_is_saved_some_builds_become_whole() -> None:
    newer, ended = Newer(), []
    for _ in range(2 * (MOST_IN_A_ROW + 1)):
        begun(newer)
        ended.append(is_ended_by(PAGE, newer))
        if not ended[-1]:
            newer.end(is_whole=True)
    assert ended == 2 * [*MOST_IN_A_ROW * [True], False]


@pytest.mark.parametrize(
    "name",
    [
        ".publish-code.md.swp", "publish-code.md~", "#publish-code.md#", ".hidden.md", "a.tmp",
        "publish-code.md___jb_tmp___", "publish-code.md.Xy12Zq", "facts.YML.part", "4913",
    ],
)  # fmt: skip
def test_what_an_editor_keeps_beside_a_file_ends_nothing(name: str) -> None:
    newer = begun()
    assert not is_ended_by(f"/site/standards/open/{name}", newer)
    newer.end(is_whole=True)
    assert is_ended_by(PAGE, begun(newer))


@pytest.mark.parametrize("path", ["/site/docs/assets/steps.svg", SETTINGS, "/site/docs/own.css"])
def test_what_only_a_whole_build_shows_gets_one(path: str) -> None:
    newer = begun()
    assert not is_ended_by(path, newer)
    assert is_ended_by(PAGE, newer)
    for _ in range(2):
        assert not is_ended_by(PAGE, begun(newer))
    newer.end(is_whole=True)
    assert is_ended_by(PAGE, begun(newer))


def test_a_picture_that_came_too_late_for_a_whole_build_gets_another() -> None:
    newer = begun()
    newer.note(["/site/docs/assets/steps.svg"], SETTINGS)
    newer.end(is_whole=True)
    assert not is_ended_by(PAGE, begun(newer))


def test_a_picture_that_no_build_has_shown_gets_another() -> None:
    newer = Newer()
    newer.note(["/site/docs/assets/steps.svg"], SETTINGS)
    begun(newer).end(is_whole=False)
    assert not is_ended_by(PAGE, begun(newer))
