"""The colours that the page for governments tells to write give a site its whole look."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.support.build import ROOT, build_site
from tests.support.golden import VALID, prepared
from tests.support.server import serve

SETTINGS = """
site_name: Small
theme: {name: service-standards}
plugins: [material/search, service-standards]
extra_css: [assets/colours.css]
"""
RED = "rgb(122, 16, 32)"


def test_own_colours_hold_for_pages_and_checklists(chromium: Browser, tmp_path: Path) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    told = (ROOT / "docs/start/governments.md").read_text("utf-8")
    written = re.search(r"```css\n(.*?)```", told, re.DOTALL)
    assert written
    (project / "docs/assets").mkdir()
    (project / "docs/assets/colours.css").write_text(written[1], "utf-8")
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")

    with serve(build_site(project, tmp_path)) as site:
        page = chromium.new_page()
        page.goto(f"{site.origin}/checklists/open-by-default/")
        expect(page.locator(".md-header")).to_have_css("background-color", RED)
        expect(page.locator(".md-footer-meta")).to_have_css("background-color", "rgb(90, 12, 24)")
        expect(page.locator("article a[href*='my-service']").first).to_have_css("color", RED)
        expect(page.locator(".ss-button:visible").first).to_have_css("border-color", RED)
        page.close()
