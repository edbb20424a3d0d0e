"""Reset, opening a file, undo and redo: the same in the database and in memory."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

ROWS = """{
  service: {
    id: "file-id", name: "From a file", phase: "beta", facts: { pays: false }, target: { first: 3 },
    standard, extra: { file: { tool: "x" } }, parked: { "OLD-02": { outcome: "met" } },
    snapshots: [{ date: "2026-01-01", label: "b", standard_version: "", outcomes: {} }],
  },
  findings: ["AAA-01", "CCC-03"].map((criterion) => ({
    criterion, title: criterion, outcome: "not-met", reason: "", note: "file", evidence: [],
    owner: "", due: "", updated: "2026-01-02T03:04:05Z", extra: { risk: 1 },
  })),
}"""
# What a person would see of a service: everything but clocks, counters and ids.
SEEN = """() => {
  window.seen = async (store, id) => {
    const shown = ({ title, outcome, reason, note, evidence, owner, due, extra }) =>
      ({ title, outcome, reason, note, evidence, owner, due, extra });
    const isAnswered = ({ outcome, note }) => outcome !== "not-assessed" || note !== "";
    const service = await store.getService(id);
    const findings = [...(await store.getFindings(id)).values()].filter(isAnswered);
    const { created, updated, ...content } = service ?? {};
    return JSON.stringify([service && content, findings.map((row) => [row.criterion, shown(row)])]);
  };
}"""
SCENARIO = f"""async (open) => {{
  const {{ openMemoryStore }} = await modules("memory-store");
  const store = open === "memory" ? openMemoryStore(sources()) : await openAnswers();
  const {{ id }} = await store.createService({{ name: "Mine", facts: {{ data: true }}, standard }});
  await store.changeService(id, {{ parked: {{ "OLD-01": {{ outcome: "met" }} }},
    snapshots: [{{ date: "2026-02-02", label: "a", standard_version: "", outcomes: {{}} }}] }});
  await store.changeFinding(id, "AAA-01", {{ outcome: "met", note: "mine", extra: {{ z: [1] }} }});
  await store.changeFinding(id, "BBB-02", {{ outcome: "partly-met" }});
  const states = {{ start: await seen(store, id) }};
  const reset = await store.resetFindings(id, ["AAA-01", "BBB-02", "NEVER-01"]);
  states.reset = await seen(store, id);
  const undone = await store.undo(reset.batch);
  states.resetUndone = await seen(store, id);
  const redone = await store.undo(undone.batch);
  states.resetRedone = await seen(store, id);
  await store.undo(redone.batch);
  const imported = await store.importAssessment({ROWS}, {{ into: id }});
  states.imported = await seen(store, id);
  states.importedId = imported.service.id === id;
  const importUndone = await store.undo(imported.batch);
  states.importUndone = await seen(store, id);
  await store.undo(importUndone.batch);
  states.importRedone = await seen(store, id);
  const fresh = await store.importAssessment({ROWS}, {{ into: null }});
  states.freshId = fresh.service.id;
  states.fresh = await seen(store, "file-id");
  const second = await store.importAssessment({ROWS}, {{ into: null }});
  states.secondIsNew = second.service.id !== "file-id";
  const freshUndone = await store.undo(fresh.batch);
  states.freshUndone = await seen(store, "file-id");
  states.lost = await problemOf(store.changeFinding("file-id", "AAA-01", {{ note: "late" }}));
  await store.undo(freshUndone.batch);
  states.freshRedone = await seen(store, "file-id");
  states.nothing = await problemOf(store.undo("no such batch"));
  const refused = (patch) => problemOf(store.changeFinding(id, "AAA-01", patch));
  states.tooLong = await refused({{ owner: "kept?", note: "x".repeat(20001) }});
  states.wrongDay = await refused({{ due: "soon" }});
  states.wrongField = await refused({{ revision: 7 }});
  const long = {ROWS};
  long.findings[1].note = "x".repeat(20001);
  states.wrongImport = await problemOf(store.importAssessment(long, {{ into: id }}));
  states.end = await seen(store, id);
  states.kinds = (await store.history(id)).map(({{ kind }}) => kind);
  states.count = await store.countChanges(id);
  states.services = (await store.listServices()).length;
  return states;
}}"""


@pytest.mark.parametrize("kept", ["database", "memory"])
def test_reset_import_undo_and_redo(own_page: Page, kept: str) -> None:
    own_page.evaluate(SEEN)
    states = own_page.evaluate(SCENARIO, kept)
    start = json.loads(states["start"])
    assert json.loads(states["reset"]) == [start[0], []]
    assert states["resetUndone"] == states["start"]
    assert states["resetRedone"] == states["reset"]
    service, findings = json.loads(states["imported"])
    assert states["importedId"]
    assert (service["name"], service["facts"]) == ("From a file", {"pays": False})
    assert set(service["parked"]) == {"OLD-01", "OLD-02"}
    assert [one["label"] for one in service["snapshots"]] == ["b", "a"]
    assert [criterion for criterion, _ in findings] == ["AAA-01", "CCC-03"]
    assert findings[0][1]["extra"] == {"risk": 1}
    assert states["importUndone"] == states["start"]
    assert states["importRedone"] == states["imported"]
    assert states["freshId"] == "file-id"
    assert states["secondIsNew"]
    assert json.loads(states["freshUndone"]) == [None, []]
    assert states["lost"]["kind"] == "failed"
    assert states["freshRedone"] == states["fresh"]
    assert states["nothing"]["kind"] == "failed"
    for name in ("tooLong", "wrongDay", "wrongImport"):
        assert (states[name]["name"], states[name]["kind"]) == ("StorageProblem", "failed")
    assert states["wrongField"]["name"] == "TypeError"
    assert states["end"] == states["imported"], "what was refused left nothing behind"
    assert states["services"] == 3
    assert states["kinds"][:4] == ["create", "change", "change", "change"]
    assert states["kinds"].count("reset") == 2
    assert states["count"] == len(states["kinds"])


def test_memory_gives_no_row_away(own_page: Page) -> None:
    found = own_page.evaluate(
        """async () => {
          const { openMemoryStore } = await modules("memory-store");
          const store = openMemoryStore(sources());
          const facts = { pays: true };
          const service = await store.createService({ facts, standard });
          facts.pays = false;
          service.name = "changed";
          const write = (field) => store.changeFinding(service.id, "AAA-01", { [field]: "x" });
          await Promise.all(["note", "reason", "owner"].map(write));
          const stored = await store.getService(service.id);
          const row = (await store.getFindings(service.id)).get("AAA-01");
          store.close();
          return [store.persistent, stored.name, stored.facts, row.revision];
        }"""
    )
    assert found == [False, "", {"pays": True}, 3]
