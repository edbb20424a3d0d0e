"""The rooms of the browser code: imports point downwards only, also those of types (ADR 0017)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

BROWSER = Path(__file__).resolve().parents[2] / "plugins" / "service_standards" / "browser"
# Each floor may import the floors below it, and nothing of its own floor but the same room.
FLOORS = (
    ("words",),
    ("answer", "keeping"),
    ("merge",),
    ("rules", "kit", "store"),
    ("session", "formats"),
    ("handover", "organisation"),
    ("editions",),
    ("page",),
    ("checklist", "results", "portfolio"),
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
# Above all rooms, and shared by all rooms.
ENTRY, SHAPES = "main", {"types", "kept-types", "result-types"}
STYLES = "styles"
MOST_FILES = 16
IMPORTED = re.compile(r'(?:\} from |^import |\bimport\()"([^"]+)"')


def complaint(room: str, name: str, target: str) -> str | None:
    """Return what is wrong with an import in the file `name` of a room ("" is above all rooms)."""
    match = re.fullmatch(r"(\./|\.\./)(?:([a-z]+)/)?([\w-]+)\.js", target)
    if match is None:
        return f"an import that no page can follow: {target}"
    up, other, module = match.groups()
    own = room or name
    if up == "./" and room:
        return f"a room has no rooms in it: {target}" if other else None
    if not other:
        return None if module in SHAPES else f"{own} imports {module}"
    if other not in FLOOR_OF:
        return f"{own} imports {other}, which is no room"
    # Shapes may name those of an answer.
    is_below = own == ENTRY or FLOOR_OF[other] < FLOOR_OF.get(room, FLOOR_OF["answer"] + 1)
    return None if is_below else f"{own} imports {other}"


def faults(browser: Path) -> list[str]:
    """Return every import that goes the wrong way, and every file that stands where none should."""
    files = sorted(browser.rglob("*.js"))
    names = Counter(path.name for path in files)
    found = [f"{name}: in two rooms" for name, count in names.items() if count > 1]
    rooms = Counter(path.parent.name for path in files if path.parent != browser)
    found += [f"{room}: {count} files" for room, count in rooms.items() if count > MOST_FILES]
    for path in files:
        room = "" if path.parent == browser else path.parent.name
        where = path.relative_to(browser).as_posix()
        if (room and room not in FLOOR_OF) or (not room and path.stem not in {ENTRY, *SHAPES}):
            found.append(f"{where}: in no room")
            continue
        for line, text in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            wrong = (complaint(room, path.stem, target) for target in IMPORTED.findall(text))
            found += [f"{where}:{line}: {reason}" for reason in wrong if reason]
    sheets = {path.parent.name for path in browser.rglob("*.css")}
    return found + [f"a style sheet in {folder}" for folder in sheets - {STYLES}]


def test_every_import_points_downwards() -> None:
    assert faults(BROWSER) == []


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("words/a.js", 'import { b } from "../rules/b.js";', "words imports rules"),
        ("rules/a.js", 'import { b } from "../store/b.js";', "rules imports store"),
        ("store/a.js", 'const b = await import("../page/b.js");', "store imports page"),
        ("kit/a.js", '/** @import {B} from "../session/b.js" */', "kit imports session"),
        ("kit/a.js", '/** @type {import("../results/b.js").B} */', "kit imports results"),
        ("checklist/a.js", 'import { b } from "../results/b.js";', "checklist imports results"),
        ("page/a.js", 'import { b } from "../main.js";', "page imports main"),
        ("page/a.js", 'import { b } from "../attic/b.js";', "page imports attic, which is no room"),
        ("page/a.js", 'import { b } from "./deep/b.js";', "a room has no rooms in it: ./deep/b.js"),
        (
            "page/a.js",
            'import { b } from "https://example.org/b.js";',
            "an import that no page can follow: https://example.org/b.js",
        ),
        ("types.js", '/** @import {B} from "./store/b.js" */', "types imports store"),
        ("attic/a.js", "", "in no room"),
        ("a.js", "", "in no room"),
        ("page/a.css", "", "a style sheet in page"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, file: str, text: str, reason: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")

    found = faults(tmp_path)

    assert len(found) == 1
    assert found[0].endswith(reason)


def test_a_name_in_two_rooms_and_a_room_that_is_full_are_found(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        path = tmp_path / "page" / f"part-{number}.js"
        path.parent.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "part-1.js").write_text("", encoding="utf-8")

    assert faults(tmp_path) == ["part-1.js: in two rooms", f"page: {MOST_FILES + 1} files"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("main.js", 'const a = import("./results/a.js");'),
        ("results/a.js", 'import { b } from "../answer/b.js";\nimport { c } from "./c.js";'),
        ("store/a.js", '/** @import {Gap} from "../result-types.js" */'),
        ("result-types.js", '/** @import {Finding} from "./types.js" */'),
    ],
)
def test_what_is_allowed_is_no_fault(tmp_path: Path, file: str, text: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")

    assert faults(tmp_path) == []
