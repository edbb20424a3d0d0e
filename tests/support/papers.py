"""What Python makes of a case of a report: the data, the Markdown and the other forms."""

from __future__ import annotations

from typing import Any

from service_standards.model.edition import Edition
from service_standards.report.gate_paper import gate_paper
from service_standards.report.paper import Paper
from service_standards.report.paper_markdown import paper_as_markdown
from service_standards.report.report_data import report_as_json
from service_standards.report.service_report import Given, gate_report, whole_report
from service_standards.report.whole_paper import report_paper
from service_standards.source.kinds.edition_file import edition_from
from service_standards.words.message import ENGLISH, Words
from tests.support.cases.report_cases import CATALOGUE
from tests.support.schemas import in_form

EDITION = edition_from(CATALOGUE, "catalogue.json")


def paper_of(case: dict[str, Any], edition: Edition | None = None) -> tuple[dict[str, Any], Paper]:
    """Return the data of a report and its paper; `gate` in a case is the id of one, or None."""
    edition = edition or EDITION
    assert edition.scoring is not None
    dimensions = tuple(case["dimensions"])
    given = Given(case["assessment"], edition, edition.scoring, dimensions, case["today"])
    if case["gate"] is None:
        whole = whole_report(given)
        levels = {one.number: one.title for one in edition.levels}
        return _data(report_as_json(whole)), report_paper(whole, levels)
    gate = next(one for one in edition.gates if one.id == case["gate"])
    report = gate_report(given, gate)
    return _data(report_as_json(report)), gate_paper(report)


def told(
    case: dict[str, Any], words: Words = ENGLISH, edition: Edition | None = None
) -> dict[str, Any]:
    """Return the report and its Markdown, as the browser gives them."""
    report, paper = paper_of(case, edition)
    return {"report": report, "markdown": paper_as_markdown(paper, words)}


def _data(text: str) -> dict[str, Any]:
    data: dict[str, Any] = in_form(text, "report/1")
    del data["format"]
    return data
