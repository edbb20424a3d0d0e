"""Whatever somebody changes in a project, faults are told and nothing breaks."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from service_standards import ProblemsFound, load_project
from tests.support.cases.golden import VALID

PROJECT = VALID / "minimal"
FILES = sorted(str(path.relative_to(PROJECT)) for path in PROJECT.rglob("*.*"))
FOLDERS = ["standards", "standards/open-by-default", "checklists", "docs"]
WORDS = st.sampled_from(
    [
        "é",
        "ÉTÉ-01",
        "NO",
        "1.10",
        "~",
        "[]",
        "{a: b}",
        "",
        "\N{FULLWIDTH LATIN CAPITAL LETTER O}BD-01",
        "\t",
        "OBD-٣٣",
        "- x\n",
        "a/b",
    ]
) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
NAMES = st.sampled_from(
    ["défaut", "Open", "open-by-default-", "ﬁ", "a b", ".x", "index", "index.md"]
)


@settings(max_examples=80)
@given(file=st.sampled_from(FILES), word=WORDS, data=st.data())
def test_a_changed_word_breaks_nothing(file: str, word: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(shutil.copytree(PROJECT, Path(folder) / "project"))
        lines = (project / file).read_text("utf-8").split("\n")
        at = data.draw(st.integers(0, len(lines) - 1))
        key, sign, _ = lines[at].partition(": ")
        lines[at] = data.draw(st.sampled_from([word, f"{key}{sign}{word}", f"{word}{lines[at]}"]))
        (project / file).write_text("\n".join(lines), "utf-8")
        with contextlib.suppress(ProblemsFound):
            load_project(project)


@settings(max_examples=40)
@given(place=st.sampled_from(FILES + FOLDERS), name=NAMES)
def test_a_changed_name_breaks_nothing(place: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(shutil.copytree(PROJECT, Path(folder) / "project"))
        path = project / place
        path.rename(path.with_name(f"{name}.new{path.suffix}"))
        with contextlib.suppress(ProblemsFound):
            load_project(project)


@settings(max_examples=40)
@given(old=st.sampled_from(["open-by-default", "OBD", "alpha", "data", "1.0.0"]), new=NAMES | WORDS)
def test_a_name_that_is_changed_everywhere_breaks_nothing(old: str, new: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(shutil.copytree(PROJECT, Path(folder) / "project"))
        for name in FILES:
            path = project / name
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        dimension = project / "standards" / "open-by-default"
        if old == dimension.name and new.strip(".") and "/" not in new:
            dimension.rename(dimension.with_name(new))
        with contextlib.suppress(ProblemsFound):
            load_project(project)
