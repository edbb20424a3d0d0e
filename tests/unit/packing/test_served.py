"""What is served of scripts and style sheets is their code, without what only people read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_standards.packing.served import served_script, served_style, unindented

PACKAGE = Path(__file__).resolve().parents[3] / "plugins" / "service_standards"
FOLDERS = (PACKAGE / "browser", PACKAGE / "theme" / "assets" / "theme")
SCRIPTS = sorted(path for folder in FOLDERS for path in folder.rglob("*.js"))
SAID = re.compile(r'\bsay(?:Many)?\(\s*("(?:[^"\\\n]|\\.)*")')
NESTED = re.compile(r"\$\{[^}]*`")
# The library knows a regular expression by what stands before it: not by these.
UNSEEN = re.compile(
    r"(?:=>|\.\.\.|[^=]>|\b(?:await|case|delete|do|else|in|instanceof|of|throw|typeof|void|yield))"
    r"\s*/(?![/*])[^\n]*/"
)
# It also drops the end of the line within a comment that has code on both sides.
JOINED = re.compile(
    r"^[^\n]*[\w)\]][ \t]*/\*(?:(?!\*/)[\s\S])*\n(?:(?!\*/)[\s\S])*\*/[ \t]*\w", re.MULTILINE
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/** Doc. */\n\n  call();\n", "call();\n"),
        ("/**\n * Doc.\n */\nf();\n// Why.\n\n\tg();\n", "f();g();\n"),
        ('f("/* no */");\ng("//  no");\n', 'f("/* no */");g("//  no");\n'),
        ("const a = /** @type {Map<string, () => void>} */ (b);\n", "const a=(b);\n"),
        ("f(); // behind\ng(); /* behind */\n", "f();g();\n"),
        ("const a = b\n  ? /c  d/g : `e  ${f( 1 )}`;\n", "const a=b?/c  d/g:`e  ${f( 1 )}`;\n"),
        ("", "\n"),
    ],
)
def test_comments_of_a_script_go_and_its_code_stays(source: str, expected: str) -> None:
    assert served_script(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/* One.\n   Two. */\n\na {\n  b: c;\n}\n", "a{b:c}\n"),
        ('a > b::after {\n  content: "c  d";\n}\n', 'a>b::after{content:"c  d"}\n'),
        ("a {\n  width: calc(1px + 2px);\n}\n", "a{width:calc(1px + 2px)}\n"),
    ],
)
def test_comments_of_a_style_sheet_go_and_its_rules_stay(source: str, expected: str) -> None:
    assert served_style(source) == expected


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_what_is_said_stays_as_it_is(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert SAID.findall(served_script(source)) == SAID.findall(source)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_template_stands_inside_another(path: Path) -> None:
    # The library that makes scripts shorter does not see where the inner one ends.
    assert NESTED.findall(path.read_text(encoding="utf-8")) == []


def test_a_template_inside_another_would_be_seen() -> None:
    assert NESTED.findall('`${a ? ` ${a}` : ""}`') == ["${a ? `"]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_each_regular_expression_and_end_of_line_is_seen(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert UNSEEN.findall(source) == []
    assert JOINED.findall(source) == []


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        (UNSEEN, "const f = (text) => /a  b/.test(text);"),
        (UNSEEN, "switch (1) { case /a  b/: }"),
        (UNSEEN, "f(.../a  b/[Symbol.split](x))"),
        (JOINED, "return /* one\n two */ a"),
    ],
)
def test_what_would_be_changed_would_be_seen(pattern: re.Pattern[str], source: str) -> None:
    assert served_script(source) != f"{source}\n"
    assert pattern.search(source)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ul>\n    <li>a</li>\n\n  </ul>\n", "<ul>\n<li>a</li>\n</ul>\n"),
        ("<p>\n  <pre>x\n    y</pre>\n  </p>", "<p>\n<pre>x\n    y</pre>\n</p>"),
        ("<textarea>\n  a</textarea>\n  b", "<textarea>\n  a</textarea>\nb"),
    ],
)
def test_indentation_goes_where_it_means_nothing(page: str, expected: str) -> None:
    assert unindented(page) == expected


# What `unindented` does, as one pattern says it.
BLANKS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\n\s+", re.DOTALL | re.IGNORECASE)
PIECES = ["\n", " ", "x", "<pre>", "</pre>", "<SCRIPT ", "</script>", "\r", "\u2028", "\xa0", "</"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_so_it_is_on_any_page(page: str) -> None:
    assert unindented(page) == BLANKS.sub(lambda found: found[1] or "\n", page)
