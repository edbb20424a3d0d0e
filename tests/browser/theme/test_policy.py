"""The strict policy of every page holds, alone, and nothing that the theme offers breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.support import Pages, Visit, wait_until
from tests.browser.theme.theme_site import DEFAULTS, INSTANT, OVERRIDDEN, build_theme_site
from tests.support.once import once
from tests.support.sites.pages import read_page
from tests.support.sites.server import META_POLICY, serve

BLOCKED_STORAGE = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, {
    configurable: true,
    get() { throw new DOMException("blocked", "SecurityError"); },
  });
}
"""
SCHEME = "data-md-color-scheme"
# Asked before each frame, from the first on.
NOTE_COLOURS = f"""
window.seen = [];
const look = () => {{
  if (document.body) window.seen.push(document.body.getAttribute("{SCHEME}"));
  requestAnimationFrame(look);
}};
requestAnimationFrame(look);
"""
# Search results hold headings too.
TITLE = ".md-content h1"
REFUSED = [
    "<script>1</script>",
    "<p>x</p><SCRIPT src=/a.js></SCRIPT>",
    '<img src="x" onerror="1">',
    "<img src=x onerror=1>",
    '<img alt=">" onerror="1">',
    '<p x" onclick="1">',
    "<b/onclick=1>",
    '<a href="javascript:1">x</a>',
    '<a href=" java\tscript:1">x</a>',
    '<a href="&#106;avascript:1">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<iframe srcdoc="x"></iframe>',
    "<svg><animate/></svg>",
    '<p style="color:red">x</p>',
    "<!-- --><p>x</p>",
    '<p title="x',
]
ACCEPTED = [
    "",
    "plain text, 1 < 2, and javascript: onclick=1 as words",
    "<p>Some <mark>found</mark> <code>a &lt;script&gt;</code></p><ul><li>x</li></ul>",
    '<a href="../guide/#part" class="md-nav__link" data-x="1" hidden>x</a>',
    '<a href="https://example.org/a:b?c=d&amp;e">x</a>',
    '<img src="data.png" alt="a > b">',
]


@pytest.fixture(scope="module")
def built(shared_folder: Path) -> dict[str, Path]:
    """Build the trial site in the ways that matter here."""
    kinds = {"plain": DEFAULTS, "instant": INSTANT, "own-main": OVERRIDDEN}
    return {
        name: once(
            shared_folder / f"policy-{name}",
            lambda at, theme=theme: build_theme_site(at, theme=theme, hostile=True),  # type: ignore[misc]
        )
        / "site"
        for name, theme in kinds.items()
    }


@contextmanager
def _open(folder: Path, chromium: Browser) -> Iterator[Pages]:
    """Serve a site without any header, so that the policy in its pages is the only one."""
    with serve(folder, policy=None) as site:
        pages = Pages(chromium, site.origin)
        yield pages
        pages.close()


@pytest.fixture
def plain(built: dict[str, Path], chromium: Browser) -> Iterator[Pages]:
    """Return a maker of pages of the site with the defaults of the theme."""
    with _open(built["plain"], chromium) as pages:
        yield pages


@pytest.fixture
def instant(built: dict[str, Path], chromium: Browser) -> Iterator[Visit]:
    """Open a page of the site that loads its pages without leaving the document."""
    # Material takes only pages of the sitemap, which must name the host that serves them.
    sitemap = (built["instant"] / "sitemap.xml").read_text(encoding="utf-8")
    with _open(built["instant"], chromium) as pages:
        visit = pages()
        body = sitemap.replace("https://trial.example.org", pages.origin)
        visit.page.route(
            "**/sitemap.xml", lambda route: route.fulfill(body=body, content_type="text/xml")
        )
        yield visit


@pytest.mark.parametrize("kind", ["plain", "own-main"])
def test_every_page_carries_the_policy_once(built: dict[str, Path], kind: str) -> None:
    files = [file for file in built[kind].rglob("*.html") if "hostile" not in file.parts]
    assert len(files) >= 7
    for file in files:
        assert read_page(file).policies == [META_POLICY], file
        text = file.read_text(encoding="utf-8")
        assert text.index("Content-Security-Policy") < text.index("<script"), file


def test_the_policy_comes_before_all_that_a_page_brings_along(built: dict[str, Path]) -> None:
    for file in built["plain"].rglob("*.html"):
        before, _, _ = file.read_text(encoding="utf-8").partition('<meta http-equiv="Content-Sec')
        assert before.split()[-1] == "<head>", file


def test_no_page_holds_what_the_policy_refuses(built: dict[str, Path]) -> None:
    for kind in ("plain", "instant", "own-main"):
        for file in built[kind].rglob("*.html"):
            if "hostile" not in file.parts:
                assert read_page(file).refused == [], file


