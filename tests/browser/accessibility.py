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


# Of all that is asked, only this depends on colours.
COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
COLOUR_OPTIONS = OPTIONS | {"runOnly": {"type": "rule", "values": list(COLOURS)}}


# Two frames: in the first the page is laid out, in the second what came into sight by that.
LAID_OUT = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""

# A colour on its way from one to another is nobody's choice.
AT_REST = """async () => {
  const moving = () => document.getAnimations().filter(({ playState, effect }) =>
    playState === "running" && Number.isFinite(effect.getComputedTiming().endTime));
  for (let found = moving(); found.length > 0; found = moving()) {
    await Promise.all(found.map(({ finished }) => finished.catch(() => {})));
  }
}"""


def faults(page: Page, *, dark: bool = False, only_colours: bool = False) -> list[str]:
    """Return the faults of a page, and what makes it scroll sideways."""
    scheme = "slate" if dark else "default"
    page.evaluate("(scheme) => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    width = page.evaluate("innerWidth")
    show_whole(page, width)
    page.evaluate(AT_REST)
    options = COLOUR_OPTIONS if only_colours else OPTIONS
    found = Axe().run(page, options=options).response["violations"]
    if page.evaluate("matchMedia('print').matches"):
        # Nothing is pressed on paper.
        found = [rule for rule in found if rule["id"] != "target-size"]
    lines = [
        f"{rule['id']}: {node['html'][:150]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
    page.set_viewport_size({"width": width, "height": 800})
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        lines.append("the page scrolls sideways")
    return lines


def show_whole(page: Page, width: int) -> None:
    """Make the window as high as the page.

    What is off-screen is not judged, and a bar that stays in sight covers what is below it. What
    comes into sight is laid out only then, so it may take some steps until nothing grows any more.
    """
    for _ in range(20):
        height = page.evaluate("document.body.scrollHeight")
        if height <= page.evaluate("innerHeight"):
            return
        page.set_viewport_size({"width": width, "height": height + 200})
        page.evaluate(LAID_OUT)
    raise AssertionError("the page grows with its window")


def faults_in_every_look(page: Page) -> dict[str, list[str]]:
    """Return the faults of one load by look: wide and narrow, light, dark and forced colours."""
    found = {}
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found[f"{width} light"] = faults(page)
    found["dark"] = faults(page, dark=True, only_colours=True)
    page.emulate_media(forced_colors="active")
    found["forced colours"] = faults(page, only_colours=True)
    page.emulate_media(forced_colors="none")
    return {look: wrong for look, wrong in found.items() if wrong}
