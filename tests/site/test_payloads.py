"""Text of the sources stays text on every page, wherever it was written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.build import ROOT, build_site

SAMPLE = ROOT / "tests/packaging/sample"
# It leaves text, a title and an attribute in either kind of quotes.
PAYLOAD = """</title><oops onoops=1>"onoops=2 'onoops=3 &lt;oops onoops=4&gt; </a>"""
WORDS = {"description", "duty", "help", "if_no", "if_yes", "meaning", "name", "publisher"}
WORDS |= {"purpose", "question", "summary", "title", "typical_length", "label", "keywords"}
LISTS = {"choices", "entry", "exit", "questions", "keywords"}
PAGES: dict[str, dict[str, Any]] = {
    "as-text": {"title": PAYLOAD, "description": PAYLOAD, "author": PAYLOAD, "tags": [PAYLOAD]},
    "as-lists": {key: [PAYLOAD] for key in ("title", "description", "author", "tags")},
    "as-maps": {key: {PAYLOAD: [PAYLOAD]} for key in ("title", "description", "author", "tags")},
    "in-other-keys": {"hide": [PAYLOAD], "status": PAYLOAD, "revision_date": PAYLOAD},
    "guide": {"title": PAYLOAD, "summary": PAYLOAD, "serves": ["SIM-02"], "tags": PAYLOAD},
}
GATE = {
    "id": "before-opening",
    "title": "The gate",
    "questions": ["Is it ready?"],
    "decisions": [{"title": "Go", "meaning": "It opens"}],
}
PHASES = {
    "format": "phase-model/1",
    "title": "Phases",
    "summary": "What each phase is for.",
    "introduction": "Two phases.",
    "phases": [
        {
            "id": phase,
            "purpose": "To find out",
            "typical_length": "A month",
            "entry": ["A mandate"],
            "exit": ["A report"],
            "roles": [{"role": "owner", "duty": "Decides"}],
            "create": ["brief"] if phase == "build" else [],
        }
        | ({"gate": GATE} if phase == "build" else {})
        for phase in ("build", "run")
    ],
}
TEMPLATE = {
    "format": "template/1",
    "id": "brief",
    "title": "Brief",
    "summary": "What is planned.",
    "group": "project",
    "phases": {"create": ["build"]},
    "roles": ["owner"],
    "introduction": "One page.",
    "sections": [
        {"id": "aim", "title": "Aim", "guidance": "Say it.", "form": "text", "prompt": "…"},
    ],
}


def poisoned(value: Any, *, hit: bool = False) -> Any:
    """Return data with the payload behind every text that people read."""
    if isinstance(value, dict):
        return {key: poisoned(one, hit=key in WORDS | LISTS) for key, one in value.items()}
    if isinstance(value, list):
        return [poisoned(one, hit=hit) for one in value]
    if not (hit and isinstance(value, str)):
        return value
    return f"{value.rstrip('?')} {PAYLOAD}{'?' if value.endswith('?') else ''}"


def with_front_matter(front: dict[str, Any], body: str) -> str:
    # JSON is YAML too, and writes out what stands in several places.
    return f"---\n{json.dumps(front, indent=2)}\n---\n{body}"


@pytest.fixture(scope="module")
def poisoned_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose sources hold the payload in everything but prose."""
    folder = tmp_path_factory.mktemp("payloads")
    project = Path(shutil.copytree(SAMPLE, folder / "project"))
    for path in [*project.glob("checklists/*.yml"), *project.glob("standards/*.yml")]:
        rewrite(path, lambda text: yaml.safe_dump(poisoned(yaml.safe_load(text))))
    for path in project.glob("standards/*/*.md"):
        rewrite(path, poisoned_page)
    templates = project / "docs/project-templates"
    templates.mkdir()
    for name, data in (("phases", PHASES), ("brief", TEMPLATE)):
        text = json.dumps(poisoned(data), indent=2)
        (templates / f"{name}.yml").write_text(text, encoding="utf-8")
    for name, front in PAGES.items():
        text = with_front_matter(front, "Nothing but a line of text.\n")
        (project / f"docs/{name}.md").write_text(text, encoding="utf-8")
    escaped = PAYLOAD.replace("&", "&amp;").replace("<", "&lt;")
    (project / "docs/heading.md").write_text(f"# {escaped}\n\nText.\n", encoding="utf-8")
    menu = ["index.md", "standards/", "checklists/", "project-templates/", "sources.md"]
    menu += [f"{name}.md" for name in (*PAGES, "heading")]
    settings = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8")) | {"nav": menu}
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return build_site(project, folder)


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text("utf-8")), encoding="utf-8")


def poisoned_page(text: str) -> str:
    _, front, body = text.split("---\n", 2)
    data = yaml.safe_load(front)
    if "obligation" in data:
        data["keywords"] = ["everyday words"]
    return with_front_matter(poisoned(data), body)


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
