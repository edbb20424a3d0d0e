"""The front matter of a page of prose: all that MkDocs takes for it, read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from service_standards.model.guide import GuideFrontMatter, PageFrontMatter
from service_standards.model.languages.translation import TranslatedPageMatter
from service_standards.source.reading.markdown_text import split_front_matter
from service_standards.source.reading.problems import START, Data, MarkedData, ProblemList
from service_standards.source.reading.validate import validate
from service_standards.source.reading.yaml_reader import Loader, read_yaml
from service_standards.words.message import say

# MkDocs takes such first lines for keys too, and leaves them out of the page.
BARE_KEY = re.compile(r"^ {0,3}([A-Za-z0-9_-]+):")
END = "..."
Matter = PageFrontMatter | TranslatedPageMatter


@dataclass(frozen=True)
class PageText:
    """The text of a page, the line on which it starts, and what stands above it."""

    body: str
    body_line: int = 1
    data: MarkedData | None = None
    front: Matter | None = None


def read_page_text(
    text: str, file: str, problems: ProblemList, model: type[TranslatedPageMatter] | None = None
) -> PageText | None:
    """Return the page, or None if it cannot be told where its text starts.

    `model` is what stands above the text of a translation.
    """
    first, _, rest = text.partition("\n")
    if first.rstrip(" \t") != "---":
        bare = BARE_KEY.match(first)
        if bare:
            message = say(
                "MkDocs takes '{key}:' in the first line for front matter and leaves the line "
                "out; start with a heading, or put keys between lines '---'",
                key=bare[1],
            )
            problems.add(file, START, "broken-front-matter", message)
        return PageText(text)
    matter = split_front_matter(text)
    end = _other_end(rest)
    if end and (matter is None or end < matter.body_line - 1):
        message = say("the front matter ends with '{end}'; end it with a line '---'", end=END)
        problems.add(file, (end, 1), "broken-front-matter", message)
        return None
    if matter is None:
        message = say("the front matter is not closed; end it with a line '---'")
        problems.add(file, START, "broken-front-matter", message)
        return None
    if "\n" not in text[-len(matter.body) - 1 :]:
        message = say("there is no text below the front matter; write some")
        problems.add(file, (matter.body_line - 1, 1), "broken-front-matter", message)
    data = read_yaml(matter.yaml, file, problems, matter.yaml_line)
    front = _read_keys(data, matter.yaml, problems, model) if data else None
    return PageText(matter.body, matter.body_line, data, front)


def written_keys(text: str) -> dict[str, Data]:
    """Return the front matter of a page as it is written: every value is text."""
    matter = split_front_matter(text)
    data = read_yaml(matter.yaml, "", ProblemList()) if matter else None
    return data.value if data and isinstance(data.value, dict) else {}


def _other_end(rest: str) -> int | None:
    """Return the line of the first '...', which ends front matter for MkDocs."""
    for number, line in enumerate(rest.split("\n"), start=2):
        if line.rstrip(" \t") == END:
            return number
    return None


def _read_keys(
    data: MarkedData, text: str, problems: ProblemList, model: type[TranslatedPageMatter] | None
) -> Matter | None:
    if not isinstance(data.value, dict):
        message = say("the front matter has to be keys with values, such as 'title: My page'")
        problems.add(data.file, data.place(()), "broken-front-matter", message)
        return None
    own = GuideFrontMatter if "serves" in data.value else PageFrontMatter
    front = validate(model, data, problems) if model else validate(own, data, problems)
    try:
        # MkDocs guesses what the values are, and prints front matter in which it guesses wrong.
        yaml.load(text, Loader)  # noqa: S506 - a safe one, the same that MkDocs takes
    except (ValueError, yaml.YAMLError):
        message = say("MkDocs cannot read a value in here; put quotes around each value")
        problems.add(data.file, data.place(()), "broken-front-matter", message)
    return front
