"""The sample site in another language, and what of its texts is not said in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from service_standards.words.catalogues import words_of
from tests.browser import sample_views
from tests.browser.results_support import FINDINGS
from tests.browser.sample_site import OpenPage, opened_pages, write_sample
from tests.browser.states import LONG
from tests.support.sites.pseudo import PSEUDO, outside, pseudo_catalogue
from tests.support.sites.server import Site, serve

__all__ = [
    "UNKNOWN_LANGUAGE",
    "bare_texts",
    "french_site",
    "open_french",
    "open_other",
    "other_site",
]

# What axe says of this language alone: it is none.
UNKNOWN_LANGUAGE = ("html-lang-valid",)

# As browsers write it in a language that they do not know.
DATE = re.compile(r"[A-Z][a-z]{2} \d{1,2}, \d{4}")
# What the states of the self-check write into it, and what the bare page around it says.
WRITTEN: tuple[str, ...] = (
    *("Sample page", "Ana", "Fishing licence", "Parking permits", "Dog licences", "Review"),
    *("first", "second", "theirs", "Report", "gone", "note", "assessment.json", LONG),
    *("a" * 60, ".csv", "https://example.org/"),
)


@pytest.fixture(scope="session")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the sample pages in the pseudo-language."""
    root = tmp_path_factory.mktemp("other-site")
    words, faults = words_of(PSEUDO, pseudo_catalogue())
    assert faults == ()
    write_sample(root, 9, words)
    with serve(root) as served:
        yield served


@pytest.fixture(scope="session")
def french_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the sample pages in French."""
    root = tmp_path_factory.mktemp("french-site")
    words, faults = words_of("fr")
    assert faults == ()
    write_sample(root, 9, words)
    with serve(root) as served:
        yield served


@pytest.fixture
def open_french(chromium: Browser, french_site: Site) -> Iterator[OpenPage]:
    """Return a way to open a path of the French site; every page must stay clean to the end."""
    yield from opened_pages(chromium, french_site)


@pytest.fixture
def open_other(chromium: Browser, other_site: Site) -> Iterator[OpenPage]:
    """Return a way to open a path of that site; every page must stay clean to the end."""
    yield from opened_pages(chromium, other_site)


def bare_texts(said: str) -> list[str]:
    """Return what of a text is neither in brackets nor data of the project."""
    rest = DATE.sub(" ", outside(said))
    for data in OWN:
        rest = rest.replace(data, " ")
    return [
        one.strip() for one in re.split(r"[^\w .,:;'()-]", rest) if re.search(r"[^\W\d_]{2}", one)
    ]


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)
    elif hasattr(value, "__dict__"):
        yield from texts_in(vars(value))


def own_data() -> list[str]:
    """Return the texts of the project that the site shows, the longest first."""
    views = (
        sample_views.catalogue(),
        sample_views.checklist_view()["groups"],
        sample_views.checklist_view()["checklist"],
        [sample_views.from_phase(title) for _, title in sample_views.PHASES],
        sample_views.FACTS,
        sample_views.my_service_view()["frameworks"],
        FINDINGS,
        WRITTEN,
    )
    found = {re.sub(r"\s+", " ", text.strip()) for view in views for text in texts_in(view)}
    return sorted(found - {"", *"abcdefg"}, key=len, reverse=True)


OWN = own_data()
