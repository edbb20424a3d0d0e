"""The picture of a result can be read, whatever the number and the names of the dimensions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import sample_views
from tests.browser.checklist_support import show_details
from tests.browser.sample_site import RESULT, write_site
from tests.browser.support import Pages
from tests.support.sites.server import serve

SHORT = "Digital by design"
LONG = "Publish what the administration knows {:04}"
WORD = "Verwaltungsverfahrensvereinfachung {:02}"
OpenResult = Callable[..., Page]
# What a person reads in the picture, and the boxes that its lines of text take.
TEXTS = """(picture) => {
  const nodes = [...picture.querySelectorAll("p, tspan, text:not(:has(tspan)):not(.ss-ring)")];
  return nodes.map((node) => {
    const {left, right, top, bottom} = node.getBoundingClientRect();
    return {text: node.textContent, left, right, top, bottom};
  });
}"""
Box = dict[str, Any]


@pytest.fixture
def open_result(chromium: Browser, tmp_path: Path) -> Iterator[OpenResult]:
    """Return a way to open the result of a standard with so many dimensions of such titles."""
    stack = ExitStack()

    def opened(number: int, title: str, **options: Any) -> Page:
        names = [(f"dimension-{place}", title.format(place)) for place in range(number)]
        catalogue = sample_views.catalogue()
        dimensions = [{**catalogue["dimensions"][0], "id": i, "title": t} for i, t in names]
        criteria = [
            {**one, "dimension": names[place % number][0]}
            for place, one in enumerate(catalogue["criteria"])
        ]
        view = sample_views.my_service_view()
        view["dimensions"] = [
            type(view["dimensions"][0])(id=i, title=t, href="#", criteria_count=1, has_levels=True)
            for i, t in names
        ]
        root = tmp_path / "site"
        root.mkdir()
        content = {**catalogue, "dimensions": dimensions, "criteria": criteria}
        write_site(root, content, {RESULT: ("my_service.html.j2", view)})
        site = stack.enter_context(serve(root))
        pages = Pages(chromium, site.origin)
        stack.callback(pages.close)
        page = pages(**options).open(RESULT)
        # A result without answers and targets shows no picture.
        show_details(page)
        page.get_by_role("combobox", name="Target level", exact=True).select_option("2")
        expect(page.locator("[data-part=picture] svg").first).to_be_visible()
        return page

    with stack:
        yield opened


def picture(page: Page) -> Locator:
    """Return what is drawn from the table."""
    return page.locator("[data-part=picture]")


def overlapping(boxes: list[Box]) -> list[tuple[str, str]]:
    """Return the texts that lie over each other."""
    return [
        (one["text"], other["text"])
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        # The boxes of lines of one text touch each other.
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 6
    ]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    ("number", "title", "kind"),
    [
        (1, SHORT, "bars"),
        (2, SHORT, "bars"),
        (3, SHORT, "radar"),
        (6, SHORT, "radar"),
        (8, SHORT, "radar"),
        (9, SHORT, "bars"),
        (6, LONG, "bars"),
        (4, WORD, "bars"),
        (20, LONG, "bars"),
    ],
)
def test_no_text_lies_over_another(
    open_result: OpenResult, number: int, title: str, kind: str, width: int
) -> None:
    page = open_result(number, title, viewport=(width, 800))
    expect(picture(page).locator(f".ss-{kind}")).to_have_count(1)
    hint = page.get_by_text("In the picture, full boxes" if kind == "bars" else "the full shape")
    expect(hint).to_be_visible()
    boxes = picture(page).evaluate(TEXTS)
    assert len(boxes) >= number
    assert overlapping(boxes) == []
    frame = picture(page).bounding_box()
    assert frame is not None
    for box in boxes:
        assert box["left"] >= frame["x"] - 1, box
        assert box["right"] <= frame["x"] + frame["width"] + 1, box
        assert box["top"] >= frame["y"] - 2, box
        assert box["bottom"] <= frame["y"] + frame["height"] + 2, box
