"""Choose the texts whose colours are judged, so that texts that look alike are judged once.

Contrast takes most of the time of axe, and a long checklist holds the same few kinds of text a
hundred times. Of each kind two texts are judged: the first and the last.

Two texts are of one kind if they and all that they stand in have the same tag, class, state and
computed values of everything that contrast depends on, the same generated content, and if the
same kinds of painted elements that are out of the flow and hold neither overlap them. What this
could let through is a fault that such texts do not share: a text that runs over from its own
ground to that of a neighbour. `make campaign` judges every text of every page and state.
"""

from __future__ import annotations

from playwright.sync_api import Page

MARK = "data-judge-colours"
# Marks what is to be judged and returns how many kinds there are.
_MARK = """([mark, every]) => {
  const PROPERTIES = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize",
    "fontWeight", "textShadow", "webkitTextStroke", "webkitTextFillColor", "mixBlendMode",
    "filter", "display", "visibility", "position", "clip", "clipPath", "overflow",
    "textDecorationLine", "borderBottom", "zIndex"];
  const GENERATED = ["content", "display", "backgroundColor", "backgroundImage", "position"];
  const numbers = new Map();
  const number = (text) => {
    if (!numbers.has(text)) numbers.set(text, numbers.size);
    return numbers.get(text);
  };
  const generated = (element, which) => {
    const style = getComputedStyle(element, which);
    return style.content === "none" ? "" : GENERATED.map((name) => style[name]).join("|");
  };
  const known = new WeakMap();
  const look = (element) => {
    if (element === null) return 0;
    if (!known.has(element)) {
      const style = getComputedStyle(element);
      known.set(element, number([
        look(element.parentElement), element.tagName, element.className, element.type,
        element.matches(":disabled, [aria-disabled=true]"), element.control?.disabled,
        ...PROPERTIES.map((name) => style[name]),
        generated(element, "::before"), generated(element, "::after"),
      ].join(";")));
    }
    return known.get(element);
  };
  const ownText = (element) => [...element.childNodes].filter(({ nodeType }) => nodeType === 3)
    .map(({ data }) => data).join("").trim();
  const isField = (element) => element.matches("input, select, textarea, button");
  const said = (element) => isField(element)
    ? `${element.value}${element.placeholder ?? ""}${element.textContent}` : ownText(element);
  // Only what is taken out of the flow can lie over or under what it does not hold.
  const isLoose = (element) => {
    const style = getComputedStyle(element);
    return (style.position !== "static" || style.float !== "none")
      && (style.backgroundColor !== "rgba(0, 0, 0, 0)" || style.backgroundImage !== "none");
  };
  const all = [...document.querySelectorAll("body, body *")];
  if (every) {
    for (const element of all) element.setAttribute(mark, "");
    return all.length;
  }
  // What is not shown is not judged, and half of a checklist is folded away.
  const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const loose = shown.filter(isLoose).map((element) => [element, element.getBoundingClientRect()]);
  const beside = (element, box) => loose
    .filter(([other, at]) => at.left < box.right && at.right > box.left
      && at.top < box.bottom && at.bottom > box.top
      && !other.contains(element) && !element.contains(other))
    .map(([other]) => look(other));
  // A link has to be told from the words around it, if there are any.
  const isAmongWords = (element) => {
    let block = element;
    while (block.parentElement && getComputedStyle(block).display.startsWith("inline")) {
      block = block.parentElement;
    }
    return block.textContent.trim() !== element.textContent.trim();
  };
  const kind = (element) => {
    const box = element.getBoundingClientRect();
    return [
      look(element), element.checkVisibility({ opacityProperty: true }),
      box.width > 1 && box.height > 1, box.right > 0 && box.bottom > 0,
      /[\\p{L}\\p{N}]{2}/u.test(said(element)),
      element.matches("a[href]") && isAmongWords(element), ...beside(element, box),
    ].join();
  };
  const kinds = Map.groupBy(
    shown.filter((element) => isField(element) || element.matches("a[href]") || ownText(element)),
    kind,
  );
  for (const [, alike] of kinds) {
    for (const one of [alike[0], alike.at(-1)]) one.setAttribute(mark, "");
  }
  return kinds.size;
}"""
_UNMARK = """(mark) => {
  for (const element of document.querySelectorAll(`[${mark}]`)) element.removeAttribute(mark);
}"""


def mark_texts(page: Page, *, every: bool = False) -> int:
    """Mark one or two texts of each kind, or every text; return how many kinds there are."""
    kinds: int = page.evaluate(_MARK, [MARK, every])
    return kinds


def unmark_texts(page: Page) -> None:
    """Take the marks away."""
    page.evaluate(_UNMARK, MARK)
