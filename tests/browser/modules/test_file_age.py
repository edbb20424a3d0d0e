"""The line that says how old the file is, whenever the code that shows it comes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

# The code is fetched with the first service, and a file may be handed over before it is there.
RUN = """async (arrives) => {
  const { Session } = await modules("session");
  const { openMemoryStore } = await modules("memory-store");
  const { handedOver } = await modules("files");
  const { watchFile } = await modules("file-age");
  const store = openMemoryStore(sources());
  const { id } = await store.createService({ name: "Permits", standard });
  const catalogue = { standard, dimensions: [], facts: [], criteria: [], releases: [] };
  const session = new Session(catalogue, store, null, { read: () => id, write: () => {} });
  await session.load();

  const root = document.createElement("div");
  const line = document.createElement("p");
  line.dataset.part = "file-age";
  root.append(line);
  const watch = async () => {
    watchFile(root, session, new AbortController().signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const said = [];
  if (arrives === "before") await watch();
  said.push(line.textContent);
  const note = store.changeSetting.bind(store);
  store.changeSetting = async (...words) => {
    store.changeSetting = note;
    if (arrives === "meanwhile") await watch();
    said.push(line.textContent);
    // Something else may have the page look at its state.
    session.say();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return note(...words);
  };
  const service = { id, name: "Permits", phase: "", facts: {} };
  const rest = { target: {}, findings: {}, parked: {}, snapshots: [] };
  await handedOver(session, id, { format: "assessment/1", standard, service, ...rest });
  if (arrives === "after") await watch();
  await new Promise((resolve) => setTimeout(resolve, 50));
  said.push(line.textContent);
  return said;
}"""


@pytest.mark.parametrize(
    ("arrives", "before"),
    [("before", "Not in a file yet"), ("meanwhile", "Not in a file yet"), ("after", "")],
)
def test_a_file_is_noticed(blank: Page, arrives: str, before: str) -> None:
    said = blank.evaluate(RUN, arrives)
    assert said[1] == before
    assert said[-1] == "Same as the file of today"
