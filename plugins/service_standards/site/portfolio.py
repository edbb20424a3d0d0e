"""A folder of assessment files on its way to the pages of a portfolio."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from service_standards.errors import AssessmentRefused
from service_standards.known import NOTHING, Knowledge
from service_standards.model.edition import Edition
from service_standards.model.vocabulary import Scope
from service_standards.portfolio.figures import gathered
from service_standards.portfolio.graded import FileFault, Graded
from service_standards.portfolio.grading import Grader, without_texts
from service_standards.portfolio.names import shown
from service_standards.portfolio.pages import PortfolioPages
from service_standards.source.many.folder import FoundFile, bytes_of, found_files, is_of_no_service
from service_standards.source.many.git_history import GitHistory
from service_standards.source.many.glance import Glancer
from service_standards.words.message import ENGLISH, Words

# Goes through files and may say how far it is.
Progress = Callable[[Sequence[FoundFile]], Iterable[FoundFile]]


def read_portfolio(  # noqa: PLR0913 - what pages show, and what is known of it
    folder: Path,
    edition: Edition,
    today: str,
    words: Words = ENGLISH,
    *,
    progress: Progress = iter,
    known: Knowledge = NOTHING,
) -> PortfolioPages:
    """Read every assessment file below a folder, by an edition and as of a day (YYYY-MM-DD).

    A faulty file is listed with its fault and stops nothing; a standard or a portfolio that stands
    among them is passed over. `known` has the grader from before, which knows its way through the
    criteria, for as long as grades cannot become others.

    Raises:
        FileRefused: with one sentence if the folder holds too many files.
        ValueError: for an edition without a scoring rule (a release).
    """
    by = known.alike(f"graded-by-{edition.language}", known.once(without_texts, edition))
    grader = known.once(Grader, by, today)
    history = GitHistory(folder, grader.today)
    try:
        portfolio = gathered(
            _graded(folder, grader, history, progress),
            grader.ids_of(Scope.SERVICE),
            grader.ids_of(Scope.ORGANISATION),
            grader.today,
        )
    finally:
        history.close()
    return PortfolioPages(portfolio, edition, grader.headings, words)


def _graded(
    folder: Path, grader: Grader, history: GitHistory, progress: Progress
) -> Iterator[Graded | FileFault]:
    glancer = Glancer(grader.edition.standard, grader.edition.criteria_by_id)
    for file in progress(found_files(folder)):
        content = b""
        try:
            content = bytes_of(file, folder)
            data = glancer.read(content)
        except AssessmentRefused as refused:
            if not is_of_no_service(content, refused):
                yield FileFault(shown(file.name), refused.message)
            continue
        yield grader.grade(file.name, data, _earlier(file.name, glancer, history))


def _earlier(
    name: str, glancer: Glancer, history: GitHistory
) -> Iterator[tuple[str, dict[str, object]]]:
    for day, version in history.versions(name):
        try:
            yield day, glancer.read(version)
        except AssessmentRefused:
            # It could not be read then, and somebody has mended it since.
            continue
