"""What a page says to those who see it and those who hear it, and whether there is room for it."""

from __future__ import annotations

from typing import cast

from playwright.sync_api import Page

from tests.browser.states import State, printed, report

WIDTHS = (1280, 390, 320)
# A4 and A5.
PAPER = (794, 559)

# A sentence may have elements in it, so each block is one text.
SAID = """() => {
  const inline = "a, abbr, b, code, em, i, kbd, small, span, strong, time, tspan, del, ins";
  const isSeen = (node) => node.checkVisibility({ visibilityProperty: true });
  const blocks = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest("script, style, template") !== null) continue;
    const shown = parent instanceof HTMLOptionElement ? parent.closest("select") : parent;
    if (shown === null || !isSeen(shown)) continue;
    let block = parent;
    while (block.matches(inline) && block.parentElement !== null) block = block.parentElement;
    const apart = parent.localName === "tspan" ? " " : "";
    blocks.set(block, (blocks.get(block) ?? "") + apart + node.data);
  }
  const attributes = ["aria-label", "title", "placeholder", "data-label"];
  const named = [...document.body.querySelectorAll(attributes.map((name) => `[${name}]`).join())]
    .filter(isSeen)
    .flatMap((node) => attributes.map((name) => node.getAttribute(name) ?? ""));
  return [...blocks.values(), ...named]
    .map((text) => text.replace(/\\s+/g, " ").trim()).filter((text) => text !== "");
}"""
BROKEN = """() => {
  const isSeen = (node) =>
    node.checkVisibility({ visibilityProperty: true }) && node.closest(".ss-sr, svg") === null;
  const named = (node) =>
    `${node.localName}.${node.className} ${node.textContent.trim().slice(0, 40)}`;
  const linesOf = (range) => new Set([...range.getClientRects()]
    .filter(({ width }) => width > 0).map(({ top }) => Math.round(top / 4))).size;
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent.closest("script, style, template, option, textarea") !== null) continue;
    if (!isSeen(parent)) continue;
    // What nobody could set in one line may be broken: it is no word.
    const long = [...node.data.matchAll(/\\S{31,}/g)]
      .map(({ 0: { length }, index }) => [index, index + length]);
    for (const { 0: word, index } of node.data.matchAll(/[\\p{L}\\p{N}⟦⟧“”\\u2019]+/gu)) {
      if (long.some(([from, to]) => from <= index && index < to)) continue;
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (linesOf(range) > 1) faults.push(`“${word}” is broken: ${named(parent)}`);
    }
  }
  const holders = "button, label, legend, summary, th, td, caption, p, li, a, h1, h2, h3";
  for (const node of document.body.querySelectorAll(holders)) {
    const { display, overflowX } = getComputedStyle(node);
    const cuts = overflowX !== "visible" || node.matches("button");
    const isCut = cuts && display !== "inline" && node.scrollWidth > node.clientWidth + 1;
    if (isCut && isSeen(node)) faults.push(`cut: ${named(node)}`);
  }
  const wide = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push(`the page is ${wide} px too wide`);
  return [...new Set(faults)];
}"""


def said_on(page: Page) -> list[str]:
    """Return the texts of all blocks that are shown, and the names that are only heard."""
    return cast("list[str]", page.evaluate(SAID))


def broken_texts(page: Page) -> list[str]:
    """Return each word that stands on two lines, and each text that is cut."""
    return cast("list[str]", page.evaluate(BROKEN))


def crowded(page: Page, state: State) -> list[str]:
    """Return what has no room at one of the widths."""
    found = []
    for width in PAPER if state in (printed, report) else WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} px: {fault}" for fault in broken_texts(page)]
    return found
