"""Which builds a page that is open hears of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from service_standards.adapters.mkdocs.serving.reloading import Reloads

FIRST = 10
Change = Callable[[Path], object]


class Host:
    """An application that knows all its builds: it answers with the last, as MkDocs does."""

    def __init__(self) -> None:
        self.epochs = [FIRST]

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        start("200 OK", [])
        if not path.startswith("/livereload/"):
            return [b"a page"]
        epoch = int(path.split("/")[2])
        # With nothing newer, it lets the browser wait before it says so.
        return [str(max(epoch, self.epochs[-1])).encode()]


class Served:
    """A site of two pages that is built again and again."""

    def __init__(self, site: Path) -> None:
        self.site, self.host = site, Host()
        for name in ("index.html", "other/index.html", "style.css", "search/search_index.json"):
            write(name)(site)
        self.reloads = Reloads(self.host, site, "/base/")

    def build(self, change: Change) -> None:
        def build() -> None:
            change(self.site)

        self.reloads.noting(build)()
        self.host.epochs.append(self.host.epochs[-1] + 10)

    def said(self, page: str, epoch: int = FIRST) -> int:
        environ = {"PATH_INFO": f"/livereload/{epoch}/7", "HTTP_REFERER": f"http://here{page}"}
        return int(b"".join(self.reloads(environ, lambda *_: None)))


def write(name: str, text: str = "") -> Change:
    def change(site: Path) -> object:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        return (site / name).write_text(text, "utf-8")

    return change


def nothing(_: Path) -> None:
    """Change nothing."""


@pytest.fixture
def served(tmp_path: Path) -> Served:
    return Served(tmp_path)


def test_a_page_hears_of_the_build_that_changed_it(served: Served) -> None:
    served.build(write("other/index.html", "new"))

    assert served.said("/base/") == FIRST
    assert served.said("/base/other/") == FIRST + 10
    assert served.said("/base/other/index.html?query#part") == FIRST + 10


def test_a_page_that_slept_hears_of_any_build_since(served: Served) -> None:
    for change in (nothing, write("index.html", "new"), nothing):
        served.build(change)

    assert served.said("/base/") > FIRST
    assert served.said("/base/", FIRST + 20) == FIRST + 20
    assert served.said("/base/other/") == FIRST


@pytest.mark.parametrize(
    "change",
    [
        write("style.css", "new"),
        write("picture.svg", "new"),
        lambda site: (site / "style.css").unlink(),
    ],
)
def test_what_all_pages_may_show_is_told_to_all(served: Served, change: Change) -> None:
    served.build(change)

    assert served.said("/base/") == FIRST + 10


def test_what_no_page_shows_is_told_to_none(served: Served) -> None:
    served.build(write("search/search_index.json", "new"))

    assert served.said("/base/") == FIRST


@pytest.mark.parametrize("page", ["", "[", "/", "/base/nowhere/", "/elsewhere/"])
def test_a_page_that_nobody_knows_hears_of_each_build(served: Served, page: str) -> None:
    served.build(nothing)

    assert served.said(page) == FIRST + 10


def test_a_page_from_before_this_server_loads_again(served: Served) -> None:
    served.build(nothing)

    assert served.said("/base/", epoch=5) > FIRST


def test_other_requests_are_left_alone(served: Served) -> None:
    started: list[str] = []

    answer = served.reloads({"PATH_INFO": "/base/"}, lambda status, _: started.append(status))

    assert list(answer) == [b"a page"]
    assert started == ["200 OK"]