def _search(page: Page, words: str) -> None:
    page.locator(".md-search__input").fill(words)
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def _work(page: Page) -> None:
    """Use everything that a page offers."""
    for _ in range(3):
        page.locator(".st-palette button:visible").click()
    page.locator(".tabbed-labels label").nth(1).click()
    expect(page.get_by_text("Words of the second tab.")).to_be_visible()
    page.locator("summary").first.click()
    expect(page.get_by_text("hydrangea")).to_be_visible()
    page.locator(".md-code__button").first.click()
    _search(page, "javascript")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator(TITLE)).to_contain_text("About")
    page.locator(".md-tabs__link", has_text="Guide").click()
    expect(page.locator(TITLE)).to_contain_text("The guide")
    page.locator(".md-footer__link--next").click()
    expect(page.locator(TITLE)).to_contain_text("A long page")
    page.locator(".md-sidebar--secondary a[href$='#chapter-3']").click()
    page.go_back()
    page.go_back()
    expect(page.locator(TITLE)).to_contain_text("The guide")


def test_a_long_visit_breaks_nothing(plain: Pages) -> None:
    visit = plain()
    _work(visit.open("guide/long/"))
    visit.assert_clean()


# Material closes the menu a moment after the page has moved; a timer of its own comes first.
MENU_STAYS_OPEN = """async () => {
  const box = document.getElementById("__drawer");
  box.checked = true;
  await new Promise((done) => setTimeout(done, 300));
  const stays = box.checked;
  box.checked = false;
  return stays;
}"""


def test_instant_navigation_breaks_nothing(instant: Visit) -> None:
    page = instant.open("guide/long/")
    page.evaluate("window.sameDocument = true")
    _work(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert any(page.evaluate(MENU_STAYS_OPEN) for _ in range(50))
    page.locator(".st-button--menu").click()
    page.locator("#__nav").get_by_role("link", name="Long page").click()
    expect(page.locator(TITLE)).to_contain_text("A long page")
    expect(page.get_by_text("Words of the second tab.")).to_be_visible()
    expect(page.locator("#__nav")).not_to_be_visible()
    assert page.evaluate("window.sameDocument") is True
    assert page.locator("head meta[http-equiv]").count() == 1
    instant.assert_clean()


def test_only_harmless_markup_becomes_html(plain: Pages) -> None:
    page = plain().open()
    set_html = """html => {
      try { document.createElement("div").innerHTML = html; return true; } catch { return false; }
    }"""
    assert [html for html in REFUSED if page.evaluate(set_html, html)] == []
    assert [html for html in ACCEPTED if not page.evaluate(set_html, html)] == []


def test_only_own_files_become_scripts(plain: Pages) -> None:
    page = plain().open()
    tries = """address => {
      try { document.createElement("script").src = address; return true; } catch { return false; }
    }"""
    addresses = [
        "assets/theme/menus.js",
        "https://example.org/a.js",
        "data:text/javascript,1",
        "//x.test/a",
    ]
    assert [page.evaluate(tries, address) for address in addresses] == [True, False, False, False]
    # `eval` is not tried: the protocol that drives the browser lets itself use it.
    runs = {
        "text": 'document.createElement("script").text = "1"',
        "timer": 'setTimeout("1")',
        "policy": 'trustedTypes.createPolicy("mine", {})',
    }
    attempt = "(() => { try { %s; return true } catch { return false } })()"
    assert [name for name, code in runs.items() if page.evaluate(attempt % code)] == []


def test_the_hostile_content_is_harmful_without_the_policy(plain: Pages) -> None:
    page = plain(bypass_csp=True).open("hostile/")
    assert page.evaluate("window.hit") is not None


def test_the_policy_alone_stops_hostile_content(plain: Pages) -> None:
    page = plain().open("hostile/")
    page.locator("#scripted").click()
    page.locator(".md-search__input").fill("hostile")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching")
    assert page.evaluate("window.hit") is None
    assert page.locator("h1").first.evaluate("h => getComputedStyle(h).color") != "rgb(1, 2, 3)"


def test_blocked_site_data_costs_no_function(plain: Pages) -> None:
    visit = plain()
    visit.page.add_init_script(BLOCKED_STORAGE)
    page = visit.open("guide/long/")
    page.locator(".st-palette button:visible").click()
    page.locator(".st-palette button:visible").click()
    expect(page.locator("body")).to_have_attribute(SCHEME, "slate")
    page.locator(".md-code__button").first.click()
    _search(page, "hydrangea")
    visit.assert_clean()


def test_colours_are_remembered_and_follow_the_system(plain: Pages) -> None:
    visit = plain(colour_scheme="dark")
    page = visit.open()
    expect(page.locator("body")).to_have_attribute(SCHEME, "slate")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute(SCHEME, "default")
    page.locator(".st-palette button:visible").click()
    page.locator(".st-palette button:visible").click()
    visit.open("about/")
    expect(page.locator("body")).to_have_attribute(SCHEME, "slate")
    expect(page.locator(".st-palette button:visible")).to_have_accessible_name(
        "Switch to the colours of the system"
    )


def test_no_frame_has_other_colours_than_those_chosen(plain: Pages) -> None:
    visit = plain()
    page = visit.open()
    page.locator(".st-palette button:visible").click()
    page.locator(".st-palette button:visible").click()
    expect(page.locator("body")).to_have_attribute(SCHEME, "slate")
    page.add_init_script(NOTE_COLOURS)
    page.route("**/controls.js", lambda route: route.abort())
    visit.open("about/")
    wait_until(page, "window.seen.length >= 20")
    assert set(page.evaluate("window.seen")) == {"slate"}
