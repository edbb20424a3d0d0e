"""Lists among the sources: full is read, one more is told in one line, and the work is linear."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from service_standards import ProblemsFound, load_project
from service_standards.model.plain.limits import MOST_ENTRIES
from service_standards.model.standard import MOST_WORDS_TO_AVOID
from service_standards.source.reading.json_reader import read_json
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.yaml_reader import read_yaml
from tests.support.answer_files import SAMPLE
from tests.support.counted_calls import work_of

STANDARD, FACTS = "standards/standard.yml", "checklists/facts.yml"
CRITERION = "standards/simple/ask-once.md"
TOLD = "at most {:d} entries may stand here"
FEW = 60


def lines(write: Callable[[int], str], count: int) -> str:
    return "".join(write(at) for at in range(count))


def term(at: int, indent: str = "  ") -> str:
    return f"{indent}- id: t-{at}\n{indent}  title: Term {at}\n{indent}  summary: Text.\n"


@pytest.mark.parametrize(
    "write",
    [lambda at: f"- a{at}\n", lambda at: f"a{at}: b\n", lambda _: "-\n"],
    ids=["list", "keys", "empty"],
)
def test_yaml_holds_as_many_entries_as_it_may(write: Callable[[int], str]) -> None:
    problems = ProblemList()
    data = read_yaml(lines(write, MOST_ENTRIES), "a.yml", problems)
    assert data is not None
    assert not problems.problems

    assert read_yaml("a: 1\n", "a.yml", problems) is not None
    assert read_yaml(lines(write, MOST_ENTRIES + 1), "a.yml", problems) is None
    (problem,) = problems.problems
    assert (problem.line, str(problem.message)) == (1, TOLD.format(MOST_ENTRIES))


@pytest.mark.parametrize("kind", ["list", "object"])
def test_json_holds_as_many_entries_as_it_may(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for count, is_read in ((MOST_ENTRIES, True), (MOST_ENTRIES + 1, False)):
        keys = {f"a{at}": None for at in range(count)}
        path.write_text(json.dumps({"in": list(keys) if kind == "list" else keys}), "utf-8")
        problems = ProblemList()
        assert (read_json(path, tmp_path, problems) is not None) == is_read
        told = [(one.path, str(one.message)) for one in problems.problems]
        assert told == ([] if is_read else [("in", TOLD.format(MOST_ENTRIES))])


def added(name: str, text: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text((root / name).read_text("utf-8") + text, "utf-8")


def before(name: str, start: str, text: str) -> Callable[[Path], object]:
    def edit(root: Path) -> None:
        content = (root / name).read_text("utf-8")
        assert content.count(f"\n{start}") == 1
        content = content.replace(f"\n{start}", f"\n{text}{start}")
        (root / name).write_text(content, "utf-8")

    return edit


def words(count: int) -> str:
    return "words_to_avoid:\n" + lines(lambda at: f"  - word: zz{at}\n    instead: a\n", count)


def project(root: Path, *edits: Callable[[Path], object]) -> Path:
    shutil.copytree(SAMPLE, root)
    for edit in edits:
        edit(root)
    return root


def test_there_are_as_many_words_to_avoid_as_there_may_be(tmp_path: Path) -> None:
    full = load_project(project(tmp_path / "a", added(STANDARD, words(MOST_WORDS_TO_AVOID))))
    assert len(full.standard.words_to_avoid) == MOST_WORDS_TO_AVOID
    root = project(tmp_path / "b", added(STANDARD, words(MOST_WORDS_TO_AVOID + 1)))
    with pytest.raises(ProblemsFound) as found:
        load_project(root)
    (problem,) = found.value.problems
    assert (problem.path, str(problem.message)) == (
        "words_to_avoid",
        f"found a list; {TOLD.format(MOST_WORDS_TO_AVOID)}",
    )


def text_of(count: int, start: str, write: Callable[[int], str]) -> str:
    return start + lines(write, count)


LISTS: dict[str, Callable[[int], Callable[[Path], object]]] = {
    "topics": lambda count: added(STANDARD, text_of(count, "topics:\n", term)),
    "words_to_avoid": lambda count: added(STANDARD, words(count)),
    "abbreviations": lambda count: added(
        STANDARD, text_of(count, "abbreviations:\n", lambda at: f"  z{at}.: Text\n")
    ),
    "obligation_words": lambda count: added(
        STANDARD,
        text_of(count, "obligation_words:\n  must:\n    - must\n", lambda at: f"    - zz{at}\n"),
    ),
    "kinds": lambda count: added(
        FACTS, text_of(count, "kinds:\n", lambda at: term(at) + "    facts: [keeps-data]\n")
    ),
    "keywords": lambda count: before(
        CRITERION, "phases:", text_of(count, "keywords:\n", lambda at: f"  - word {at}\n")
    ),
    "unknown-ids": lambda count: before(
        CRITERION, "phases:", text_of(count, "related:\n", lambda at: f"  - ZZZ-{at:03}\n")
    ),
    "questions": lambda count: before(
        CRITERION, "## Evidence", text_of(count, "", lambda at: f"- Is part {at} there?\n") + "\n"
    ),
    "unknown-keys": lambda count: added(STANDARD, text_of(count, "", lambda at: f"z{at}: a\n")),
}


@pytest.mark.parametrize("name", LISTS)
def test_twice_as_many_entries_are_not_more_than_twice_the_work(name: str, tmp_path: Path) -> None:
    def work(count: int) -> int:
        root = project(tmp_path / str(count), LISTS[name](count))

        def read() -> None:
            with suppress(ProblemsFound):
                load_project(root)

        # What is kept for the next time, such as a pattern, is made before.
        read()
        return work_of(read)

    none, few, many = (work(count) for count in (1, FEW, 2 * FEW))
    assert few - none > FEW / 2
    assert many - none <= 2.5 * (few - none)
