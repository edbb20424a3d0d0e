"""Reports and decision papers: the shared vectors, and text that stays text in Markdown."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import markdown
import pytest
from playwright.sync_api import Page

from tests.browser.modules_support import vectors
from tests.support.cases.report_cases import CATALOGUE, DIMENSIONS, REPORT, TODAY

CASES = vectors("report")
HOSTILE = [
    "<script>alert(1)</script>",
    "\\<img src=x onerror=alert(1)>",
    "&lt;b&gt; & &amp;",
    "*a* **b** _c_ __d__ `e` ~~f~~ ==g== ^^h^^",
    "a | b || c",
    "[x](javascript:alert(1)) ![y](z) [ref]: /u",
    "- one\n- two\n\n# three\n\n1. four\n> five\n    six",
    "1. first",
    "+ plus",
    "--- | ---",
    "a{ .class onclick=x } {: #id }",
    "trailing \\",
    "```\ncode\n```",
    "$x$ #12 C:\\new\\table",
    "[ ] task",
    "::: checklist all",
]
EXTENSIONS = [
    *("tables", "attr_list", "fenced_code", "sane_lists"),
    *("pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.tasklist"),
]


def told(page: Page, text: str) -> dict[str, Any]:
    """Return the report and its Markdown that the modules make of a case, as JSON text."""
    script = f"""async (text) => {{
      const report = await modules("report");
      const paper = await modules("service-paper");
      const {{ paperToMarkdown }} = await modules("paper-markdown");
      const value = JSON.parse(text);
      return JSON.stringify({REPORT});
    }}"""
    found: dict[str, Any] = json.loads(page.evaluate(script, text))
    return found


def case(text: str, gate: str | None) -> str:
    findings = {
        "FST-02": {"outcome": "not-met", "note": text, "owner": text},
        "FST-01": {"outcome": "not-applicable", "reason": text},
        "FST-05": {"outcome": "not-applicable", "reason": text},
        "FST-03": {
            "outcome": "partly-met",
            "evidence": [{"title": text, "url": text, "path": text, "by": text}],
        },
    }
    assessment = {
        "standard": {"id": "sample", "version": text},
        "service": {"id": "", "name": text, "phase": text, "facts": {"pays": False}},
        "target": {"first": 2},
        "findings": findings,
    }
    value = {"assessment": assessment, "catalogue": CATALOGUE, "gate": gate}
    return json.dumps(value | {"dimensions": DIMENSIONS, "today": TODAY})


@pytest.mark.parametrize("vector", CASES, ids=lambda one: str(one["file"]))
def test_a_vector(blank: Page, vector: dict[str, Any]) -> None:
    expected = json.loads(vector["text"])

    found = told(blank, json.dumps({**expected, "catalogue": CATALOGUE}))

    assert found["markdown"].split("\n") == expected["markdown"]
    assert found["report"] == expected["report"]


@pytest.mark.parametrize("gate", ["gate-beta", None])
@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text_in_markdown(blank: Page, text: str, gate: str | None) -> None:
    plain_tags = tags_of(told(blank, case("plain", gate))["markdown"])

    written = told(blank, case(text, gate))["markdown"]

    assert "<" not in written
    assert tags_of(written) == plain_tags
    shown = markdown.markdown(written, extensions=EXTENSIONS)
    plain = html.unescape(re.sub(r"<[^>]*>", "", shown))
    assert plain.count(" ".join(text.split())) >= 4, "name, owner, note and reason"
    assert "FST-05 Title of FST-05: it is none that pays" in plain, "set aside is not judged"


def tags_of(written: str) -> list[str]:
    shown = markdown.markdown(written, extensions=EXTENSIONS)
    return re.findall(r"<[^>]*>", shown)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x?y=1&amp=2#z", "https://a.example/x?y=1&amp=2#z"),
        (" HTTP://a.example ", "HTTP://a.example"),
        ("https://a.example/(1)", "https://a.example/%281%29"),
        ("https://a.example/&copy;", "https://a.example/&#38;copy;"),
        ("https://ann@a.example/", None),
        ("https://ann:b@a.example", None),
        ("https://a.example\\@b.example/", None),
        ("https://a.example/a b", None),
        ("https:///a.example", None),
        ("ftp://a.example/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(
    blank: Page, url: str, address: str | None
) -> None:
    value = json.loads(case("", "gate-beta"))
    value["assessment"]["findings"] = {"FST-02": {"evidence": [{"title": "It", "url": url}]}}

    written = told(blank, json.dumps(value))["markdown"]

    assert re.findall(r"\[It\]\((.*)\)", written) == ([address] if address else [])
