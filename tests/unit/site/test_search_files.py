"""What a build writes for its search: in parts where our script reads it, else as one index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service_standards.adapters.mkdocs.files import write_search
from service_standards.site.search_index import URL
from service_standards.site.search_parts import LARGE, SCRIPT


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with a large index and with our script."""
    page = {"location": "long/", "title": "Long", "text": "word " * (LARGE // 5 + 1)}
    index = {"config": {"lang": ["en"], "separator": "[\\s]+"}, "docs": [page]}
    for name, text in ((URL, json.dumps(index)), (SCRIPT, "")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def parts(site: Path) -> list[Path]:
    """Return the files of the search besides the index."""
    return [one for one in (site / "search").rglob("*.json") if one != site / URL]


def test_a_large_index_is_written_in_parts(site: Path) -> None:
    write_search(site, {}, [], "en")
    assert parts(site)
    assert "parts" in json.loads((site / URL).read_text("utf-8"))["config"]


def test_it_is_written_whole_for_whoever_wants_it(site: Path) -> None:
    write_search(site, {}, [], "en", is_whole=True)
    assert parts(site) == []
    assert "word word" in (site / URL).read_text("utf-8")


def test_it_is_written_whole_for_the_theme_of_another_host(site: Path) -> None:
    (site / SCRIPT).unlink()
    write_search(site, {}, [], "en")
    assert parts(site) == []


@pytest.mark.parametrize("text", ["[1, 2]", '{"items": []}', "null"])
def test_an_index_of_another_form_stays_as_it_is(site: Path, text: str) -> None:
    (site / URL).write_text(text, "utf-8")
    write_search(site, {}, [], "en")
    assert (site / URL).read_text("utf-8") == text


def test_a_site_without_a_search_gets_none(tmp_path: Path) -> None:
    write_search(tmp_path, {}, [], "en")
    assert list(tmp_path.iterdir()) == []
