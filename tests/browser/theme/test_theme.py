"""The theme: accessible to everyone, at every width, in both colours, by keyboard, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.theme import Theme
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.accessibility import violations
from tests.browser.colour_kinds import mark_texts, unmark_texts
from tests.browser.support import DESKTOP, PHONE, ColourScheme, Pages
from tests.browser.theme.theme_site import build_theme_site
from tests.support.once import once
from tests.support.sites.server import Site, serve

SEARCH_BUTTON = ".st-button--search"
# The field of the search changes its colour a moment after it got the focus.
SETTLED = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  await frame();
  await Promise.allSettled(document.getAnimations().map((one) => one.finished));
}"""
# What can be said of the element that has the focus: its name, whether it can be seen where it
# is, and the contrast of its ring to what lies around it.
FOCUS = """() => {
  const luminance = ([r, g, b]) => {
    const part = (c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const rgba = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.99) return colour;
    }
    return [255, 255, 255];
  };
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // A radio button of tabs has no size; its labels carry the ring.
  const shown = element.parentElement.matches(".tabbed-set") && element.matches("input")
    ? element.parentElement.querySelector(".tabbed-labels") : element;
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  const inside = parseFloat(style.outlineOffset) < 0;
  const a = luminance(rgba(style.outlineColor));
  const b = luminance(ground(inside ? shown : shown.parentElement));
  const x = Math.min(Math.max(box.x + Math.min(box.width, innerWidth) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.y + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return {
    name: [element.tagName, element.className, element.ariaLabel ?? element.textContent].join(" "),
    visible: shown.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && box.width > 0 && box.right > 0 && box.x < innerWidth
      && box.bottom > 0 && box.y < innerHeight
      && !!top && (shown.contains(top) || top.contains(shown)),
    ring: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2
      ? (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) : 0,
  };
}"""


@pytest.fixture(scope="module")
def trial(shared_folder: Path) -> Iterator[Site]:
    """Serve the small site with the defaults of the theme."""
    folder = once(shared_folder / "theme-trial", build_theme_site)
    with serve(folder / "site") as site:
        yield site


@pytest.fixture
def trial_page(trial: Site, chromium: Browser) -> Iterator[Pages]:
    """Return a maker of pages of the small site; nothing moves on them."""
    pages = Pages(chromium, trial.origin)
    yield pages
    pages.close()


def _faults(page: Page, state: str) -> list[str]:
    """Return what axe finds, one line a fault."""
    mark_texts(page)
    found = violations(page)
    unmark_texts(page)
    return [
        f"{state}: {fault['id']}: {node['target']}" for fault in found for node in fault["nodes"]
    ]


def _menu(page: Page) -> Locator:
    return page.get_by_role("button", name="Navigation")


def _tab(page: Page) -> None:
    page.keyboard.press("Tab")
    page.evaluate(SETTLED)


def _open_search(page: Page) -> None:
    """Open the search and look for a word that is there."""
    button = page.locator(SEARCH_BUTTON)
    if button.is_visible():
        button.click()
    page.get_by_role("textbox", name="Search").fill("text")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_axe_finds_nothing(
    trial_page: Pages, viewport: tuple[int, int], colours: ColourScheme
) -> None:
    visit = trial_page(viewport=viewport, colour_scheme=colours, reduced_motion="reduce")
    faults = []
    for path in ("", "guide/long/", "guide/deeper/plain/", "404.html"):
        page = visit.open(path)
        expect(page.locator("html.js")).to_be_attached()
        faults += _faults(page, path or "home")
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport[0], path
    _open_search(visit.page)
    faults += _faults(visit.page, "search")
    if viewport == PHONE:
        visit.open("guide/long/")
        _menu(visit.page).click()
        faults += _faults(visit.page, "menu")
    assert faults == []
    visit.assert_clean()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_every_focus_stop_is_seen(
    trial_page: Pages, viewport: tuple[int, int], colours: ColourScheme
) -> None:
    visit = trial_page(viewport=viewport, colour_scheme=colours, reduced_motion="reduce")
    page = visit.open("guide/long/")
    expect(page.locator("nav.md-code__nav")).to_have_attribute("role", "none")
    stops = []
    _tab(page)
    while stop := page.evaluate(FOCUS):
        stops.append(stop)
        _tab(page)
        assert len(stops) < 100
    assert len(stops) > 25
    assert [stop["name"] for stop in stops if not stop["visible"]] == []
    assert [(stop["name"], stop["ring"]) for stop in stops if stop["ring"] < 3] == []


