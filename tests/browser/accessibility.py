"""Ask axe what stands in the way of access, at the strictest level of contrast."""

from __future__ import annotations

import json

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Page

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
    "rules": {
        "color-contrast": {"enabled": False},
        "color-contrast-enhanced": {"enabled": True},
        "target-size": {"enabled": True},
    },
}

# Asked both ways, contrast takes half of the time. The stricter rule leaves what lacks even the
# lower contrast to the other one, unless it is told not to: that is the limit left out here.
STRICT_CONTRAST = {
    "id": "color-contrast-enhanced",
    "options": {
        "ignoreUnicode": True,
        "ignoreLength": False,
        "ignorePseudo": False,
        "boldValue": 700,
        "boldTextPt": 14,
        "largeTextPt": 18,
        "contrastRatio": {"normal": {"expected": 7}, "large": {"expected": 4.5}},
        "pseudoSizeThreshold": 0.25,
        "shadowOutlineEmMax": 0.1,
        "textStrokeEmMin": 0.03,
    },
}
# A page that was looked at before has axe already.
AXE = Axe(
    "() => { if (window.axe === undefined) { "
    f"{AXE_SCRIPT};axe.configure({json.dumps({'checks': [STRICT_CONTRAST]})}); }} }}"
)

# Of all that is asked, only this depends on colours.
COLOURS = ("color-contrast-enhanced", "link-in-text-block")
COLOUR_OPTIONS = OPTIONS | {"runOnly": {"type": "rule", "values": list(COLOURS)}}


# Two frames: in the first the page is laid out, in the second what came into sight by that. What
# is only laid out when it comes near would otherwise make the page grow, step by step.
LAID_OUT = """() => new Promise((done) => {
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [whole];
  requestAnimationFrame(() => requestAnimationFrame(() => done(document.body.scrollHeight)));
})"""
AS_BEFORE = "() => { document.adoptedStyleSheets = []; }"

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
    window = page.context.new_cdp_session(page)
    width = page.evaluate("innerWidth")
    show_whole(page, window, width)
    page.evaluate(AT_REST)
    options = COLOUR_OPTIONS if only_colours else OPTIONS
    found = AXE.run(page, options=options).response["violations"]
    if page.evaluate("matchMedia('print').matches"):
        # Nothing is pressed on paper.
        found = [rule for rule in found if rule["id"] != "target-size"]
    lines = [
        f"{rule['id']}: {node['html'][:150]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
    page.evaluate(AS_BEFORE)
    resize(window, width, 800)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        lines.append("the page scrolls sideways")
    return lines


def show_whole(page: Page, window: CDPSession, width: int) -> None:
    """Make the window as high as the page.

    What is off-screen is not judged, and a bar that stays in sight covers what is below it.
    """
    for _ in range(20):
        height = page.evaluate(LAID_OUT)
        if height <= page.evaluate("innerHeight"):
            return
        resize(window, width, height + 200)
    raise AssertionError("the page grows with its window")


def resize(window: CDPSession, width: int, height: int) -> None:
    """Lay the page out for another window.

    Playwright's own way makes the window itself larger, which takes seconds for a long page. The
    session is left attached: it would take the size along.
    """
    window.send(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )


def faults_in_every_look(page: Page) -> dict[str, list[str]]:
    """Return the faults of one load by look: wide and narrow, in light and in dark colours.

    The page is as it was afterwards.
    """
    before = page.viewport_size
    found = {}
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found[f"{width} light"] = faults(page)
        found[f"{width} dark"] = faults(page, dark=True, only_colours=True)
    if before is not None:
        page.set_viewport_size(before)
    return {look: wrong for look, wrong in found.items() if wrong}


def faults_in_forced_colours(page: Page) -> list[str]:
    """Return the faults of what a page says about colours that the system forces on it."""
    page.emulate_media(forced_colors="active")
    found = faults(page, only_colours=True)
    page.emulate_media(forced_colors="none")
    return found
