"""Work in turns: so much at once, and no more of it once nobody waits for it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

WORK = """async ([count, most, stopAt]) => {
  const { inTurns } = await modules("turns");
  const done = [];
  const stopping = new AbortController();
  let turn = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { turn += 1; };
  const work = (item) => {
    done.push([turn, item]);
    if ((done.length) % most === 0) port2.postMessage(null);
    if (item === stopAt) stopping.abort();
  };
  await inTurns(Array.from({ length: count }, (_, item) => item), most, work, stopping.signal);
  return done;
}"""


@pytest.mark.parametrize("count", [0, 1, 3, 4, 7])
def test_each_item_has_its_turn(blank: Page, count: int) -> None:
    done = blank.evaluate(WORK, [count, 3, -1])
    assert done == [[item // 3, item] for item in range(count)]


def test_what_nobody_waits_for_ends_with_its_turn(blank: Page) -> None:
    done = blank.evaluate(WORK, [9, 3, 4])
    assert [item for _, item in done] == [0, 1, 2, 3, 4, 5]
