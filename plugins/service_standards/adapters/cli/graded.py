"""An assessment with its edition, read and ready to be reported on."""

from __future__ import annotations

from pathlib import Path

from service_standards.adapters.cli.reading import NotRead, read_whole
from service_standards.adapters.cli.standard_at_hand import edition_at_hand
from service_standards.errors import AssessmentRefused
from service_standards.model.plain.assessment_keys import scope_of
from service_standards.model.plain.limits import MOST_BYTES
from service_standards.report.service_report import Given
from service_standards.source.kinds.assessment_file import read_assessment
from service_standards.words.message import say


def given_for_report(file: Path, catalogue: str | None, today: str) -> Given:
    """Return what a report is made of: the file, its standard, which dimensions, and the day.

    Raises:
        NotRead: with one sentence; the command ends with 2.
    """
    data = read_whole(file, MOST_BYTES)
    edition = edition_at_hand(catalogue, file.parent)
    if edition.scoring is None:
        message = say(
            "This needs the catalogue.json of the standard: a release has no scoring rule and no "
            "facts."
        )
        raise NotRead(message)
    try:
        assessment = read_assessment(data, edition.standard, edition.criteria_by_id)
    except AssessmentRefused as refused:
        raise NotRead(say("{file}: {fault}", file=file, fault=refused.message)) from None
    scope = scope_of(assessment["service"])
    dimensions = tuple(one.id for one in edition.dimensions_of(scope))
    return Given(assessment, edition, edition.scoring, dimensions, today)
