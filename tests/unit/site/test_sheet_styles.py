"""The foot of each printed sheet, whatever a standard is called."""

from __future__ import annotations

import re

import pytest

from service_standards.render.look import sheet_styles
from service_standards.source.project import load_project
from service_standards.words.message import ENGLISH
from tests.support.sites.build import ROOT


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Our standard", "Our standard"),
        ('The "new" one', r"The \22 new\22  one"),
        (r"A \ B", r"A \5c  B"),
        ("</style>", r"\3c /style>"),
        ("Étalon", "Étalon"),
    ],
)
def test_the_foot_of_a_sheet_names_the_standard_and_its_edition(title: str, written: str) -> None:
    standard = load_project(ROOT, ROOT / "docs").standard.model_copy(update={"title": title})

    sheet = sheet_styles(standard, ENGLISH)

    told = re.search(r'content: "(.*?)" var', sheet)
    assert told
    assert told[1] == f"{written}, Edition {standard.version}"
