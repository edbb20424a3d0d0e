"""What is saved while serving is noticed at once, and told once."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from watchdog.events import (
    FileClosedEvent,
    FileClosedNoWriteEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from service_standards.adapters.mkdocs.serving.watching import OnceForEach, TwoObservers

PATIENCE = 60


class Still:
    """An observer that says what a test lets it say."""

    def __init__(self) -> None:
        self.handlers: list[FileSystemEventHandler] = []
        self.asked: list[list[type[FileSystemEvent]] | None] = []

    def schedule(self, handler: FileSystemEventHandler, path: str, **options: Any) -> str:
        self.handlers.append(handler)
        self.asked.append(options.get("event_filter"))
        return path

    def say(self, event: FileSystemEvent) -> None:
        for one in self.handlers:
            one.dispatch(event)

    def start(self) -> None:
        """Do nothing."""

    stop = join = start


class Refused(Still):
    """An observer that the system does not give."""

    def start(self) -> None:
        raise OSError("inotify watch limit reached")


class Listener(FileSystemEventHandler):
    """What MkDocs gives to an observer."""

    def __init__(self) -> None:
        self.heard: list[FileSystemEvent] = []
        self.is_told = Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.heard.append(event)
        self.is_told.set()


def no_note(paths: Iterable[str]) -> None:
    """Note nothing."""


def test_each_change_is_noted_once(tmp_path: Path) -> None:
    sure, quick, noted = Still(), Still(), list[str]()
    TwoObservers(sure, quick, noted.extend).schedule(Listener(), str(tmp_path))  # type: ignore[arg-type]
    file = tmp_path / "page.md"
    file.write_text("one", "utf-8")
    quick.say(FileModifiedEvent(str(file)))
    sure.say(FileModifiedEvent(str(file)))
    assert noted == [str(file)]


def test_two_who_see_the_same_tell_it_once(tmp_path: Path) -> None:
    sure, quick, listener = Still(), Still(), Listener()
    TwoObservers(sure, quick, no_note).schedule(listener, str(tmp_path))  # type: ignore[arg-type]
    file = tmp_path / "page.md"
    file.write_text("one", "utf-8")
    quick.say(FileModifiedEvent(str(file)))
    quick.say(FileClosedEvent(str(file)))
    sure.say(FileModifiedEvent(str(file)))
    assert len(listener.heard) == 1
    file.write_text("longer", "utf-8")
    sure.say(FileModifiedEvent(str(file)))
    quick.say(FileModifiedEvent(str(file)))
    assert len(listener.heard) == 2
    file.unlink()
    quick.say(FileDeletedEvent(str(file)))
    sure.say(FileDeletedEvent(str(file)))
    assert len(listener.heard) == 3


def test_a_file_that_takes_the_place_of_another_is_news(tmp_path: Path) -> None:
    sure, quick, listener = Still(), Still(), Listener()
    TwoObservers(sure, quick, no_note).schedule(listener, str(tmp_path))  # type: ignore[arg-type]
    file, draft = tmp_path / "page.md", tmp_path / "page.md~"
    file.write_text("one", "utf-8")
    quick.say(FileModifiedEvent(str(file)))
    draft.write_text("two", "utf-8")
    draft.replace(file)
    quick.say(FileMovedEvent(str(draft), str(file)))
    assert len(listener.heard) == 2
    sure.say(FileModifiedEvent(str(file)))
    assert len(listener.heard) == 2


def test_who_only_reads_is_not_told_of(tmp_path: Path) -> None:
    sure, quick, listener = Still(), Still(), Listener()
    TwoObservers(sure, quick, no_note).schedule(listener, str(tmp_path))  # type: ignore[arg-type]
    file = tmp_path / "page.md"
    file.write_text("one", "utf-8")
    quick.say(FileOpenedEvent(str(file)))
    assert listener.heard == []
    quick.say(FileModifiedEvent(str(file)))
    assert len(listener.heard) == 1


def test_the_system_tells_of_a_saved_file(tmp_path: Path) -> None:
    listener = Listener()
    both = TwoObservers(Still(), Observer(), no_note)  # type: ignore[arg-type]
    both.schedule(listener, str(tmp_path), recursive=True)
    both.start()
    try:
        (tmp_path / "page.md").write_text("one", "utf-8")
        assert listener.is_told.wait(PATIENCE)
    finally:
        both.stop()
        both.join()


def test_the_system_is_not_asked_who_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard, listener = list[FileSystemEvent](), Listener()
    monkeypatch.setattr(OnceForEach, "dispatch", lambda _, event: heard.append(event))
    file = tmp_path / "page.md"
    file.write_text("one", "utf-8")
    both = TwoObservers(Still(), Observer(), no_note)  # type: ignore[arg-type]
    both.schedule(listener, str(tmp_path), recursive=True)
    both.start()
    try:
        file.read_text("utf-8")
        file.write_text("two", "utf-8")
        end = time.monotonic() + PATIENCE
        while not any(one.event_type == "modified" for one in heard) and time.monotonic() < end:
            time.sleep(0.01)
    finally:
        both.stop()
        both.join()
    told = {one.event_type for one in heard if not one.is_directory}
    assert "modified" in told
    assert not told & {"opened", "closed_no_write"}


def test_only_the_quick_one_is_asked_for_less(tmp_path: Path) -> None:
    sure, quick = Still(), Still()
    TwoObservers(sure, quick, no_note).schedule(Listener(), str(tmp_path))  # type: ignore[arg-type]
    assert sure.asked == [None]
    assert quick.asked
    assert not {FileOpenedEvent, FileClosedNoWriteEvent} & {*(quick.asked[0] or ())}


@pytest.mark.parametrize("is_moved", [False, True])
def test_the_system_tells_of_files_in_a_new_folder(tmp_path: Path, *, is_moved: bool) -> None:
    noted, watched = list[str](), tmp_path / "watched"
    folder, elsewhere = watched / "new/below", tmp_path / "elsewhere"
    (elsewhere / "below").mkdir(parents=True)
    (elsewhere / "below/page.md").write_text("one", "utf-8")
    watched.mkdir()
    both = TwoObservers(Still(), Observer(), noted.extend)  # type: ignore[arg-type]
    both.schedule(Listener(), str(watched), recursive=True)
    both.start()
    try:
        if is_moved:
            elsewhere.rename(watched / "new")
        else:
            folder.mkdir(parents=True)
            (folder / "page.md").write_text("one", "utf-8")
        end = time.monotonic() + PATIENCE
        while str(folder / "page.md") not in noted and time.monotonic() < end:
            time.sleep(0.01)
        (folder / "other.md").write_text("two", "utf-8")
        while str(folder / "other.md") not in noted and time.monotonic() < end:
            time.sleep(0.01)
    finally:
        both.stop()
        both.join()
    assert {*noted} == {str(folder / "page.md"), str(folder / "other.md")}


def test_one_is_enough(tmp_path: Path) -> None:
    sure, listener = Still(), Listener()
    both = TwoObservers(sure, Refused(), no_note)  # type: ignore[arg-type]
    both.schedule(listener, str(tmp_path))
    both.start()
    file = tmp_path / "page.md"
    file.write_text("one", "utf-8")
    sure.say(FileModifiedEvent(str(file)))
    assert len(listener.heard) == 1
    both.stop()
    both.join()
