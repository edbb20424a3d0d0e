"""The sample site with a checklist for the organisation, and what a person does there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace as View
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser import sample_views
from tests.browser.checklist_support import (
    answer,
    assessment,
    criterion,
    offer,
    open_fold,
    wait_until_saved,
)
from tests.browser.sample_site import PAGE, OpenPage, write_catalogue, write_sample
from tests.support.sites.server import Site, serve

ORGANISATION = "checklists/organisation/"
DIMENSION = ("organisation", "ORG", "The organisation")
BODY = "Ministry of Roads"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the sample pages with a checklist for the organisation."""
    root = tmp_path_factory.mktemp("organisation-site")
    write_sample(root, 9)
    add_organisation(root)
    with serve(root) as served:
        yield served


def add_organisation(root: Path) -> None:
    """Add the dimension of the organisation to a sample site."""
    identifier, prefix, title = DIMENSION
    given = sample_views.criteria(3, DIMENSION)
    view = sample_views.checklist_view() | {
        "checklist": View(id=identifier, title=title, summary=""),
        "groups": [
            View(dimension=View(id=identifier, title=title, scope="organisation"), criteria=given)
        ],
    }
    content = sample_views.as_page(sample_views.render("checklist.html.j2", view))
    folder = root / ORGANISATION
    folder.mkdir(parents=True)
    text = PAGE.format(language="en", title=title, base="../../", content=content)
    (folder / "index.html").write_text(text, encoding="utf-8")
    listed = json.loads((root / "catalogue.json").read_text(encoding="utf-8"))
    example = listed["criteria"][0]
    listed["dimensions"].append(
        {**listed["dimensions"][0], "id": identifier, "prefix": prefix, "title": title}
        | {"scope": "organisation"}
    )
    listed["criteria"] += [
        {**example, "id": one.id, "title": one.title, "dimension": identifier} for one in given
    ]
    listed["checklists"].append(
        {"id": identifier, "title": title, "url": ORGANISATION, "criteria": [c.id for c in given]}
    )
    write_catalogue(root, listed)


def inherited(page: Page, identifier: str) -> Locator:
    """Return the line that says whose answer a criterion shows."""
    return criterion(page, identifier).locator("[data-part=inherited]")


def answer_for_organisation(
    open_page: OpenPage, context: BrowserContext | None = None, **options: Any
) -> Page:
    """Answer ORG-01 and DBD-01 for the organisation, and return its checklist."""
    page = open_page(ORGANISATION, context=context, **options)
    page.get_by_role("button", name="Answer for your organisation").click()
    expect(page.get_by_label("Name of the organisation")).to_be_focused()
    page.keyboard.type(BODY)
    answer(page, "ORG-01", "Met")
    more = criterion(page, "ORG-01").locator("[data-part=more]")
    open_fold(more)
    more.get_by_label("Note", exact=True).fill("The strategy was published.")
    more.get_by_label("Title").fill("Strategy")
    wait_until_saved(page)
    return page


def take_service(page: Page, catalogue: dict[str, Any], name: str, **findings: Any) -> None:
    """Add a service from a file; its id is its name."""
    offer(page, "assessment.json", assessment(catalogue, findings, name=name, id=name))
    page.get_by_role("button", name="Add as a new service").click()
    expect(page.get_by_label("Name of the service")).to_have_value(name)
    wait_until_saved(page)


OWN = re.compile("This service.s own answer[.]")


def show(page: Page, name: str) -> None:
    """Choose the service that is shown, and wait for it."""
    page.get_by_label("Service shown").select_option(label=name)
    expect(page.locator("[data-service=name]")).to_have_value(name)


STORED = """async (id) => {
  const request = indexedDB.open("service-standards:sample-standard");
  const database = await new Promise((done) => { request.onsuccess = () => done(request.result); });
  const rows = database.transaction("findings").objectStore("findings").getAll();
  const all = await new Promise((done) => { rows.onsuccess = () => done(rows.result); });
  database.close();
  return all.filter(({ service }) => service === id).map(({ criterion }) => criterion);
}"""
