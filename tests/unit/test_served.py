"""What is served of scripts and style sheets is their code, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_standards.export.served import CAST, served, unindented

PACKAGE = Path(__file__).resolve().parents[2] / "plugins" / "service_standards"
FILES = sorted(
    path
    for folder in ("browser", "theme/assets/theme")
    for path in (PACKAGE / folder).iterdir()
    if path.suffix in {".js", ".css"}
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/** Doc. */\n\n  call();\n", "call();\n"),
        ("/**\n * Doc.\n */\nf();\n// Why.\n\n\tg();\n", "f();\ng();\n"),
        ('f("/* no */");\ng("// no");\n', 'f("/* no */");\ng("// no");\n'),
        ("const a = /** @type {Map<string, () => void>} */ (b);\n", "const a = (b);\n"),
        ("/** @type {A} */ (a).b();\nf();\n/* c */\ng();\n", "(a).b();\nf();\ng();\n"),
        ("f(); // behind\ng(); /* behind */\n", "f(); // behind\ng(); /* behind */\n"),
        ("/* a */ f();\n/* b */\n", "/* a */ f();\n"),
        ("/* One.\n   Two. */\n\na {\n  b: c;\n}\n", "a {\nb: c;\n}\n"),
        ("", ""),
    ],
)
def test_comments_go_and_code_stays(source: str, expected: str) -> None:
    assert served(source) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_whole_lines_of_comment_are_left_out(path: Path) -> None:
    lines = [line.strip() for line in CAST.sub("", path.read_text(encoding="utf-8")).split("\n")]
    kept = served(path.read_text(encoding="utf-8")).split("\n")
    inside = False
    for line in lines:
        inside = inside or line.startswith("/*")
        if inside or not line or line.startswith("//"):
            assert not inside or "*/" not in line or line.endswith("*/"), line
            inside = inside and not line.endswith("*/")
        else:
            assert line == kept.pop(0)
    assert kept == [""]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_text_runs_over_the_end_of_a_line(path: Path) -> None:
    for line in served(path.read_text(encoding="utf-8")).split("\n"):
        assert line.replace("\\`", "").count("`") % 2 == 0 or "[\\`*" in line, line
        assert not line.endswith("\\"), line


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
