"""What another tab tells is looked at before it is believed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

START = """async () => {
  window.channel = { postMessage() {}, close() {}, onmessage: null };
  window.store = await openAnswers({ channelFactory: () => channel });
  const { blankFinding, newServiceRow } = await modules("store-rows");
  window.service = newServiceRow({ standard }, "one", "2026-01-01T00:00:00Z");
  window.finding = blankFinding("one", "AAA-01");
  window.heard = [];
  const hear = ({ type, detail }) => void heard.push([type, detail.service, detail.criterion]);
  for (const type of ["change", "current"]) store.addEventListener(type, hear);
}"""
CHANGE = ["change", "one", "AAA-01"]
TOLD: dict[str, tuple[str, list[list[Any]]]] = {
    "finding": ("{ changes: [change('AAA-01', finding)] }", [CHANGE]),
    "service": ("{ changes: [change(null, service)] }", [["change", "one", None]]),
    "service gone": ("{ changes: [change(null, null)] }", [["change", "one", None]]),
    "choice": ("{ changes: [], current: 'one' }", [["current", "one", None]]),
    "choice of none": ("{ current: null }", [["current", None, None]]),
    "nothing": ("null", []),
    "text": ("'hello'", []),
    "no list": ("{ changes: 5 }", []),
    "no changes in it": ("{ changes: [null, 7, 'x', []] }", []),
    "empty finding": ("{ changes: [change('AAA-01', {})] }", []),
    "no finding": ("{ changes: [change('AAA-01', null)] }", []),
    "finding of another": ("{ changes: [change('BBB-02', finding)] }", []),
    "finding elsewhere": ("{ changes: [{ ...change('AAA-01', finding), service: 'two' }] }", []),
    "half a service": ("{ changes: [change(null, { id: 'one', name: 'x' })] }", []),
    "another service": ("{ changes: [change(null, { ...service, id: 'two' })] }", []),
    "no id": ("{ changes: [{ ...change(null, null), service: 7 }] }", []),
    "no criterion": ("{ changes: [change(undefined, finding)] }", []),
    "number chosen": ("{ changes: [], current: 7 }", []),
    "one of two": ("{ changes: [change('AAA-01', {}), change('AAA-01', finding)] }", [CHANGE]),
}


@pytest.mark.parametrize(("message", "heard"), TOLD.values(), ids=TOLD)
def test_only_what_is_understood_is_heard(own_page: Page, message: str, heard: list[Any]) -> None:
    own_page.evaluate(START)
    found = own_page.evaluate(
        f"""() => {{
          const change = (criterion, row) => ({{ service: "one", criterion, row }});
          channel.onmessage({{ data: {message} }});
          return JSON.stringify(heard.map((what) => what.map((one) => one ?? null)));
        }}"""
    )
    assert found == own_page.evaluate("(heard) => JSON.stringify(heard)", heard)
