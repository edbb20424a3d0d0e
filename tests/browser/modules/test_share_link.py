"""Links that carry answers: what is written is read, and nothing else is."""

from __future__ import annotations

import base64
import zlib
from typing import Any

import pytest
from playwright.sync_api import Page

OUTCOMES = ["not-assessed", "not-met", "partly-met", "met", "not-applicable"]
STANDARD = {"id": "sample", "version": "1.0.0", "digest": "sha256:" + "0badcafe" * 8}
CATALOGUE = {
    "standard": STANDARD,
    "criteria": [{"id": f"AAA-{number:02}"} for number in range(1, 8)],
    "facts": [{"id": "pays"}, {"id": "decides"}, {"id": "constructor"}],
}
ANSWERS = {"AAA-01": "met", "AAA-03": "not-applicable", "AAA-07": "partly-met"}
FACTS = {"pays": True, "constructor": False}

DECODE = """async ([fragment, catalogue]) => {
  const { decodeShare } = await modules("share-link");
  const found = decodeShare(fragment, catalogue);
  return found.ok
    ? { ...found, outcomes: Object.fromEntries(found.outcomes), explained: [...found.explained] }
    : found;
}"""
# A random source of its own, so that every run tries the same things.
TRIES = """
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const ids = (name, count) => Array.from({ length: count }, (_, n) => `${name}-${n}`);
const ofSize = (catalogue, criteria, facts) => ({
  standard: catalogue.standard,
  criteria: ids("C", criteria).map((id) => ({ id })),
  facts: ids("f", facts).map((id) => ({ id })),
});
const OUTCOMES = ["not-assessed", "not-met", "partly-met", "met", "not-applicable"];
const answered = ({ standard, criteria, facts }, next) => {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const criteriaIds = criteria.map(({ id }) => id);
  const factIds = facts.map(({ id }) => id);
  const given = factIds.map((id) => [id, pick([undefined, true, false])]);
  return {
    standard,
    criteriaIds,
    factIds,
    outcomes: new Map(criteriaIds.map((id) => [id, pick(OUTCOMES)])),
    explained: new Set(criteriaIds.filter(() => next() < 0.5)),
    facts: Object.fromEntries(given.filter(([, answer]) => answer !== undefined)),
  };
};
const isRefusal = ({ ok, kind, message }) =>
  ok === false && typeof kind === "string" && /^[A-Z][^.]*\\.$/.test(message);
const decoded = (fragment, catalogue, decodeShare) => {
  try {
    return decodeShare(fragment, catalogue);
  } catch (problem) {
    return { problem: String(problem) };
  }
};
"""


def tries(page: Page, body: str) -> Any:
    """Run the body of a function that has `share`, the helpers and a catalogue."""
    script = f"async (catalogue) => {{ const share = await modules('share-link'); {TRIES} {body} }}"
    return page.evaluate(script, CATALOGUE)


def written(
    outcomes: list[int],
    facts: list[int],
    *,
    standard: str = "sample",
    digest: str = "0badcafe",
    tail: str = "",
) -> str:
    """Write a fragment as the description of the format says, code by code."""
    criteria = [one["id"] for one in CATALOGUE["criteria"]]  # type: ignore[index]
    names = [one["id"] for one in CATALOGUE["facts"]]  # type: ignore[index]
    mark = zlib.crc32("\n".join([standard, *criteria, "", *names]).encode())
    bits = f"{int(digest, 16):032b}{mark:032b}"
    bits += "".join(f"{code:03b}" for code in outcomes) + "".join(f"{code:02b}" for code in facts)
    bits += tail
    bits += "0" * (-len(bits) % 8)
    body = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    whole = body + zlib.crc32(body).to_bytes(4, "big")
    return "#share=1." + base64.urlsafe_b64encode(whole).decode().rstrip("=")


GOOD = written([3, 0, 4, 0, 0, 0, 2], [2, 0, 1])
GOOD_WITH_REASON = written([3, 0, 7, 0, 0, 0, 2], [2, 0, 1])


