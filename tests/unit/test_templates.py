"""Where templates stand: partials in the rooms of their scripts, and none is left over."""

from __future__ import annotations

from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "plugins" / "service_standards"


def wrong_rooms(package: Path) -> list[str]:
    """Return the folders of partials that no room of the browser code has the name of."""
    folders = [one.name for one in (package / "templates/partials").iterdir() if one.is_dir()]
    return sorted(name for name in folders if not (package / "browser" / name).is_dir())


def left_over(package: Path) -> list[str]:
    """Return the templates that no code and no other template names."""
    folder = package / "templates"
    templates = sorted(folder.rglob("*.j2"))
    everything = "\n".join(one.read_text("utf-8") for one in [*package.rglob("*.py"), *templates])
    names = [one.relative_to(folder).as_posix() for one in templates]
    return [name for name in names if not any(f'"{one}"' in everything for one in said_as(name))]


def said_as(name: str) -> set[str]:
    """Return how code names a template: some put the folder before all that they use."""
    folder, _, rest = name.partition("/")
    return {name, rest} if folder in {"pages", "portfolio"} else {name}


def test_a_partial_stands_in_the_room_of_its_script() -> None:
    assert wrong_rooms(PACKAGE) == []


def test_every_template_is_asked_for() -> None:
    assert left_over(PACKAGE) == []


@pytest.mark.parametrize(
    ("file", "rooms", "unused"),
    [
        ("templates/partials/attic/a.html.j2", ["attic"], ["partials/attic/a.html.j2"]),
        ("templates/partials/page/a.html.j2", [], ["partials/page/a.html.j2"]),
        ("templates/pages/used.md.j2", [], []),
        ("templates/pages/rooms/used.md.j2", [], ["pages/rooms/used.md.j2"]),
        ("templates/unused.html.j2", [], ["unused.html.j2"]),
    ],
)
def test_a_planted_template_is_found(
    tmp_path: Path, file: str, rooms: list[str], unused: list[str]
) -> None:
    (tmp_path / "browser/page").mkdir(parents=True)
    (tmp_path / "templates/partials").mkdir(parents=True)
    (tmp_path / "a.py").write_text('page_text("used.md.j2")', "utf-8")
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", "utf-8")

    assert (wrong_rooms(tmp_path), left_over(tmp_path)) == (rooms, unused)
