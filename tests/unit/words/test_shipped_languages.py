"""The languages that the package ships: whole, without a fault, and fresh."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from service_standards.words.catalogues import read_catalogue
from tests.support.sites.build import ROOT
from tools.words import CATALOGUES, TEMPLATE, updated

SHIPPED = sorted(CATALOGUES.glob("*.po"))
# Names and forms that are written alike.
LEAST_TRANSLATED = 0.9


def test_french_is_shipped() -> None:
    assert [path.stem for path in SHIPPED] == ["fr"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_language_says_everything_without_a_fault(path: Path) -> None:
    catalogue, faults = read_catalogue(path.read_text("utf-8"), path.stem)
    assert faults == ()
    assert catalogue is not None
    entries = [one for one in catalogue if one.id]
    untranslated = [one.id for one in entries if not one.string or not all(one.string) or one.fuzzy]
    assert untranslated == []
    own = [one for one in entries if one.string != one.id]
    assert len(own) > LEAST_TRANSLATED * len(entries)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_language_is_fresh(path: Path) -> None:
    text = path.read_text("utf-8")
    assert updated(text, TEMPLATE.read_text("utf-8")) == text


def test_french_is_set_as_french_is() -> None:
    # A plain blank lets a line begin with a colon, or end with an opening quotation mark.
    catalogue, _ = read_catalogue((CATALOGUES / "fr.po").read_text("utf-8"), "fr")
    assert catalogue is not None
    said = [text for one in catalogue if one.id for text in texts(one.string)]
    prose = [re.sub(r"`[^`]*`", "", text) for text in said]
    assert [one for one in prose if re.search(r"« | »| [;:!?](?=[\s.)]|$)", one)] == []
    assert [one for one in prose if re.search(r"[^\W\d_]'[^\W\d_]", one)] == []


def texts(said: Iterable[str] | None) -> list[str]:
    return [said] if isinstance(said, str) else list(said or ())


def test_no_day_and_no_name_stands_in_the_head_of_a_catalogue() -> None:
    for path in (*SHIPPED, ROOT / TEMPLATE):
        head = path.read_text("utf-8").split("\n\n", 1)[0]
        assert "Date" not in head
        assert "FULL NAME" not in head