def test_the_format_is_the_one_that_is_described(blank: Page) -> None:
    found = blank.evaluate(
        """async ([{ standard, criteria, facts: factList }, answers, facts]) => {
          const { encodeShare } = await modules("share-link");
          const criteriaIds = criteria.map(({ id }) => id);
          const factIds = factList.map(({ id }) => id);
          const outcomes = new Map(Object.entries(answers));
          const given = { standard, criteriaIds, outcomes, facts, factIds };
          // A reason counts for what does not apply, and is nothing to what is met.
          const explained = new Set(["AAA-01", "AAA-03"]);
          return [encodeShare(given), encodeShare({ ...given, explained })];
        }""",
        [CATALOGUE, ANSWERS, FACTS],
    )
    assert found == [GOOD, GOOD_WITH_REASON]
    read = {"ok": True, "outcomes": ANSWERS, "facts": FACTS, "sameEdition": True}
    for fragment in (GOOD, GOOD.removeprefix("#")):
        assert blank.evaluate(DECODE, [fragment, CATALOGUE]) == read | {"explained": []}
    explained = blank.evaluate(DECODE, [GOOD_WITH_REASON, CATALOGUE])
    assert explained == read | {"explained": ["AAA-03"]}


def test_random_answers_come_back(blank: Page) -> None:
    wrong = tries(
        blank,
        """
        const next = random(1);
        const wrong = [];
        for (let round = 0; round < 300; round += 1) {
          const sizes = [Math.floor(next() * 80), Math.floor(next() * 9)];
          const own = ofSize(catalogue, ...sizes);
          const shared = answered(own, next);
          const found = share.decodeShare(share.encodeShare(shared), own);
          const kept = [...shared.outcomes].filter(([, outcome]) => outcome !== "not-assessed");
          const same = found.ok && found.sameEdition
            && JSON.stringify([...found.outcomes]) === JSON.stringify(kept)
            && JSON.stringify([...found.explained]) === JSON.stringify(kept
              .filter(([id, outcome]) => outcome === "not-applicable" && shared.explained.has(id))
              .map(([id]) => id))
            && JSON.stringify(found.facts) === JSON.stringify(shared.facts);
          if (!same) wrong.push({ sizes, found });
        }
        return wrong;""",
    )
    assert wrong == []


def test_a_thousand_criteria_fit(blank: Page) -> None:
    sizes = tries(
        blank,
        """
        return [60, 200, 1000, 8000].map((count) => {
          const own = ofSize(catalogue, count, 20);
          const shared = answered(own, random(count));
          const fragment = share.encodeShare(shared);
          const { ok } = share.decodeShare(fragment, own);
          return { count, ok, length: fragment.length };
        });""",
    )
    assert [size["ok"] for size in sizes] == [True] * 4
    assert [size["length"] for size in sizes] == [63, 132, 532, 4032]


def test_a_thousand_damaged_links_are_refused(blank: Page) -> None:
    wrong = tries(
        blank,
        """
        const next = random(2);
        const at = (text) => 7 + Math.floor(next() * (text.length - 6));
        const LETTERS = "ABCXYZabcxyz0189-_=.#%+/ \\n\\0é\\ud800";
        const letter = () => LETTERS[Math.floor(next() * LETTERS.length)];
        const ways = [
          (text) => text.slice(0, at(text)),
          (text, n = at(text)) => text.slice(0, n) + text.slice(n + 1),
          (text, n = at(text)) => text.slice(0, n) + letter() + text.slice(n),
          (text, n = at(text)) => text.slice(0, n) + letter() + text.slice(n + 1),
          (text, n = at(text), m = at(text)) => text.slice(0, n) + text.slice(m),
          (text, n = at(text)) => text.slice(0, n) + [...text.slice(n)].reverse().join(""),
          (text) => text + text.slice(-at(text)),
        ];
        const own = ofSize(catalogue, 60, 8);
        const good = share.encodeShare(answered(own, next));
        const wrong = [];
        for (let round = 0; round < 1000; round += 1) {
          let text = ways[round % ways.length](good);
          if (round % 3 === 0) text = ways[Math.floor(next() * ways.length)](text);
          const found = decoded(text, own, share.decodeShare);
          if (text !== good && !isRefusal(found)) wrong.push({ text, found });
        }
        return wrong;""",
    )
    assert wrong == []


