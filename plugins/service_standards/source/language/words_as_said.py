"""The words of a standard that has a fault: what it says of them itself, as far as it can be told.

A slip in `standard.yml` must not turn every heading of every criterion into a fault.
"""

from __future__ import annotations

import re
from dataclasses import replace

from service_standards.model.plain.language_tags import is_language_tag
from service_standards.model.vocabulary import Heading, Obligation
from service_standards.source.language.criterion_words import (
    ENGLISH,
    HEADINGS,
    CriterionWords,
    words_of_language,
)
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.yaml_reader import read_yaml

# Before each line that begins a member.
MEMBER = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


def members_said(data: bytes) -> dict[object, object]:
    """Return what can be told of a standard that is no valid YAML or UTF-8, member by member."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What older editors write in Europe; whatever it is, "language: de" reads the same.
        text = data.decode("cp1252", "replace")
    said: dict[object, object] = {}
    for part in MEMBER.split(text):
        found = read_yaml(part, "", ProblemList())
        said |= _inside(found.value if found else None)
    return said


def language_said(standard: object) -> str:
    """Return the language that the data of a standard names, or English."""
    said = _inside(standard).get("language")
    if not isinstance(said, str):
        return ENGLISH
    # Who writes "français" for a code begins it as the code does.
    code = said.casefold()[:2]
    return said if is_language_tag(said) else code if code in HEADINGS else ENGLISH


def words_as_said(standard: object) -> CriterionWords:
    """Return the words of the language that is named, and those that the data sets itself."""
    words, data = words_of_language(language_said(standard)), _inside(standard)
    titles = {
        one: title.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        for one in Heading
        if isinstance(title := _inside(data.get("headings")).get(one.value), str)
    }
    own = _inside(data.get("obligation_words"))
    obligations = {
        str(word).lower(): one
        for one in Obligation
        if isinstance(listed := own.get(one.value), list)
        for word in listed
    }
    return replace(
        words, titles={**words.titles, **titles}, obligations=obligations or words.obligations
    )


def _inside(value: object) -> dict[object, object]:
    return value if isinstance(value, dict) else {}
