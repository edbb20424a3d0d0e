"""Python and the browser write and read the same tables of answers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from service_standards.answers.refusal import NotDone
from service_standards.answers.tables.csv_cells import cells_of
from service_standards.answers.tables.reading import read_rows
from service_standards.answers.tables.writing import rows_of
from service_standards.export.csv_rows import HALF, csv_text
from service_standards.merge.values import same
from service_standards.source.kinds.edition_file import read_edition
from tests.support.answer_files import sample_catalogue
from tests.support.cases.assessment_cases import QUICK, finding

TEXT = sample_catalogue()
CATALOGUE = json.loads(TEXT)
EDITION = read_edition(TEXT.encode(), "catalogue.json")
IDS = [one.id for one in EDITION.criteria]
WRITE = """async ([all, catalogue]) => {
  const { assessmentToCsv } = await modules("csv");
  return all.map((findings) => assessmentToCsv({ findings }, catalogue));
}"""
READ = """async ([all, catalogue, current]) => {
  const { csvToFindings } = await modules("csv");
  return all.map((text) => {
    const found = csvToFindings(text, catalogue, current);
    return found.ok ? found.findings : null;
  });
}"""
PIECES = [
    *",;\t\n\r\"'=+-@<>_ \0",
    *("\r\n", "\ufeff", "\uff1d", "\u2028", "\u00a0", "\x1c", "\x85", "id", "ID", "note", "due"),
    *("outcome", "evidence", "met", "Partly met", "not_met", "SIM-01", "'TRU-01", "sep=", "x"),
    *("2026-01-02", "4.1.2026", "31.2.2026", "1/2/2026", " by ", " expires ", "<https://a.b/>"),
    *(
        "Plan <docs/a.md> 2026-01-02",
        "<ftp://a>",
        "<http://u:p@a/>",
        "inherited_from",
        "\U0001f600",
    ),
]
header = st.sampled_from(
    ["id,note", "id;outcome;due", "id\tevidence", "id,note,evidence,owner,due"]
)
tables = st.builds(
    lambda first, pieces: f"{first}\n{''.join(pieces)}",
    header,
    st.lists(st.sampled_from(PIECES), max_size=30),
)
answers = st.dictionaries(st.sampled_from(IDS), finding, max_size=4)
CALM = settings(max_examples=8, phases=QUICK, suppress_health_check=list(HealthCheck))


def in_python(text: str, current: Any) -> Any:
    try:
        return read_rows(cells_of(text.removeprefix("\ufeff")), EDITION.criteria_by_id, current)
    except NotDone:
        return None


@CALM
@given(st.lists(answers, min_size=20, max_size=40))
def test_the_bytes_are_the_same(blank: Page, found: list[Any]) -> None:
    # As a file gives them: two halves of one character are one.
    given_findings = json.loads(json.dumps(found))
    written = blank.evaluate(WRITE, [given_findings, CATALOGUE])
    for one, browser in zip(given_findings, written, strict=True):
        # What leaves the page is text without halves of characters.
        assert csv_text(rows_of({"findings": one}, EDITION)) == HALF.sub("\ufffd", browser)


@CALM
@given(st.lists(tables, min_size=60, max_size=100), answers)
def test_a_table_says_the_same(blank: Page, texts: list[str], current: Any) -> None:
    # Words that only one of the two refuses before it looks at the cells are left out.
    plain = [one for one in texts if "<<<<<<<" not in one]
    for text, browser in zip(plain, blank.evaluate(READ, [plain, CATALOGUE, current]), strict=True):
        python = in_python(text, current)
        if python is None or browser is None:
            assert python is browser, text
        else:
            assert same(python.findings, browser), text


@pytest.mark.parametrize(
    "where",
    [
        "https://example.org/a?b=c",
        " HTTPS://example.org",
        "https://",
        "https://u@example.org/",
        "https://example.org:99999/",
        "https://example.org:x/",
        "http://[::1]/",
        "http://[x]/",
        "https:/example.org",
        "javascript:alert(1)",
        "docs/plan.md",
        "https://exa mple.org/",
    ],
)
def test_a_link_is_a_link_in_both(blank: Page, where: str) -> None:
    text = f"id,evidence\nSIM-01,Plan <{where}>\n"
    (browser,) = blank.evaluate(READ, [[text], CATALOGUE, {}])
    assert in_python(text, {}).findings == browser