def test_a_thousand_random_texts_are_refused(blank: Page) -> None:
    wrong = tries(
        blank,
        """
        const next = random(3);
        const LETTERS = "ABCXYZabcxyz0189-_";
        const text = () => Array.from({ length: Math.floor(next() * 200) }, () =>
          next() < 0.9 ? LETTERS[Math.floor(next() * LETTERS.length)]
            : String.fromCharCode(Math.floor(next() * 65536))).join("");
        const heads = ["", "#", "#share=", "share=1.", "#share=1.", "#share=2."];
        const wrong = [];
        for (let round = 0; round < 1000; round += 1) {
          const fragment = heads[round % heads.length] + text();
          const found = decoded(fragment, catalogue, share.decodeShare);
          if (!isRefusal(found)) wrong.push({ fragment, found });
        }
        return wrong;""",
    )
    assert wrong == []


def test_what_is_no_text_and_what_is_huge_is_refused(blank: Page) -> None:
    results = tries(
        blank,
        """
        const hostile = { toString() { throw new Error("no"); } };
        const long = 50 * 1024 * 1024;
        const sources = [undefined, null, 1, Symbol("x"), hostile, ["#share=1.AA"], 1n,
          "#share=1." + "A".repeat(4088), "#share=1." + "A".repeat(long), "#".repeat(long)];
        return sources.map((source) => decoded(source, catalogue, share.decodeShare));""",
    )
    kinds = [result.get("kind") for result in results]
    assert kinds == [*["not-a-link"] * 7, "too-long", "too-long", "not-a-link"]


@pytest.mark.parametrize(
    ("fragment", "kind"),
    [
        ("", "not-a-link"),
        ("#DBD-01", "not-a-link"),
        ("#share", "not-a-link"),
        ("#share=", "damaged"),
        ("#share=1.", "damaged"),
        ("#share=1.AAAA", "damaged"),
        ("#share=x.AAAA", "damaged"),
        (GOOD.replace("=1.", "=2."), "newer-format"),
        (GOOD.replace("=1.", "=01."), "newer-format"),
        (GOOD[:-1], "damaged"),
        (GOOD + "=", "damaged"),
        (GOOD + "A", "damaged"),
        (GOOD + " ", "damaged"),
        (GOOD + "\n", "damaged"),
        # The checksum is right in all these.
        (written([5, 0, 0, 0, 0, 0, 0], [0, 0, 0]), "damaged"),
        (written([0, 0, 0, 0, 0, 0, 6], [0, 0, 0]), "damaged"),
        (written([0, 0, 0, 0, 0, 0, 0], [0, 3, 0]), "damaged"),
        (written([0, 0, 0, 0, 0, 0, 0], [0, 0, 0], tail="00001"), "damaged"),
        (written([0, 0, 0, 0, 0, 0, 0], [0, 0, 0], tail="000000"), "damaged"),
        (written([0, 0, 0, 0, 0], []), "damaged"),
        (written([0, 0, 0, 0, 0, 0, 0], [0, 0, 0], standard="other"), "other-list"),
    ],
)
def test_links_that_are_refused(blank: Page, fragment: str, kind: str) -> None:
    found = blank.evaluate(DECODE, [fragment, CATALOGUE])
    assert (found["ok"], found["kind"]) == (False, kind)
    assert found["message"].endswith(".")
    assert ". " not in found["message"]


def test_a_reworded_edition_is_read_and_said_to_be_another(blank: Page) -> None:
    fragment = written([3, 0, 4, 0, 0, 0, 2], [2, 0, 1], digest="00000001")
    found = blank.evaluate(DECODE, [fragment, CATALOGUE])
    assert (found["ok"], found["sameEdition"]) == (True, False)
    assert (found["outcomes"], found["facts"]) == (ANSWERS, FACTS)


def test_a_criterion_more_or_elsewhere_makes_another_list(blank: Page) -> None:
    criteria = CATALOGUE["criteria"]
    assert isinstance(criteria, list)
    for other in ([*criteria, {"id": "AAA-08"}], criteria[::-1], criteria[1:]):
        found = blank.evaluate(DECODE, [GOOD, {**CATALOGUE, "criteria": other}])
        assert found["kind"] == "other-list"
    moved = blank.evaluate(DECODE, [GOOD, {**CATALOGUE, "facts": []}])
    assert moved["kind"] == "other-list"
