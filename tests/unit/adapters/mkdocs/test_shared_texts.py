"""Texts that pages share have the links that each of them would have of its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from mkdocs.utils.templates import script_tag_filter, url_filter

from service_standards.adapters.mkdocs.sharing.texts import SharedTexts
from tests.unit.adapters.mkdocs.test_menu_entries import addresses

TEMPLATE = "{% for one in targets %}{{ one | url }} {{ one | script_tag }}{% endfor %}"
targets = st.lists(
    st.one_of(addresses, st.sampled_from(["../a/", "a//b/../x", "/a/", "#a", "b", ""])), max_size=3
)


def environment() -> Environment:
    env = Environment()
    env.filters |= {"url": url_filter, "script_tag": script_tag_filter}
    return env


def page_at(url: str) -> Any:
    return SimpleNamespace(url=url)


@given(st.lists(targets, min_size=1, max_size=3), st.lists(addresses, max_size=12))
def test_on_any_page_every_link_is_the_one_of_that_page(
    texts: list[list[str]], pages: list[str]
) -> None:
    alone = environment().from_string(TEMPLATE)
    env = environment()
    shared, template = SharedTexts(env), env.from_string(TEMPLATE)

    for page in map(page_at, pages):

        def text(number: int, page: Any = page) -> str:
            # The last one stands in all before it.
            here = template.render(page=page, base_url="", targets=texts[number])
            inner = len(texts) - 1
            return here + (shared.of(inner, page, text, inner) if number < inner else "")

        for number, listed in enumerate(texts):
            inner = texts[-1] if number < len(texts) - 1 else []
            own = [alone.render(page=page, base_url="", targets=some) for some in (listed, inner)]
            assert shared.of(number, page, text, number) == "".join(own)


def test_a_text_is_made_once_for_the_pages_of_a_folder_that_it_does_not_lead_into() -> None:
    env, made = environment(), []
    shared = SharedTexts(env)
    template = env.from_string("{{ 'a/one/' | url }}")

    def text(page: Any) -> str:
        made.append(page.url)
        return template.render(page=page, base_url="")

    pages = [page_at(f"{name}/") for name in ("a/two", "a/one", "a/three", "b/two", "b/one")]
    links = [shared.of("key", page, text, page) for page in pages]

    assert made == ["a/two/", "a/one/", "b/two/"]
    assert links == ["../one/", "./", "../one/", "../../a/one/", "../../a/one/"]


def test_files_of_a_folder_share_what_leads_anywhere() -> None:
    env, made = environment(), []
    shared = SharedTexts(env)
    template = env.from_string("{{ '.' | url }} {{ 'a/one.html' | url }}")

    def text(page: Any) -> str:
        made.append(page.url)
        return template.render(page=page, base_url="")

    pages = [page_at(name) for name in ("a/one.html", "a/two.html", "b/one.html")]
    links = [shared.of("key", page, text, page) for page in pages]

    assert made == ["a/one.html", "b/one.html"]
    assert links == [".. one.html", ".. one.html", ".. ../a/one.html"]


def test_a_page_without_an_address_gets_its_own() -> None:
    shared, said = SharedTexts(environment()), iter(["one", "two"])
    assert [shared.of("key", None, lambda: next(said)) for _ in range(2)] == ["one", "two"]
