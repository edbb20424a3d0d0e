"""A small site that moves from one edition of its standard to the next."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace as View
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser import sample_views
from tests.browser.checklist_support import answer, downloaded, offer, wait_until_saved
from tests.browser.sample_site import write_site
from tests.support.cases.edition_cases import data

CHECKLIST = "checklists/first/"
RESULT = "my-service/"
DIMENSIONS = (("first", "AAA", "First things"), ("second", "BBB", "Second things"))
FACT = {
    "id": "keeps-data",
    "question": "Does the service keep data?",
    "help": "",
    "if_no": "the service keeps no data",
    "if_yes": "the service keeps data",
}
Release = dict[str, Any]


def third() -> Release:
    """Return an edition after 2.0.0 that touches what 2.0.0 touched."""
    release = data("2.0.0")
    release["standard"] |= {"version": "3.0.0", "date": "2027-01-10"}
    criteria = {one["id"]: one for one in release["criteria"]}
    criteria["BBB-03"]["id"] = "BBB-09"
    criteria["AAA-03"]["requirement"] = "You must publish the results each month."
    changes = [
        {"kind": "moved-to", "from": ["BBB-03"], "to": ["BBB-09"]},
        {"kind": "modified", "id": "AAA-03"},
    ]
    return release | {"previous": "2.0.0", "changes": changes}


def write_edition(root: Path, current: Release, published: Iterable[Release]) -> None:
    """Write the site with one edition in place of what is there, and the frozen ones."""
    for old in root.iterdir() if root.exists() else ():
        shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    releases = list(published)
    pages = {
        CHECKLIST: ("checklist.html.j2", _checklist(current)),
        RESULT: ("my_service.html.j2", _my_service(current)),
    }
    write_site(root, _catalogue(current, releases), pages)
    (root / "releases").mkdir()
    for one in releases:
        text = json.dumps(one)
        (root / f"releases/{one['standard']['version']}.json").write_text(text, encoding="utf-8")


def _catalogue(current: Release, releases: list[Release]) -> dict[str, Any]:
    criteria = [
        {key: value for key, value in one.items() if key != "checks"}
        | {
            "evidence": {"required_for": [], "max_age_months": None},
            "related": [],
            "maps": [],
            "url": f"standards/{one['id'].lower()}/",
        }
        for one in current["criteria"]
    ]
    checklist = {
        "id": "first",
        "title": "All things",
        "url": CHECKLIST,
        "criteria": [one["id"] for one in criteria],
    }
    own = {
        "standard": {key: value for key, value in current["standard"].items() if key != "date"},
        "releases": [
            {
                "version": one["standard"]["version"],
                "previous": one["previous"],
                "url": f"releases/{one['standard']['version']}.json",
            }
            for one in releases
        ],
        "dimensions": [
            {"id": i, "prefix": p, "title": t, "summary": "", "url": f"standards/{i}/"}
            for i, p, t in DIMENSIONS
        ],
        "facts": [FACT],
        "checklists": [checklist],
        "criteria": criteria,
    }
    return sample_views.catalogue() | own


def _shared() -> dict[str, Any]:
    return sample_views.checklist_view(0) | {"facts": [View(**FACT)]}


def _checklist(current: Release) -> dict[str, Any]:
    levels, phases = dict(sample_views.LEVELS), dict(sample_views.PHASES)
    groups = [
        View(
            dimension=View(id=identifier, title=title, scope="service"),
            criteria=[
                View(
                    **one
                    | {
                        "anchor": one["id"].lower(),
                        "level_title": levels[one["level"]],
                        "phase_titles": [phases[phase] for phase in one["phases"]],
                        "role_titles": ["Design"],
                        "role_places": [1],
                        "applies_when": View(**one["applies_when"]),
                        "obligation_title": dict(sample_views.OBLIGATIONS)[one["obligation"]],
                        "evidence_items": [],
                        "maps": [],
                        "href": f"../standards/{one['id'].lower()}/",
                        "language": "",
                    }
                )
                for one in current["criteria"]
                if one["dimension"] == identifier
            ],
        )
        for identifier, _, title in DIMENSIONS
    ]
    checklist = View(id="first", title="All things", summary="Check the service.")
    return _shared() | {"checklist": checklist, "groups": groups}


def _my_service(current: Release) -> dict[str, Any]:
    count = {one: sum(c["dimension"] == one for c in current["criteria"]) for one, *_ in DIMENSIONS}
    dimensions = [
        View(
            id=identifier,
            title=title,
            href=CHECKLIST,
            criteria_count=count[identifier],
            has_levels=True,
        )
        for identifier, _, title in DIMENSIONS
    ]
    return _shared() | {"dimensions": dimensions}


def assessment(findings: dict[str, Any], version: str = "1.0.0", **more: Any) -> bytes:
    """Return a file of the standard of this site."""
    standard = {"id": "sample", "version": version, "digest": "sha256:" + "1" * 64}
    file = {
        "format": "assessment/1",
        "standard": standard,
        "service": {"id": "permits", "name": "Parking permits", "phase": "", "facts": {}},
        "target": {"first": 3},
        "findings": findings,
        "parked": {},
        "snapshots": [],
    }
    return json.dumps(file | more).encode()


def open_file(page: Page, content: bytes) -> None:
    """Add the service of a file."""
    offer(page, "assessment.json", content)
    page.get_by_role("button", name="Add as a new service").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    wait_until_saved(page)


def answer_all(page: Page, outcomes: dict[str, str]) -> None:
    """Answer criteria by hand."""
    for identifier, outcome in outcomes.items():
        answer(page, identifier, outcome)
    wait_until_saved(page)


def banner(page: Page) -> Locator:
    """Return the banner over an assessment of another edition."""
    return page.locator("[data-part=edition-banner]")


def review(page: Page) -> Locator:
    """Open the review."""
    page.get_by_role("button", name="Review the new edition").click()
    dialog = page.get_by_role("dialog", name="Review the new edition")
    expect(dialog).to_be_visible()
    return dialog


def item(dialog: Locator, key: str) -> Locator:
    """Return what is asked about one item."""
    return dialog.locator(f"[data-item={key}]")


def take_over(dialog: Locator, name: str = "Take over the new edition") -> None:
    """Press the last button of a step."""
    dialog.get_by_role("button", name=name, exact=True).click()


def done(page: Page) -> Locator:
    """Return the line that says what was just done."""
    return page.locator("[data-part=done]")


FIRST, SECOND = data("1.0.0"), data("2.0.0")
ALL = [one["id"] for one in FIRST["criteria"]]
CHANGES = (
    "What changed: 1 reworded, 2 moved, 1 split, 1 merged, 1 covered by another, 1 withdrawn, "
    "1 new, 3 kept."
)
# Each answer says where it was given.
FINDINGS: dict[str, Any] = {
    key: {
        "title": "",
        "outcome": "not-met" if key == "AAA-07" else "met",
        "note": f"said of {key}",
        "evidence": [{"title": f"proof of {key}"}],
    }
    for key in ALL
}


def stored(page: Page) -> dict[str, Any]:
    file: dict[str, Any] = json.loads(downloaded(page))
    return file


def said(file: dict[str, Any]) -> str:
    """Return everything that a file says of its answers."""
    return json.dumps([file["findings"], file["parked"]])


def assert_nothing_lost(file: dict[str, Any]) -> None:
    text = said(file)
    for key in ALL:
        assert f"said of {key}" in text, key
        assert f"proof of {key}" in text, key
