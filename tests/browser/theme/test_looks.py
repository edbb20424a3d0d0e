"""A site looks as its standard says in one block, and all its texts can be read."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from service_standards.model.plain.colours import colour_of, family
from tests.browser.colour_kinds import MARK, mark_texts, unmark_texts
from tests.support.cases.golden import VALID, prepared
from tests.support.sites.build import build_site, run_mkdocs
from tests.support.sites.server import Site, serve

LOOKS = Path(__file__).parent / "looks"
SETTINGS = """
site_name: Small
theme: {name: service-standards}
plugins: [material/search, service-standards]
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'
# A font of MkDocs itself.
FONT = files("mkdocs") / "themes/readthedocs/css/fonts/Roboto-Slab-Regular.woff2"
PAGES = (
    "",
    "standards/open-by-default/",
    "standards/open-by-default/publish-data/",
    "checklists/open-by-default/",
    "my-service/",
)
COLOURS = ("main", "links", "pointed")
# The contrast that the law of most countries asks for.
RULES = {"color-contrast": f"[{MARK}]", "link-in-text-block": f"a[href][{MARK}]"}
AXE = f"""() => {{ {AXE_SCRIPT};
  axe.configure({json.dumps({"rules": [{"id": i, "selector": s} for i, s in RULES.items()]})});
}}"""
RUN = """async (rules) => {
  const options = { runOnly: { type: "rule", values: rules }, resultTypes: ["violations"] };
  const { passes, violations } = await axe.run(document, options);
  return { passes: passes.length, violations };
}"""


def looking(look: str, folder: Path) -> Path:
    """Return the small project with a look of its own."""
    project = prepared(VALID / "minimal", folder / "project")
    with (project / "standards/standard.yml").open("a", encoding="utf-8") as file:
        file.write(look)
    (project / "docs/assets").mkdir()
    (project / "docs/assets/harbour.svg").write_text(LOGO, "utf-8")
    (project / "docs/assets/harbour.woff2").write_bytes(FONT.read_bytes())
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return project


def rgb(text: str) -> str:
    """Return a colour as browsers write it."""
    colour = colour_of(text)
    assert colour
    return "rgb({}, {}, {})".format(*colour)


def unreadable(page: Page, site: Site) -> list[str]:
    """Return what has too little contrast on the pages of a site, in light and in dark."""
    found = []
    for path in PAGES:
        page.goto(f"{site.origin}/{path}")
        page.evaluate(AXE)
        for scheme in ("default", "slate"):
            page.evaluate(
                "(scheme) => document.body.setAttribute('data-md-color-scheme', scheme)", scheme
            )
            mark_texts(page)
            response = page.evaluate(RUN, list(RULES))
            assert response["passes"], path
            unmark_texts(page)
            found += [
                f"{path} {scheme}: {node['html'][:120]} {node['failureSummary']}"
                for rule in response["violations"]
                for node in rule["nodes"]
            ]
    return found


@pytest.mark.parametrize("case", sorted(LOOKS.glob("*.yml")), ids=lambda case: case.stem)
def test_a_look_holds_for_pages_and_checklists(
    case: Path, chromium: Browser, tmp_path: Path
) -> None:
    text = case.read_text("utf-8")
    look = yaml.safe_load(text)["look"]
    project = looking(text, tmp_path)

    with serve(build_site(project, tmp_path)) as site:
        page = chromium.new_page()
        page.emulate_media(reduced_motion="reduce")
        assert unreadable(page, site) == []
        page.goto(f"{site.origin}/checklists/open-by-default/")
        if colours := look.get("colours"):
            said = [colour_of(colours[one]) if one in colours else None for one in COLOURS]
            made = family(*said)  # type: ignore[arg-type]
            expect(page.locator(".md-header")).to_have_css("background-color", rgb(made.main))
            expect(page.locator(".md-footer-meta")).to_have_css("background-color", rgb(made.deep))
            link = page.locator("article a[href*='my-service']").first
            expect(link).to_have_css("color", rgb(made.links))
            button = page.locator(".ss-button:visible").first
            expect(button).to_have_css("border-color", rgb(made.links))
            page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
            expect(link).to_have_css("color", rgb(made.pale))
        name = page.locator(".md-header__topic").first
        expect(name).to_have_text(look.get("name", "Small"))
        logo = page.locator(".md-header .md-logo img")
        expect(logo).to_have_count(int("logo" in look))
        if "logo" in look:
            assert logo.evaluate("(one) => one.decode().then(() => one.naturalWidth > 0)")
        if typeface := look.get("typeface"):
            expect(page.locator("article p").first).to_have_css(
                "font-family", f"{named(typeface['name'])}, {typeface['otherwise']}"
            )
            if "regular" in typeface:
                page.evaluate("document.fonts.ready")
                assert page.evaluate("[...document.fonts].map(({ status }) => status)") == [
                    "loaded"
                ]
        page.close()


def named(family_name: str) -> str:
    """Return the name of a typeface as browsers write it."""
    return f'"{family_name}"' if " " in family_name else family_name


def test_a_palette_that_colours_only_the_head_is_told(tmp_path: Path) -> None:
    project = looking("", tmp_path)
    settings = SETTINGS.replace(
        "{name: service-standards}", "{name: service-standards, palette: {primary: red}}"
    )
    (project / "mkdocs.yml").write_text(settings, "utf-8")

    told = run_mkdocs(project, "build", "--strict", "--site-dir", str(tmp_path / "site"))

    assert told.returncode == 1
    assert "'palette' colours the head of a page only" in told.stdout


def test_a_file_without_a_network_has_the_colours(chromium: Browser, tmp_path: Path) -> None:
    project = looking((LOOKS / "red.yml").read_text("utf-8"), tmp_path)
    site = build_site(project, tmp_path)
    page = chromium.new_page()
    page.goto((site / "downloads/open-by-default.html").as_uri())
    expect(page.locator("main a[href]").first).to_have_css("color", rgb("#7a1020"))
    page.close()
