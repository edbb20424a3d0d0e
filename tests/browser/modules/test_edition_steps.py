"""The way through several editions, apart from any page: what is reviewed, and what is kept."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.editions.edition_site import third
from tests.support.cases.edition_cases import data

RELATION = """async ([here, published, version]) => {
  const { relationOf } = await modules("edition-relation");
  const releases = published.map((one) => ({ version: one, previous: null, url: "" }));
  return relationOf({ standard: { version: here }, releases }, version);
}"""
# Random decisions for every item, as they come up.
THROUGH = """async ([findings, parked, editions, numbers]) => {
  const { answersTo, itemsOf, taken, throughAll } = await modules("edition-steps");
  const { DECISIONS } = await modules("edition");
  const steps = editions.slice(1).map((one, place) => [editions[place], one]);
  const start = answersTo(new Map(Object.entries(findings)), parked, editions[0]);
  const plans = [];
  let now = start;
  let at = 0;
  for (const step of steps) {
    const items = itemsOf(now, step);
    const decided = items.map(({ key, kind }) =>
      [key, DECISIONS[kind][numbers[at++ % numbers.length] % DECISIONS[kind].length]]);
    plans.push({ decisions: Object.fromEntries(decided), choices: {} });
    now = taken(now, items, plans.at(-1));
  }
  const shown = ({ findings, parked }) => [Object.fromEntries(findings), parked];
  return [shown(now), shown(throughAll(start, steps, plans))];
}"""
IDS = [one["id"] for one in data("1.0.0")["criteria"]]


@pytest.mark.parametrize(
    ("here", "published", "version", "relation"),
    [
        ("2.0.0", ["1.0.0", "2.0.0"], "2.0.0", "same"),
        ("2.0.0", ["1.0.0", "2.0.0"], "1.0.0", "open"),
        ("2.0.0", ["1.0.0", "2.0.0"], "10.0.0", "newer"),
        ("2.0.0", ["1.0.0", "2.0.0"], "2.0.1", "newer"),
        ("10.0.0", ["2.0.0", "10.0.0"], "2.0.0", "open"),
        ("2.0.0-rc.1", ["1.0.0", "2.0.0-rc.1"], "2.0.0", "newer"),
        ("2.0.0", ["1.0.0", "2.0.0"], "2.0.0-rc.1", "unpublished"),
        ("2.0.0", ["2.0.0"], "1.0.0", "unpublished"),
        # A draft of the next edition: what it will change is not declared yet.
        ("2.1.0", ["1.0.0", "2.0.0"], "2.0.0", "unpublished"),
        ("2.0.0", [], "", "unpublished"),
        ("2.0.0", ["1.0.0", "2.0.0"], "../../secret", "unpublished"),
    ],
)
def test_how_one_edition_stands_to_another(
    blank: Page, here: str, published: list[str], version: str, relation: str
) -> None:
    assert blank.evaluate(RELATION, [here, published, version]) == relation


@pytest.mark.parametrize(
    ("version", "relation"),
    [("2.0.0", "same"), ("1.0.0", "offline"), ("2.0.1", "newer"), ("0.9.0", "unpublished")],
)
def test_a_file_without_a_network_knows_what_the_site_publishes(
    blank: Page, version: str, relation: str
) -> None:
    found = blank.evaluate(
        """async (version) => {
          const { relationOf } = await modules("edition-relation");
          const releases = ["1.0.0", "2.0.0"].map((one) => ({ version: one, url: "" }));
          return relationOf({ standard: { version: "2.0.0" }, releases, offline: true }, version);
        }""",
        version,
    )
    assert found == relation


def test_what_a_later_edition_set_aside_is_an_answer_again(blank: Page) -> None:
    findings, parked = blank.evaluate(
        """async ([findings, parked, edition]) => {
          const { answersTo } = await modules("edition-steps");
          const found = answersTo(new Map(Object.entries(findings)), parked, edition);
          return [Object.fromEntries(found.findings), found.parked];
        }""",
        [
            {"AAA-01": {"outcome": "met"}},
            {
                # Known to 1.0.0 and not to 2.0.0; answered; known to neither.
                "AAA-04": {"outcome": "not-met", "note": "n", "own": 1},
                "AAA-01": {"outcome": "not-met"},
                "ZZZ-01": {"outcome": "met"},
            },
            data("1.0.0"),
        ],
    )
    assert sorted(findings) == ["AAA-01", "AAA-04"]
    assert findings["AAA-01"] == {"outcome": "met"}
    assert (findings["AAA-04"]["outcome"], findings["AAA-04"]["extra"]) == ("not-met", {"own": 1})
    assert sorted(parked) == ["AAA-01", "ZZZ-01"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sets(st.sampled_from(IDS)), st.sets(st.sampled_from(IDS)), st.integers(0, 2**32))
def test_no_note_is_lost_on_the_way_through_two_editions(
    blank: Page, answered: set[str], aside: set[str], seed: int
) -> None:
    def said(key: str, where: str) -> dict[str, Any]:
        return {"outcome": "met", "note": f"{where} {key}", "owner": "", "extra": {}}

    findings = {key: said(key, "answer to") for key in sorted(answered)}
    parked = {key: {"outcome": "met", "note": f"aside {key}"} for key in sorted(aside)}
    numbers = [Random(seed).randrange(6) for _ in range(40)]
    editions = [data("1.0.0"), data("2.0.0"), third()]
    found, again = blank.evaluate(THROUGH, [findings, parked, editions, numbers])
    assert found == again
    text = json.dumps(found)
    for key in answered:
        assert f"answer to {key}" in text
    for key in aside:
        assert f"aside {key}" in text
    assert set(found[0]) <= {one["id"] for one in third()["criteria"]}


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of everything in JSON data."""
    if not isinstance(value, dict | list):
        return [path]
    keys: Any = value if isinstance(value, dict) else range(len(value))
    inner = [one for key in keys for one in paths(value[key], (*path, key))]
    return [path, *inner]


def damaged(release: Any, path: tuple[str | int, ...]) -> Any:
    """Return a release with something else in one place."""
    if not path:
        return {"odd": 1}
    copy: Any = json.loads(json.dumps(release))
    here = copy
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = {"odd": 1}
    return copy


def test_a_release_that_is_damaged_in_any_place_is_no_release(blank: Page) -> None:
    release = data("2.0.0")
    places = paths(release)
    whole, *found = blank.evaluate(
        """async (all) => {
          const { isRelease } = await modules("release-shape");
          return all.map((text) => isRelease(JSON.parse(text)));
        }""",
        [json.dumps(release), *(json.dumps(damaged(release, path)) for path in places)],
    )
    assert whole
    assert [path for path, taken in zip(places, found, strict=True) if taken] == []
    assert len(places) > 100
