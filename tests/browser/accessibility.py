"""Ask axe what stands in the way of access, at the strictest level of contrast."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import CDPSession, Page

from tests.browser.colour_kinds import MARK, mark_texts, unmark_texts

OPTIONS: dict[str, Any] = {
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
# Of all that is asked, only this depends on colours; it is asked of the marked texts.
COLOURS = {
    "color-contrast-enhanced": f"[{MARK}]",
    "link-in-text-block": f"a[href][{MARK}]",
}
COLOUR_OPTIONS = OPTIONS | {"runOnly": {"type": "rule", "values": list(COLOURS)}}
CONFIGURATION = {
    "checks": [STRICT_CONTRAST],
    "rules": [{"id": rule, "selector": selector} for rule, selector in COLOURS.items()],
}
AXE = f"() => {{ {AXE_SCRIPT};axe.configure({json.dumps(CONFIGURATION)}); }}"
# To hand over all that is no fault would take a fifth of the time.
RUN = "async (options) => (await axe.run(document, options)).violations"

# A width, and whether the colours are dark.
Look = tuple[int, bool]
# Every rule is asked at both widths, and colours in both schemes.
LOOKS: tuple[Look, ...] = ((320, True), (1280, False))

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


def faults(
    page: Page,
    *,
    dark: bool = False,
    only_colours: bool = False,
    every_text: bool = False,
    without: Collection[str] = (),
) -> list[str]:
    """Return the faults of a page, and what makes it scroll sideways.

    Colours are judged for texts of every kind, or for every text, which takes several times as
    long on a long page. `without` names rules whose faults do not count.
    """
    scheme = "slate" if dark else "default"
    page.evaluate("(scheme) => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    window = page.context.new_cdp_session(page)
    width = page.evaluate("innerWidth")
    show_whole(page, window, width)
    page.evaluate(AT_REST)
    mark_texts(page, every=every_text)
    options = COLOUR_OPTIONS if only_colours else OPTIONS
    found = violations(page, options)
    unmark_texts(page)
    if page.evaluate("matchMedia('print').matches"):
        # Nothing is pressed on paper.
        found = [rule for rule in found if rule["id"] != "target-size"]
    lines = [
        f"{rule['id']}: {node['html'][:150]} {node['failureSummary']}"
        for rule in found
        if rule["id"] not in without
        for node in rule["nodes"]
    ]
    page.evaluate(AS_BEFORE)
    resize(window, width, 800)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        lines.append("the page scrolls sideways")
    return lines


def violations(page: Page, options: dict[str, Any] = OPTIONS) -> list[dict[str, Any]]:
    """Return what axe says of a page; one that was looked at before has it already."""
    if page.evaluate("window.axe === undefined"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(RUN, options)
    return found


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


def look_of(one: object, among: Iterable[object]) -> tuple[Look]:
    """Return one look for each of many pages or states, so that every look has its share.

    What this could let through is a fault that one of them has in the other look only: the
    campaign looks at each in every way.
    """
    return (LOOKS[list(among).index(one) % len(LOOKS)],)


def faults_in_looks(
    page: Page, looks: Iterable[Look] = LOOKS, *, without: Collection[str] = ()
) -> dict[str, list[str]]:
    """Return the faults of one load by look: narrow in dark colours, and wide in light ones.

    What this could let through is a colour that is wrong at one width in one scheme only: the
    campaign looks in every way. The page is as it was afterwards, in light colours.
    """
    return _faults_by_look(page, looks, without=without)


def faults_in_every_look(page: Page) -> dict[str, list[str]]:
    """Return the faults of every text by look, at both widths in both schemes.

    That takes several times as long. The page is as it was afterwards, in light colours.
    """
    every = ((320, True), (320, False), (1280, True), (1280, False))
    return _faults_by_look(page, every, every_text=True)


def _faults_by_look(
    page: Page,
    looks: Iterable[Look],
    *,
    every_text: bool = False,
    without: Collection[str] = (),
) -> dict[str, list[str]]:
    """Return the faults by look."""
    before = page.viewport_size
    found = {}
    for width, dark in looks:
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found[f"{width} {scheme}"] = faults(page, dark=dark, every_text=every_text, without=without)
    page.emulate_media(color_scheme="light")
    if before is not None:
        page.set_viewport_size(before)
    return {look: wrong for look, wrong in found.items() if wrong}


def faults_in_forced_colours(page: Page) -> list[str]:
    """Return the faults of what a page says about colours that the system forces on it."""
    page.emulate_media(forced_colors="active")
    found = faults(page, only_colours=True)
    page.emulate_media(forced_colors="none")
    return found
