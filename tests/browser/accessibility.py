"""Ask axe what stands in the way of access, at the strictest level of contrast."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": [
            "wcag2a",
            "wcag2aa",
            "wcag2aaa",
            "wcag21a",
            "wcag21aa",
            "wcag22aa",
            "best-practice",
        ],
    },
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}


def faults(page: Page, *, dark: bool = False) -> list[str]:
    """Return the faults of a page, and what makes it scroll sideways."""
    scheme = "slate" if dark else "default"
    page.evaluate("(scheme) => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    # What is off-screen is not judged, and a bar that stays in sight covers what is below it.
    width = page.evaluate("innerWidth")
    page.set_viewport_size(
        {"width": width, "height": page.evaluate("document.body.scrollHeight") + 200}
    )
    page.wait_for_timeout(50)
    page.set_viewport_size(
        {"width": width, "height": page.evaluate("document.body.scrollHeight") + 200}
    )
    found = Axe().run(page, options=OPTIONS).response["violations"]
    lines = [
        f"{rule['id']}: {node['html'][:150]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
    page.set_viewport_size({"width": width, "height": 800})
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        lines.append("the page scrolls sideways")
    return lines
