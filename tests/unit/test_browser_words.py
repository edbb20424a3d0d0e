"""Every sentence of the browser code stands in `words/` and goes through `say` or `sayMany`."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from tests.support.browser_words import SPEAKERS, complaints, messages

BROWSER = Path(__file__).resolve().parents[2] / "plugins" / "service_standards" / "browser"
KEYWORDS = {"say": None, "sayMany": (1, 2)}
# What files hold, which is the same in every language.
IN_FILES = frozenset(
    {
        "answer/canonical.js: ${}: ${}",
        "formats/csv.js:  by ${}",
        "formats/csv.js:  expires ${}",
        "rules/edition.js: keep all",
        "rules/snapshots.js: ${} (${})",
    }
)


def test_every_sentence_stands_in_its_room_and_is_said() -> None:
    assert complaints(BROWSER, IN_FILES) == []


def test_translators_get_every_message() -> None:
    extracted = extract_from_dir(BROWSER, [("**.js", "javascript")], {}, KEYWORDS)
    given = [(text,) if isinstance(text, str) else tuple(text) for _, _, text, _, _ in extracted]
    said = messages(BROWSER)

    assert sorted(given) == sorted(said)
    assert len(set(said)) > 350


def test_a_text_is_not_said_once_alone_and_once_as_one_of_many() -> None:
    said = set(messages(BROWSER))
    assert {one[0] for one in said if len(one) == 1} & {
        one[0] for one in said if len(one) == 2
    } == set()


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("page/a.js", 'node.textContent = "Saved now.";'),
        ("page/a.js", 'node.setAttribute("aria-label", "Undo");'),
        ("page/a.js", "node.textContent = `Saved at ${time}`;"),
        ("page/a.js", "node.textContent = `${name}: ${value}`;"),
        ("page/a.js", "node.textContent = `${name} (${count})`;"),
        ("page/a.js", "const a = `${on ? `now ${name}` : name}`;"),
        ("page/a.js", 'const a = count === 1 ? "one answer" : "";'),
        ("page/a.js", 'const a = left / right, b = "two words", c = /"/;'),
        ("page/a.js", 'throw new StorageProblem("failed", { message: "It failed." });'),
        ("page/a.js", 'node.append(say("Undo"));'),
        ("page/a.js", 'const a = "“";'),
        ("main.js", 'alert("It failed");'),
        ("words/a.js", 'export const A = "Undo";'),
        ("words/a.js", 'export const A = { kept: "kept" };'),
        ("words/a.js", 'export const A = say("Undo") + " again";'),
        ("words/a.js", "export const A = `${name} again`;"),
        ("words/a.js", 'export const A = (name) => say("{name}", { name: name || "none" });'),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, file: str, code: str) -> None:
    write(tmp_path, file, f"const first = 1;\n{code}\n")

    (found,) = complaints(tmp_path)

    assert found.startswith(f"{file}:2: ")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("page/a.js", 'import { a } from "../words/a.js"; // It says so.'),
        (
            "page/a.js",
            'root.querySelector("fieldset[data-criterion] .ss-id, input:not([type=file])");',
        ),
        ("page/a.js", 'root.querySelector(`[data-part="${name}"]`);'),
        ("page/a.js", 'node.className = "ss-button ss-quiet"; key === "Escape";'),
        ("page/a.js", 'throw new TypeError("this is no choice"); cause.name === "AbortError";'),
        ("page/a.js", "node.append(`${message} ${advice}`, `${id}/${field}`, `${x}%`);"),
        ("page/a.js", 'const a = /It is "no" text/.test(b);'),
        ("words/a.js", 'export const A = say("Undo");'),
        (
            "words/a.js",
            'export const A = sayMany("one", "{count} of them", count, { a: say("b") });',
        ),
        ("words/a.js", 'export const A = kind === "kept" ? "" : KINDS[kind];'),
        ("words/a.js", 'export const A = { "not-met": say("Not met") };'),
        ("words/a.js", 'at.toLocaleString(LANGUAGE, { dateStyle: "medium" });'),
    ],
)
def test_what_is_no_sentence_is_no_fault(tmp_path: Path, file: str, code: str) -> None:
    write(tmp_path, file, f"{code}\n")

    assert complaints(tmp_path) == []


def test_what_says_texts_is_there() -> None:
    assert {path.name for path in (BROWSER / "words").glob("*.js")} >= SPEAKERS


def write(root: Path, file: str, code: str) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8")