def test_the_menu_works_by_keyboard(trial_page: Pages) -> None:
    page = trial_page(viewport=PHONE).open("guide/long/")
    menu, panel = _menu(page), page.locator("#__nav")
    expect(panel).not_to_be_visible()
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(panel.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(panel).not_to_be_visible()


def test_leaving_the_menu_closes_it(trial_page: Pages) -> None:
    page = trial_page(viewport=PHONE, reduced_motion="reduce").open("guide/long/")
    _menu(page).press("Enter")
    links = page.locator("#__nav a:visible")
    for _ in range(links.count()):
        page.keyboard.press("Tab")
    expect(page.locator("#__nav")).not_to_be_visible()
    assert page.evaluate(FOCUS)["visible"]


def test_the_search_works_by_keyboard(trial_page: Pages) -> None:
    page = trial_page(viewport=PHONE).open("guide/long/")
    button = page.locator(SEARCH_BUTTON)
    button.press("Enter")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("nothing in particular")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("matching")
    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.className"))
    assert any("md-search-result__link" in name for name in names), names
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".md-content h1")).to_contain_text("About")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_letters_are_not_commands(trial_page: Pages, viewport: tuple[int, int]) -> None:
    page = trial_page(viewport=viewport).open("guide/long/")
    address = page.url
    for letter in "fs/pn,.":
        page.keyboard.press(letter)
    expect(page.locator(".md-search__input")).not_to_be_focused()
    assert page.url == address


def test_the_menu_works_without_javascript(trial_page: Pages, trial: Site) -> None:
    visit = trial_page(viewport=PHONE, javascript=False)
    visit.page.goto(trial.url("guide/long/"))
    panel = visit.page.locator("#__nav")
    expect(panel).not_to_be_visible()
    visit.page.locator("header label[for=__drawer]").click()
    expect(panel.get_by_role("link", name="About")).to_be_visible()
    for name in ("Navigation", "Search"):
        expect(visit.page.get_by_role("button", name=name)).to_have_count(0)


def test_paper_is_white_and_closed_details_are_open(trial_page: Pages) -> None:
    page = trial_page(colour_scheme="dark").open("guide/long/")
    answer = page.get_by_text("The hidden answer is hydrangea.")
    expect(answer).not_to_be_visible()
    page.emulate_media(media="print")
    expect(answer).to_be_visible()
    expect(page.locator("header")).not_to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator(".md-content h1")).to_have_css("color", "rgb(0, 0, 0)")


def test_icons_survive_forced_colours(trial_page: Pages) -> None:
    page = trial_page(forced_colours=True).open("guide/long/")
    icon = "getComputedStyle(document.querySelector('.admonition-title'), '::before')"
    assert page.evaluate(f"{icon}.forcedColorAdjust") == "none"
    assert page.evaluate(f"{icon}.backgroundColor") == "rgb(0, 0, 0)"


def test_the_logo_has_the_colours_that_the_system_forces(trial_page: Pages) -> None:
    page = trial_page(forced_colours=True).open()
    strokes = page.locator(".md-header .md-logo path")
    assert (
        strokes.evaluate_all("paths => paths.map((path) => getComputedStyle(path).stroke)")
        == [page.locator(".md-header .md-logo").evaluate("logo => getComputedStyle(logo).color")]
        * 2
    )


def test_pages_hide_what_they_say(trial_page: Pages) -> None:
    page = trial_page().open()
    for part in ("navigation", "toc"):
        expect(page.locator(f".md-sidebar[data-md-type={part}]")).not_to_be_visible()
    page.goto(page.url + "guide/deeper/plain/")
    expect(page.locator("h1")).to_have_text("Plain")
    expect(page.locator("#__nav [aria-current=page]")).to_have_text("Plain")
    expect(page.locator("#__nav .st-section")).to_have_text("Guide")
    expect(page.locator("#__nav").get_by_role("link", name="Deeper")).to_be_visible()


def test_links_of_the_page_are_plain_and_named(trial_page: Pages) -> None:
    page = trial_page().open("guide/long/")
    edit = page.get_by_role("link", name="Edit this page")
    assert (edit.get_attribute("href") or "").endswith("edit/main/docs/guide/long.md")
    source = page.locator(".md-header").get_by_role("link", name="Git")
    expect(source).to_have_attribute("href", "https://git.example.org/team/trial")
    expect(page.locator("article p a").first).to_have_css("text-decoration-line", "underline")


@pytest.mark.parametrize("width", [700, 1280, 1600])
def test_four_cards_never_stand_three_and_one(trial_page: Pages, width: int) -> None:
    page = trial_page(viewport=(width, 800)).open()
    cards = page.locator("h2.cards + ul")
    expect(cards.locator("> li")).to_have_count(4)
    columns = cards.evaluate(
        "(list) => getComputedStyle(list).gridTemplateColumns.split(' ').length"
    )
    assert columns in (2, 4)


def test_only_a_page_with_cards_asks_for_the_styles_of_an_entrance(trial_page: Pages) -> None:
    page = trial_page().open()
    sheet = page.locator("link[rel=stylesheet][href*='entrance.css']")
    expect(sheet).to_have_count(1)
    page.goto(page.url + "about/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("About")
    expect(sheet).to_have_count(0)


def test_a_site_keeps_the_defaults_that_it_does_not_set() -> None:
    assert Theme("service-standards")["font"] is False
    theme = Theme("service-standards", features=["navigation.top"], language="fr")
    assert (theme["features"], theme["language"]) == (["navigation.top"], "fr")
    assert theme["favicon"] == "assets/theme/favicon.svg"
    assert [choice["scheme"] for choice in theme["palette"]] == ["default", "default", "slate"]
    assert "404.html" in theme.static_templates
