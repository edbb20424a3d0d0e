"""Another language: every text of ours is said in it, and its texts are fetched once.

test_states.py reads every state in this language.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import faults_in_looks
from tests.browser.checklist_support import wait_until_ready
from tests.browser.other_language import bare_texts
from tests.browser.sample_site import CHECKLIST, OpenPage
from tests.browser.texts_on_page import said_on

FETCHED = """() => performance.getEntriesByType("resource")
  .filter(({ name }) => name.endsWith("/words.json")).length"""


@pytest.mark.parametrize(
    "planted",
    [
        """main.append("Undo");""",
        """main.querySelector("h1").textContent = "⟦So⟧ Undo";""",
        """main.querySelector("[data-part=savebar] [data-part=next]").title = "Undo";""",
        """main.querySelector("[data-filter=show]").append(new Option("Undo"));""",
    ],
)
def test_a_planted_text_is_found(open_other: OpenPage, planted: str) -> None:
    page = open_other(CHECKLIST)
    wait_until_ready(page)
    page.evaluate(f"() => {{ const main = document.querySelector('main'); {planted} }}")
    assert {text for said in said_on(page) for text in bare_texts(said)} == {"Undo"}


def test_the_texts_are_fetched_once(open_other: OpenPage, open_page: OpenPage) -> None:
    page = open_other(CHECKLIST)
    wait_until_ready(page)
    assert page.evaluate(FETCHED) == 1
    page = open_page(CHECKLIST)
    wait_until_ready(page)
    assert page.evaluate(FETCHED) == 0


def test_a_checklist_speaks_french(open_french: OpenPage) -> None:
    page = open_french(CHECKLIST, viewport=(390, 844))
    expect(page.get_by_label("Nom du service")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "fr"
    form = page.locator("fieldset[data-criterion='DBD-01']")
    expect(form.get_by_role("radio", name="Non évalué")).to_be_checked()
    expect(page.locator("[data-part=mini]")).to_have_text("Évalués\u00a0: 0 sur 9")
    form.get_by_text("Respecté", exact=True).click()
    expect(page.locator("[data-part=mini]")).to_have_text("Évalués\u00a0: 1 sur 9")
    expect(page.locator("[data-part=saved]")).to_contain_text("Enregistré sur cet ordinateur")
    page.reload()
    expect(form.get_by_role("radio", name="Respecté", exact=True)).to_be_checked()
    assert faults_in_looks(page) == {}
