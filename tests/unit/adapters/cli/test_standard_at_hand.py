"""Which standard a command about answers uses."""

from __future__ import annotations

import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from service_standards import load_project
from service_standards.adapters.cli import web
from service_standards.adapters.cli.reading import NotRead
from service_standards.adapters.cli.standard_at_hand import edition_at_hand
from service_standards.export.catalogue import catalogue, catalogue_text
from tests.support.cases.golden import VALID

MINIMAL = VALID / "minimal"
CATALOGUE = catalogue_text(catalogue(load_project(MINIMAL), str))
STANDARD = load_project(MINIMAL).standard.id


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "r" / ".git").mkdir(parents=True)
    (tmp_path / "r" / "team" / "answers").mkdir(parents=True)
    return tmp_path / "r"


def test_a_catalogue_beside_the_assessment_is_found(tmp_path: Path) -> None:
    (tmp_path / "catalogue.json").write_text(CATALOGUE, "utf-8")
    assert edition_at_hand(None, tmp_path).standard == STANDARD


def test_one_above_it_in_the_repository_is_found_and_the_nearest_wins(repository: Path) -> None:
    shutil.copytree(MINIMAL, repository, dirs_exist_ok=True)
    assert edition_at_hand(None, repository / "team" / "answers").criteria[0].checks is not None
    (repository / "team" / "catalogue.json").write_text(CATALOGUE, "utf-8")
    assert edition_at_hand(None, repository / "team" / "answers").criteria[0].checks is None


def test_nothing_outside_the_repository_is_used(repository: Path) -> None:
    (repository.parent / "catalogue.json").write_text(CATALOGUE, "utf-8")
    with pytest.raises(NotRead, match="--catalogue"):
        edition_at_hand(None, repository / "team")


def test_without_a_repository_only_the_folder_itself_counts(tmp_path: Path) -> None:
    (tmp_path / "catalogue.json").write_text(CATALOGUE, "utf-8")
    (tmp_path / "inner").mkdir()
    with pytest.raises(NotRead):
        edition_at_hand(None, tmp_path / "inner")


def test_a_file_or_the_folder_of_a_project_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text(CATALOGUE, "utf-8")
    for named in (tmp_path / "other.json", MINIMAL):
        assert edition_at_hand(str(named), tmp_path).standard == STANDARD


def test_what_is_no_standard_is_told_in_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(MINIMAL, broken)
    (broken / "standards" / "standard.yml").write_text("format: standard/1\n", "utf-8")
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    cases = {
        "no-such-file": "No such file",
        str(tmp_path / "empty"): "holds no standard",
        str(tmp_path / "pipe"): "pipe",
        str(broken): "has faults",
        "x\0y": "no name of a file",
    }
    for named, words in cases.items():
        with pytest.raises(NotRead, match=words) as refused:
            edition_at_hand(named, tmp_path)
        assert refused.value.exit_code == 2
        assert "\n" not in refused.value.message


class Answers(http.server.BaseHTTPRequestHandler):
    """The catalogue, redirects without an end, too much, and one that leads to a file."""

    def do_GET(self) -> None:
        if self.path == "/catalogue.json":
            self.answer(200, CATALOGUE.encode())
        elif self.path == "/moved":
            self.answer(302, b"", "/catalogue.json")
        elif self.path.startswith("/round"):
            self.answer(302, b"", f"{self.path}x")
        elif self.path == "/file":
            self.answer(302, b"", "file:///etc/hostname")
        elif self.path == "/much":
            self.answer(200, b" " * 6_000_000)
        else:
            self.answer(404, b"")

    def answer(self, status: int, data: bytes, to: str = "") -> None:
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def origin() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_is_fetched_because_it_is_named(origin: str, tmp_path: Path) -> None:
    for path in ("/catalogue.json", "/moved"):
        assert edition_at_hand(origin + path, tmp_path).standard == STANDARD


@pytest.mark.parametrize(
    ("path", "words"),
    [("/round", "redirect"), ("/file", "file:"), ("/much", "at most 5 MB"), ("/gone", "Not Found")],
)
def test_an_address_has_limits(origin: str, tmp_path: Path, path: str, words: str) -> None:
    with pytest.raises(NotRead, match=words) as refused:
        edition_at_hand(origin + path, tmp_path)
    assert "\n" not in refused.value.message


def test_an_answer_that_takes_too_long_is_given_up(
    origin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 1000, 11))
    monkeypatch.setattr(web, "monotonic", lambda: next(clock))
    with pytest.raises(NotRead, match="more than 10 seconds"):
        edition_at_hand(f"{origin}/catalogue.json", tmp_path)
