"""Counts the steps that the browser code takes: not how long it takes, but how much it does."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# Elements that a search of the page returned are work too, and no code of ours.
WATCH = """() => {
  window.found = 0;
  const search = Element.prototype.querySelectorAll;
  Element.prototype.querySelectorAll = function (selector) {
    const nodes = search.call(this, selector);
    window.found += nodes.length;
    return nodes;
  };
}"""


class Counter:
    """Counts how often the blocks of the browser code run in a page.

    It has to be there before the page loads any of it: what is compiled earlier is counted by
    functions only, and by blocks from when it happens to be compiled anew.
    """

    def __init__(self, page: Page) -> None:
        """Begin to count."""
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Profiler.enable")
        page.evaluate(WATCH)
        self.session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})

    def steps(self, script: str, argument: object) -> int:
        """Return how often a block ran, and a search found an element, while a script ran."""
        self._taken()
        self.page.evaluate(script, argument)
        return self._taken()

    def stop(self) -> None:
        """Count no longer."""
        self.session.send("Profiler.stopPreciseCoverage")
        self.session.detach()

    def _taken(self) -> int:
        """Return what was counted since the last time."""
        taken: dict[str, Any] = self.session.send("Profiler.takePreciseCoverage")
        ranges: list[int] = [
            one["count"]
            for script in taken["result"]
            if "/browser/" in script["url"]
            for function in script["functions"]
            for one in function["ranges"]
        ]
        found: int = self.page.evaluate("() => { const all = found; found = 0; return all; }")
        return sum(ranges) + found
