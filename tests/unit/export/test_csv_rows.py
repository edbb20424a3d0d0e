"""A cell that is surely plain is written as the rules for every cell would write it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service_standards.export.csv_rows import QUOTED, RISKY, SURELY_PLAIN, csv_text, with_lines
from service_standards.model.plain.characters import BLANKS

SIGNS = "aZ0 =+-@\uff1d\"';,\r\n\t\0" + BLANKS


@given(st.one_of(st.text(alphabet=SIGNS, max_size=8), st.text(max_size=8)))
def test_no_rule_changes_what_is_surely_plain(text: str) -> None:
    if SURELY_PLAIN.fullmatch(text):
        assert RISKY.sub("'", with_lines(text)) == text
        assert not QUOTED.search(text)


def test_most_cells_are_surely_plain() -> None:
    for text in ("DBD-01 DBD-02", "town/a.json", "7", "Service 7 (invented)"):
        assert SURELY_PLAIN.fullmatch(text)
        assert csv_text([[text]]) == f"\ufeff{text}\r\n"
