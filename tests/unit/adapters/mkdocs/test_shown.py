"""What is shown of a site while it is built, and which pages hear of what has changed."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from service_standards.adapters.mkdocs.serving.preview import Faults
from service_standards.adapters.mkdocs.serving.shown import Shown

PATIENCE = 60
PAGE, OTHER, STYLE = "index.html", "other/index.html", "style.css"
INDEX = "search/search_index.json"
OURS = "assets/service-standards/{}/main.js"
FAULTS = Faults("standards/standard.yml:1:1: id: missing")


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    for name in (PAGE, OTHER, STYLE, INDEX, OURS.format("old")):
        write(tmp_path, name)
    shown = Shown(tmp_path)
    shown.take()
    yield shown
    shown.close()


def write(site: Path, name: str, text: str = "old") -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, "utf-8")


def hears(shown: Shown, name: str, number: int) -> bool:
    return shown.wait(name, number, patience=0) > number


def number_of(shown: Shown, name: str = PAGE) -> int:
    found = shown.read(name)
    assert found
    return found.number


def text_of(shown: Shown, name: str) -> str:
    found = shown.read(name)
    return found.content.decode() if found else ""


def test_what_is_built_is_shown_when_it_is_whole(shown: Shown) -> None:
    write(shown.site, PAGE, "half")
    (shown.site / STYLE).unlink()

    assert text_of(shown, PAGE) == "old"
    assert text_of(shown, STYLE) == "old"
    write(shown.site, PAGE, "new")
    shown.take()
    assert text_of(shown, PAGE) == "new"
    assert STYLE not in shown


def test_a_page_hears_of_what_changed_it(shown: Shown) -> None:
    before = number_of(shown)
    write(shown.site, OTHER, "new")
    shown.take()

    assert not hears(shown, PAGE, before)
    assert hears(shown, OTHER, before)
    assert not hears(shown, OTHER, number_of(shown))


def test_a_page_that_slept_hears_of_any_change_since(shown: Shown) -> None:
    before = number_of(shown)
    for text in ("new", "newer"):
        write(shown.site, PAGE, text)
        shown.take()
        shown.take()

    assert hears(shown, PAGE, before)
    assert not hears(shown, OTHER, before)


@pytest.mark.parametrize("name", [STYLE, "picture.svg"])
def test_what_all_pages_may_show_is_told_to_all(shown: Shown, name: str) -> None:
    before = number_of(shown)
    write(shown.site, name, "new")
    shown.take()

    assert hears(shown, PAGE, before)
    between = number_of(shown)
    (shown.site / name).unlink()
    shown.take()
    assert hears(shown, PAGE, between)


def test_what_no_page_shows_is_told_to_none(shown: Shown) -> None:
    before = number_of(shown)
    write(shown.site, INDEX, "new")
    (shown.site / OURS.format("old")).unlink()
    write(shown.site, OURS.format("new"))
    shown.take()

    assert not hears(shown, PAGE, before)


def test_a_page_that_nobody_knows_hears_of_each_change(shown: Shown) -> None:
    before = number_of(shown)
    shown.take()
    assert not hears(shown, "", before)
    write(shown.site, OTHER, "new")
    shown.take()

    assert hears(shown, "", before)


def test_who_asked_for_a_page_in_vain_hears_when_it_comes(shown: Shown) -> None:
    before = number_of(shown)
    write(shown.site, OTHER, "new")
    shown.take()
    assert not hears(shown, "later/index.html", before)
    write(shown.site, "later/index.html")
    shown.take()

    assert hears(shown, "later/index.html", before)


def test_a_page_from_another_server_loads_again(shown: Shown) -> None:
    assert hears(shown, PAGE, 5)


def test_an_open_page_is_known_while_it_waits(shown: Shown) -> None:
    number, heard = number_of(shown), Event()

    def wait() -> None:
        if shown.wait(OTHER, number, PATIENCE) > number:
            heard.set()

    assert shown.listening() == set()
    thread = Thread(target=wait)
    thread.start()
    while shown.listening() != {OTHER}:
        assert thread.is_alive()
    shown.show_early({OTHER: b"new"})
    assert heard.wait(PATIENCE)
    thread.join()
    assert shown.listening() == set()


def test_an_early_page_is_told_once(shown: Shown) -> None:
    before = number_of(shown)
    new = OURS.format("new")
    assert shown.news_in({PAGE: b"new", OTHER: b"old"}) == {PAGE: b"new"}
    shown.show_early({PAGE: b"new", new: b"script"})
    assert (text_of(shown, PAGE), text_of(shown, new)) == ("new", "script")
    assert hears(shown, PAGE, before)
    assert not hears(shown, OTHER, before)
    early = number_of(shown)

    for name, text in ((PAGE, "new"), (OTHER, "new"), (new, "script")):
        write(shown.site, name, text)
    (shown.site / OURS.format("old")).unlink()
    shown.take()

    assert not hears(shown, PAGE, early)
    assert hears(shown, OTHER, before)
    assert OURS.format("old") not in shown


@pytest.mark.parametrize(("name", "text"), [(PAGE, "newer"), (STYLE, "new")])
def test_an_early_page_that_shows_something_else_in_the_end_is_told_again(
    shown: Shown, name: str, text: str
) -> None:
    shown.show_early({PAGE: b"new"})
    early = number_of(shown)
    write(shown.site, PAGE, "new")
    write(shown.site, name, text)
    shown.take()

    assert hears(shown, PAGE, early)


def test_faults_stand_above_the_last_whole_site_until_they_are_mended(shown: Shown) -> None:
    before = number_of(shown)
    shown.show_early({PAGE: b"new"})
    shown.tell(FAULTS)
    told = shown.read(PAGE)
    assert told
    assert (told.content, told.faults) == (b"old", FAULTS)
    assert hears(shown, PAGE, before)
    assert hears(shown, OTHER, before)
    shown.tell(FAULTS)
    assert not hears(shown, PAGE, told.number)

    # What is made meanwhile is without them.
    shown.show_early({PAGE: b"new"})
    early = shown.read(PAGE)
    assert early
    assert (early.content, early.faults) == (b"new", Faults())
    write(shown.site, PAGE, "new")
    shown.take()
    assert not hears(shown, PAGE, early.number)
    assert hears(shown, OTHER, told.number)
    mended = shown.read(OTHER)
    assert mended
    assert mended.faults == Faults()


def test_who_asks_meanwhile_gets_all_of_one_or_the_other(shown: Shown) -> None:
    texts, seen, is_over = ("a" * 100_000, "b" * 90_000), set(), Event()
    write(shown.site, PAGE, texts[0])
    shown.take()

    def ask() -> None:
        while not is_over.is_set():
            seen.add(text_of(shown, PAGE))

    threads = [Thread(target=ask) for _ in range(3)]
    for one in threads:
        one.start()
    while len(seen) < len(texts):
        for text in texts:
            write(shown.site, PAGE, text)
            shown.take()
    is_over.set()
    for one in threads:
        one.join()

    assert seen == set(texts)


def test_nothing_is_left_behind(shown: Shown) -> None:
    folder = Path(shown._store.name)
    for text in ("new", "newer", "newest"):
        write(shown.site, PAGE, text)
        shown.take()
    assert len(list(folder.iterdir())) == len({"old", "newest"})
    shown.close()

    assert not folder.exists()


def test_what_a_full_disk_cuts_off_is_never_shown(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.write_bytes

    def cut(file: Path, content: bytes) -> int:
        whole(file, content[:2])
        raise OSError(errno.ENOSPC, "full")

    write(shown.site, PAGE, "a new text")
    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", cut)
        with pytest.raises(OSError, match="full"):
            shown.take()
    assert text_of(shown, PAGE) == "old"
    shown.take()
    assert text_of(shown, PAGE) == "a new text"


def test_a_picture_that_came_early_is_in_other_pages_too(shown: Shown) -> None:
    before = number_of(shown, OTHER)
    early = {PAGE: "new", "picture.png": "new"}
    shown.show_early({name: text.encode() for name, text in early.items()})
    assert not hears(shown, OTHER, before)
    after = number_of(shown)
    for name, text in early.items():
        write(shown.site, name, text)

    shown.take()

    assert hears(shown, OTHER, before)
    assert not hears(shown, PAGE, after)


def test_who_asked_is_forgotten(shown: Shown) -> None:
    shown.wait(PAGE, number_of(shown), patience=0)
    assert shown.listening() == set()
