"""How a text is said: looked up by its English, with values, plurals and lists of the language."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

SPEAK = """async ([lang, table, name, args]) => {
  document.documentElement.lang = lang;
  if (table !== null) {
    const held = document.createElement("template");
    held.dataset.words = "";
    held.content.append(JSON.stringify(table));
    document.body.append(held);
  }
  return (await modules("say"))[name](...args);
}"""
POLISH = {
    "{count} tree": {"one": "{count} drzewo", "few": "{count} drzewa", "other": "{count} drzew"},
    "{first}; {next}": "{first} / {next}",
    "Delete {name}": "Usuń: {name}",
}


def trees(count: int) -> tuple[Any, ...]:
    return ("sayMany", "{count} tree", "{count} trees", count)


@pytest.mark.parametrize("lang", ["en", "de", ""])
@pytest.mark.parametrize(
    ("call", "text"),
    [
        (("say", "Delete {name}", {"name": "A"}), "Delete A"),
        (("say", "{a}, {a}", {"a": "{a} $& <b>"}), "{a} $& <b>, {a} $& <b>"),
        (("say", "Delete {name}"), "Delete {name}"),
        (("say", "Delete {name}", {"other": "A"}), "Delete {name}"),
        (("say", "{count} trees", {"count": 999}), "999 trees"),
        (("say", "{count} trees", {"count": 1000}), "1,000 trees"),
        (("say", "{count} trees", {"count": 12345}), "12,345 trees"),
        (("say", "{count} trees", {"count": -1234567}), "-1,234,567 trees"),
        (("say", "{count} trees", {"count": -7}), "-7 trees"),
        (("say", "{count} trees", {"count": 2.5}), "2.5 trees"),
        (trees(1), "1 tree"),
        (trees(0), "0 trees"),
        (trees(2000), "2,000 trees"),
        (("sayList", ["a", "b", "c"]), "a, b, c"),
        (("sayClauses", ["a", "b", "c"]), "a; b; c"),
        (("sayDay", "2026-11-29"), "2026-11-29"),
    ],
)
def test_without_other_texts_english_is_said_as_it_stands(
    blank: Page, call: tuple[Any, ...], text: str, lang: str
) -> None:
    assert said(blank, call, lang) == text


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (("say", "Delete {name}", {"name": "A"}), "Usuń: A"),
        (("say", "Keep {name}", {"name": "A"}), "Keep A"),
        (trees(1), "1 drzewo"),
        (trees(3), "3 drzewa"),
        (trees(5), "5 drzew"),
        (trees(22), "22 drzewa"),
        (("sayMany", "{count} stone", "{count} stones", 1), "1 stone"),
        (("sayList", ["a", "b", "c"]), "a, b i c"),
        (("sayClauses", ["a", "b"]), "a / b"),
        (("sayDay", "2026-11-29"), "29 lis 2026"),
        (("sayDay", "soon"), "soon"),
    ],
)
def test_another_language_has_its_own_rules(blank: Page, call: tuple[Any, ...], text: str) -> None:
    assert said(blank, call, "pl", POLISH) == text


def test_an_english_time_is_what_the_browser_would_write(blank: Page) -> None:
    differing = blank.evaluate(
        """async () => {
          const { sayTime } = await modules("say");
          const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
          const hours = [...Array(24).keys()];
          const times = hours.map((hour) => new Date(2026, 10, 29, hour, hour * 2));
          return times.filter((at) => sayTime(at) !== at.toLocaleTimeString("en", form)).length;
        }"""
    )
    assert differing == 0


def test_an_english_list_is_what_the_browser_would_write_and_opens_no_table(blank: Page) -> None:
    """To open the first table of a language takes a browser longer than to draw what it is for."""
    # What is said is decided when the module is read.
    blank.reload()
    ours, theirs = blank.evaluate(
        """async () => {
          const { sayList } = await modules("say");
          const lists = [[], ["a"], ["a", "b"], ["a", "b", "c"], ["a, b", "c"]];
          const form = new Intl.ListFormat("en", { type: "unit" });
          const theirs = lists.map((list) => form.format(list));
          Intl.ListFormat = () => { throw new Error("a table was opened"); };
          return [lists.map(sayList), theirs];
        }"""
    )
    assert ours == theirs


def said(blank: Page, call: tuple[Any, ...], lang: str, table: object = None) -> Any:
    # What is said is decided when the module is read.
    blank.reload()
    name, *args = call
    return blank.evaluate(SPEAK, [lang, table, name, args])
