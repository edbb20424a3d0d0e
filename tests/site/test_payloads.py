"""Text of the sources stays text on every page, wherever it was written."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from pydantic import BaseModel

from service_standards import load_project
from tests.support.sites.whole_sample import copy_with_documents, page_of

# It leaves text, a title and an attribute in either kind of quotes.
PAYLOAD = """</title><oops onoops=1>"onoops=2 'onoops=3 &lt;oops onoops=4&gt; </a>"""
WORDS = {
    "choices",
    "duty",
    "entry",
    "exit",
    "help",
    "if_no",
    "if_yes",
    "keywords",
    "meaning",
    "name",
}
WORDS |= {"purpose", "question", "questions", "summary", "title", "typical_length"}
PAGES: dict[str, dict[str, Any]] = {
    "as-text": {"title": PAYLOAD, "description": PAYLOAD, "author": PAYLOAD, "tags": [PAYLOAD]},
    "as-lists": {key: [PAYLOAD] for key in ("title", "description", "author", "tags")},
    "as-maps": {key: {PAYLOAD: [PAYLOAD]} for key in ("title", "description", "author", "tags")},
    "in-other-keys": {"hide": [PAYLOAD], "status": PAYLOAD, "revision_date": PAYLOAD},
    "guide": {"title": PAYLOAD, "summary": PAYLOAD, "serves": ["SIM-02"], "tags": PAYLOAD},
}


def poisoned(value: Any, *, hit: bool = False) -> Any:
    """Return a model with the payload behind every text that people read.

    `lint` may refuse such a text; a page has to hold it all the same.
    """
    if isinstance(value, BaseModel):
        own = {name: getattr(value, name) for name in type(value).model_fields}
        new = {key: poisoned(one, hit=key in WORDS) for key, one in own.items()}
        return value.model_copy(update=new)
    if isinstance(value, tuple):
        return tuple(poisoned(one, hit=hit) for one in value)
    return f"{value} {PAYLOAD}" if hit and type(value) is str else value


@pytest.fixture(scope="module")
def poisoned_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that holds the payload in everything but prose."""
    root = copy_with_documents(tmp_path_factory.mktemp("payloads") / "project")
    project = poisoned(load_project(root))
    assert (len(project.guides), len(project.templates)) == (1, 1)
    for name, front in PAGES.items():
        (root / f"docs/{name}.md").write_text(page_of(front), encoding="utf-8")
    escaped = PAYLOAD.replace("&", "&amp;").replace("<", "&lt;")
    (root / "docs/heading.md").write_text(f"# {escaped}\n\nText.\n", encoding="utf-8")
    menu = ["index.md", "standards/", "checklists/", "project-templates/", "sources.md"]
    menu += [f"{name}.md" for name in (*PAGES, "heading")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("service_standards.site.site.load_project", lambda *_, **__: project)
        patch.chdir(root)
        build(load_config(str(root / "mkdocs.yml"), nav=menu))
    return root / "site"


class Oops(HTMLParser):
    """Collects the elements and attributes that only the payload names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [name for name in (tag, *(name for name, _ in attrs)) if "oops" in name]


def test_the_payload_is_one() -> None:
    assert Oops(f"<p>{PAYLOAD}</p>").found == ["oops", "onoops"]
    assert "onoops" in Oops(f'<p title="{PAYLOAD}">').found
    assert "onoops" in Oops(f"<p title='{PAYLOAD}'>").found


def test_no_page_holds_what_a_payload_names(poisoned_site: Path) -> None:
    pages = sorted(poisoned_site.rglob("*.html"))
    texts = {path.relative_to(poisoned_site).as_posix(): path.read_text("utf-8") for path in pages}
    assert {name: found for name, text in texts.items() if (found := Oops(text).found)} == {}
    assert sum("oops" in text for text in texts.values()) > 15


def test_a_title_is_escaped_once(poisoned_site: Path) -> None:
    """Where a page shows the payload, a reader sees it as it was written."""
    title = f"SIM-02 Ask for each thing once {PAYLOAD}"
    page = Texts((poisoned_site / "standards/simple/ask-once/index.html").read_text("utf-8"))
    assert page.of["title"] == f"{title} - Arvenia Service Rules"
    assert page.of["h1"] == title
    assert page.of["menu"] == title


def test_no_title_is_live_in_the_data_of_the_search(poisoned_site: Path) -> None:
    index = json.loads((poisoned_site / "search/search_index.json").read_text("utf-8"))
    shown = [text for entry in index["docs"] for text in (entry["title"], *entry.get("tags", []))]
    assert [text for text in shown if Oops(text).found] == []
    assert any("oops" in text for text in shown)


class Texts(HTMLParser):
    """Collects the text of the title, of the first heading and of this page in the menu."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.of = {"title": "", "h1": "", "menu": ""}
        self.inside = ""
        self.feed(text)
        self.of = {name: " ".join(found.split()) for name, found in self.of.items()}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = "menu" if ("aria-current", "page") in attrs else tag
        if name in self.of and not self.of[name]:
            self.inside = name

    def handle_endtag(self, tag: str) -> None:
        if tag == ("a" if self.inside == "menu" else self.inside):
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.of[self.inside] += data
