"""Requests to a site that is served while somebody writes are answered as MkDocs does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.livereload import LiveReloadServer

from service_standards.adapters.mkdocs.serving.answering import Answers
from service_standards.adapters.mkdocs.serving.preview import Faults
from service_standards.adapters.mkdocs.serving.shown import Shown

FILES = {
    "index.html": "<html><body>start</body></html>",
    "été/index.html": "<html><body>summer</body></html>",
    "été/data.json": "{}",
    "main.mjs": "run()",
    "sitemap.xml.gz": "zipped",
    "unknown.extension": "?",
    "style.css": "p {}",
}
LOST = "<html><body>lost</body></html>"


class Client:
    """Asks a server that runs nowhere."""

    def __init__(self, site: Path, mount: str = "/", *, is_instant: bool = False) -> None:
        self.mount = mount
        self.shown = Shown(site)
        self.shown.take()
        self._server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(site), mount)
        self._server.poll_response_timeout = 0
        self._server.watch(str(site))
        self.ours = Answers(self._server, self.shown, is_instant=is_instant)

    def close(self) -> None:
        self._server.server_close()
        self.shown.close()

    def ask(self, path: str, referrer: str = "") -> tuple[str, dict[str, str], str]:
        return self._asked(self.ours, path, referrer)

    def ask_mkdocs(self, path: str) -> tuple[str, dict[str, str], str]:
        return self._asked(self._server.serve_request, path)

    @staticmethod
    def _asked(app: Any, path: str, referrer: str = "") -> tuple[str, dict[str, str], str]:
        begun: list[Any] = []
        environ = {"PATH_INFO": path.encode().decode("latin-1"), "HTTP_REFERER": referrer}
        answer = app(environ, lambda *given: begun.extend(given))
        text = b"".join(answer).decode()
        if hasattr(answer, "close"):
            answer.close()
        return begun[0], dict(begun[1]), text


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture(params=["/", "/base/"])
def client(site: Path, request: pytest.FixtureRequest) -> Iterator[Client]:
    client = Client(site, request.param)
    yield client
    client.close()


@pytest.mark.parametrize(
    "path",
    [
        "/", "/été/", "/été", "/été/index.html", "/été/data.json", "/main.mjs", "/sitemap.xml.gz",
        "/unknown.extension", "/style.css", "/nowhere/", "/nowhere.css", "/../x", "//été/", "",
        "/été/../style.css", "/base", "/base/", "/base/été", "/base/style.css", "/basement/",
        "/base/../../style.css", "/livereload/x/1",
    ],
)  # fmt: skip
def test_each_answer_is_that_of_mkdocs(client: Client, path: str) -> None:
    status, headers, text = client.ask(path)
    expected, theirs, wanted = client.ask_mkdocs(path)

    assert status == expected
    assert headers.get("Content-Type") == theirs.get("Content-Type")
    assert headers.get("Location") == theirs.get("Location")
    assert text.partition("<script>")[0] == wanted.partition("<script>")[0]
    is_page = status.startswith("200") and headers["Content-Type"] == "text/html"
    assert not is_page or "livereload(" in text


def test_an_address_that_leads_nowhere_has_the_page_for_it(site: Path) -> None:
    (site / "404.html").write_text(LOST, "utf-8")
    client = Client(site)

    status, headers, text = client.ask("/nowhere/")

    assert (status, headers["Content-Type"]) == ("404 Not Found", "text/html")
    assert text.startswith("<html><body>lost<script>")
    client.close()


def test_a_page_hears_what_it_shows(client: Client, site: Path) -> None:
    found = client.shown.read("index.html")
    assert found
    number = found.number
    (site / "été/index.html").write_text("new", "utf-8")
    client.shown.take()
    asked = f"/livereload/{number}/7"

    assert client.ask(asked, f"http://here{client.mount}")[2] == str(number)
    for page in ("%C3%A9t%C3%A9/", "%C3%A9t%C3%A9/index.html?query#part"):
        assert int(client.ask(asked, f"http://here{client.mount}{page}")[2]) > number
    for unknown in ("", "[", "http://[", "http://here/elsewhere" * (client.mount != "/")):
        assert int(client.ask(asked, unknown)[2]) > number


def test_pages_whose_address_changes_hear_of_each_change(site: Path) -> None:
    client = Client(site, is_instant=True)
    found = client.shown.read("index.html")
    assert found
    (site / "été/index.html").write_text("new", "utf-8")
    client.shown.take()

    assert int(client.ask(f"/livereload/{found.number}/7", "http://here/")[2]) > found.number
    client.close()


def test_faults_stand_on_pages_alone(client: Client) -> None:
    client.shown.tell(Faults("a.md:1:1: <wrong>"))

    text = client.ask(client.mount)[2]

    assert "a.md:1:1: &lt;wrong&gt;" in text
    assert text.index("st-faults") < text.index("start")
    assert "st-faults" in client.ask("/nowhere/")[2]
    assert client.ask(f"{client.mount}style.css")[2] == FILES["style.css"]


def test_pages_that_were_asked_for_last_count_as_open(tmp_path: Path) -> None:
    for name in ("index.html", "a/index.html", "b/index.html", "c/index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<html><body></body></html>", "utf-8")
    (tmp_path / "style.css").write_text("p {}", "utf-8")
    client = Client(tmp_path)
    for path in ("/", "/a/", "/b/", "/style.css", "/nowhere/", "/a/"):
        client.ask(path)
    assert client.shown.open_pages() == {"index.html", "a/index.html", "b/index.html"}
    client.ask("/c/")
    assert client.shown.open_pages() == {"a/index.html", "b/index.html", "c/index.html"}
    assert client.shown.listening() == set()
    (tmp_path / "b/index.html").unlink()
    client.shown.take()
    assert client.shown.open_pages() == {"a/index.html", "c/index.html"}
    client.close()
