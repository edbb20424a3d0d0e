"""Links and assessment files that somebody tampered with; `make campaign` runs this."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checklist_support import (
    answer,
    assessment,
    wait_until_ready,
    wait_until_saved,
)
from tests.browser.modules_support import open_blank, serve_modules
from tests.browser.sample_site import CHECKLIST, OpenPage, catalogue, open_page, sample
from tests.browser.stored_rows import dump

__all__ = ["catalogue", "open_page", "sample"]

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(600)]

ROUNDS = 1000
SLOWEST_MS = 1000
FRAGMENT_SIGNS = "ABCXYZabcxyz0189-_=.#%+/& \n\0é"
FILE_SIGNS = '{}[]",:\\u00e9truefalsnu-+.0123456789 \n\0é\ufeff'
CATALOGUE = {
    "standard": {"id": "sample", "version": "1.0.0", "digest": "sha256:0badcafe"},
    "dimensions": [{"id": "first"}],
    "facts": [{"id": "pays"}, {"id": "decides"}],
    "criteria": [{"id": f"AAA-{number:02}", "title": f"T {number}"} for number in range(1, 41)],
}
ASSESSMENT: dict[str, Any] = {
    "format": "assessment/1",
    "standard": CATALOGUE["standard"],
    "service": {"id": "s1", "name": "Permits", "phase": "alpha", "facts": {"pays": True}},
    "target": {"first": 3},
    "findings": {
        "AAA-01": {
            "title": "T 1",
            "outcome": "met",
            "note": "n",
            "evidence": [{"title": "e", "url": "https://example.org/", "date": "2026-01-02"}],
            "due": "2026-12-24",
            "updated": "2026-11-23T10:42:00Z",
        },
        "AAA-02": {"title": "T 2", "outcome": "not-applicable", "reason": "r"},
    },
    "parked": {"OLD-01": {"title": "O", "outcome": "met"}},
    "snapshots": [
        {"date": "2026-01-01", "label": "l", "standard_version": "1", "outcomes": {"AAA-01": "met"}}
    ],
}
ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    1e308,
    "",
    "x",
    "__proto__",
    [],
    [[]],
    {},
    {"__proto__": 1},
    "é" * 300,
]
HARNESS = """
const calm = (work) => {
  const start = performance.now();
  try {
    const found = work();
    const { ok, message = "" } = found;
    const fits = ok === true || (ok === false && message.endsWith("."));
    return { ok, fits, elapsed: performance.now() - start };
  } catch (problem) {
    return { ok: false, fits: false, problem: String(problem), elapsed: 0 };
  }
};
"""


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder: Path = tmp_path_factory.mktemp("share")
    context = chromium.new_context()
    with serve_modules(folder) as site:
        yield open_blank(context, site)
    context.close()


def mutated(text: str, signs: str, chance: random.Random) -> str:
    """Cut, insert, replace, repeat or swap at a few random places."""
    for _ in range(chance.randint(1, 4)):
        start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        sign = chance.choice(signs)
        text = chance.choice(
            [
                text[:start],
                text[:start] + text[end:],
                text[:start] + sign + text[start:],
                text[:start] + sign + text[start + 1 :],
                text[:end] + text[start:],
                text[:start] + text[start:end][::-1] + text[end:],
            ]
        )
    return text


def twisted(value: Any, chance: random.Random) -> Any:
    """Put something odd into a random place of a JSON value."""
    if chance.random() < 0.05:
        return chance.choice(ODD)
    if isinstance(value, dict):
        return {
            str(chance.choice(ODD)) if chance.random() < 0.02 else key: twisted(item, chance)
            for key, item in value.items()
            if chance.random() > 0.02
        }
    if isinstance(value, list):
        return [twisted(item, chance) for item in value]
    return value


def judged(page: Page, work: str, texts: list[str]) -> list[dict[str, Any]]:
    """Let the page judge each text; fail on an exception, a bare refusal or a long wait."""
    script = f"async ([texts, catalogue]) => {{ {HARNESS} {work} }}"
    found: list[dict[str, Any]] = page.evaluate(script, [texts, CATALOGUE])
    assert len(found) == len(texts)
    wrong = [
        (text, one)
        for text, one in zip(texts, found, strict=True)
        if not one["fits"] or one["elapsed"] > SLOWEST_MS
    ]
    assert wrong == []
    return found


def test_a_thousand_tampered_links(page: Page) -> None:
    good: str = page.evaluate(
        """async ({ standard, criteria, facts }) => {
          const { encodeShare } = await modules("share-link");
          const names = ["met", "not-met", "partly-met", "not-applicable", "not-assessed"];
          const criteriaIds = criteria.map(({ id }) => id);
          const outcomes = new Map(criteriaIds.map((id, place) => [id, names[place % 5]]));
          const factIds = facts.map(({ id }) => id);
          return encodeShare({ standard, criteriaIds, outcomes, facts: { pays: true }, factIds });
        }""",
        CATALOGUE,
    )
    chance = random.Random(1)
    texts = [good, *(mutated(good, FRAGMENT_SIGNS, chance) for _ in range(ROUNDS))]
    work = """
      const { decodeShare } = await modules("share-link");
      return texts.map((text) => calm(() => decodeShare(text, catalogue)));"""
    read = {
        text.removeprefix("#")
        for text, one in zip(texts, judged(page, work, texts), strict=True)
        if one["ok"]
    }
    assert read == {good.removeprefix("#")}


@pytest.mark.parametrize("way", ["signs", "values"])
def test_a_thousand_tampered_files(page: Page, way: str) -> None:
    chance = random.Random(2)
    good = json.dumps(ASSESSMENT, indent=2)
    make: dict[str, Callable[[], str]] = {
        "signs": lambda: mutated(good, FILE_SIGNS, chance),
        "values": lambda: json.dumps(twisted(ASSESSMENT, chance)),
    }
    texts = [good, *(make[way]() for _ in range(ROUNDS))]
    # A file that is opened must also be written, and what is written must be opened again.
    work = """
      const { readAssessment, rowsFromAssessment } = await modules("assessment-file");
      const { canonicalAssessment } = await modules("canonical");
      return texts.map((text) => calm(() => {
        const found = readAssessment(text, catalogue);
        if (!found.ok) return found;
        rowsFromAssessment(found.assessment);
        const again = readAssessment(canonicalAssessment(found.assessment, catalogue), catalogue);
        return { ok: again.ok || undefined };
      }));"""
    found = judged(page, work, texts)
    assert found[0]["ok"]
    assert 20 < sum(not one["ok"] for one in found) < ROUNDS, "some open and some do not"
    assert page.evaluate(
        "({}).polluted === undefined && Object.keys(Object.prototype).length === 0"
    )


# What a person would do with each: open it, look, and go away again.
OPEN_LINKS = """async (texts) => {
  const pause = () => new Promise((go) => setTimeout(go, 4));
  const alert = document.querySelector("[data-part=alert]");
  let offered = 0;
  for (const text of texts) {
    location.hash = text;
    await pause();
    if (!text.startsWith("#share=")) continue;
    // The page takes a link out of the address, and then says what it made of it.
    while (location.hash !== "") await pause();
    let dialog = null;
    const isTold = () => alert.querySelector("[data-notice=file]") !== null;
    while (!isTold() && (dialog = document.querySelector("dialog[open]")) === null) await pause();
    if (dialog === null) continue;
    offered += 1;
    dialog.close();
  }
  return offered;
}"""
OPEN_FILES = """async (texts) => {
  const pause = () => new Promise((go) => setTimeout(go, 4));
  const input = document.querySelector("service-checklist input[type=file]");
  const alert = document.querySelector("[data-part=alert]");
  let offered = 0;
  for (const text of texts) {
    const files = new DataTransfer();
    files.items.add(new File([text], "assessment.json", { type: "application/json" }));
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    let dialog = null;
    const isTold = () => alert.querySelector("[data-notice=file]") !== null;
    while (!isTold() && (dialog = document.querySelector("dialog[open]")) === null) await pause();
    if (dialog === null) continue;
    offered += 1;
    dialog.close();
    while (input.value !== "") await pause();
  }
  return offered;
}"""


@pytest.fixture
def checklist(open_page: OpenPage) -> Page:
    """Return a checklist with an answer; it must stay clean to the end."""
    page = open_page(CHECKLIST)
    wait_until_ready(page)
    answer(page, "DBD-01", "Met")
    wait_until_saved(page)
    return page


def test_a_thousand_tampered_links_change_nothing_on_the_page(
    checklist: Page, catalogue: dict[str, Any]
) -> None:
    good: str = checklist.evaluate(
        """async ({ standard, criteria, facts }) => {
          const { encodeShare } = await import("/assets/service-standards/share-link.js");
          const ids = (list) => list.map(({ id }) => id);
          const outcomes = new Map([["DBD-01", "not-met"]]);
          return encodeShare({ standard, criteriaIds: ids(criteria), outcomes, facts: {},
            factIds: ids(facts) });
        }""",
        catalogue,
    )
    before = dump(checklist)
    chance = random.Random(3)
    texts = ["#" + mutated(good.removeprefix("#"), FRAGMENT_SIGNS, chance) for _ in range(ROUNDS)]
    assert checklist.evaluate(OPEN_LINKS, [good]) == 1
    checklist.evaluate(OPEN_LINKS, texts)
    assert dump(checklist) == before
    assert checklist.evaluate("({}).polluted === undefined")


@pytest.mark.parametrize("way", ["signs", "values"])
def test_a_thousand_tampered_files_change_nothing_on_the_page(
    checklist: Page, catalogue: dict[str, Any], way: str
) -> None:
    findings = {"DBD-01": ASSESSMENT["findings"]["AAA-01"], "DBD-02": {"outcome": "not-met"}}
    good = assessment(catalogue, findings).decode()
    before = dump(checklist)
    chance = random.Random(4)
    make: dict[str, Callable[[], str]] = {
        "signs": lambda: mutated(good, FILE_SIGNS, chance),
        "values": lambda: json.dumps(twisted(json.loads(good), chance)),
    }
    assert checklist.evaluate(OPEN_FILES, [good]) == 1
    checklist.evaluate(OPEN_FILES, [make[way]() for _ in range(ROUNDS)])
    assert dump(checklist) == before
    assert checklist.evaluate("({}).polluted === undefined")
