"""Reading `checklists/example/assessment.json`: an assessment that has to fit this very edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from service_standards.errors import AssessmentRefused
from service_standards.model.assessment import Assessment
from service_standards.model.example import EXAMPLE_FILE, MARK, Example
from service_standards.model.vocabulary import Outcome
from service_standards.source.kinds.assessment_file import read_assessment
from service_standards.source.kinds.sources import Sources
from service_standards.source.reading.files import read_text
from service_standards.source.reading.json_reader import read_json_text
from service_standards.source.reading.paths import shown_name
from service_standards.source.reading.problems import (
    MarkedData,
    ProblemList,
    path_text,
    unknown_thing,
)
from service_standards.source.reading.problems import Path as DataPath
from service_standards.source.reading.validate import validate
from service_standards.words.message import Message, say


def read_example(root: Path, sources: Sources, problems: ProblemList) -> Example | None:
    """Return the example, or None without one; what is wrong with it is noted."""
    path = root / EXAMPLE_FILE
    if not path.exists() and not path.is_symlink():
        return None
    text = read_text(path, root, problems)
    read = problems.once(_read, text, shown_name(path, root)) if text is not None else None
    if not (text and read and sources.standard):
        return None
    criteria = tuple(one.model.id for one in sources.criteria)
    example = problems.once(_opened, text, read[0], sources.standard.model.id, criteria)
    if example is None:
        return None
    before = len(problems.problems)
    _Check(*read, sources, problems).run()
    return example if len(problems.problems) == before else None


def _read(text: str, file: str, problems: ProblemList) -> tuple[MarkedData, Assessment] | None:
    data = read_json_text(text, file, problems)
    assessment = validate(Assessment, data, problems) if data else None
    return (data, assessment) if data and assessment else None


def _opened(
    text: str, data: MarkedData, standard: str, criteria: Sequence[str], problems: ProblemList
) -> Example | None:
    """Return the example as everybody's file of answers is read."""
    try:
        return Example(data=read_assessment(text.encode(), standard, criteria), text=text)
    except AssessmentRefused as refused:
        problems.add(data.file, data.place(()), refused.kind, refused.message)
        return None


class _Check:
    """What the example has to be beyond an assessment that can be opened."""

    def __init__(
        self, data: MarkedData, assessment: Assessment, sources: Sources, problems: ProblemList
    ) -> None:
        self.data = data
        self.assessment = assessment
        self.sources = sources
        self.problems = problems

    def run(self) -> None:
        self._head()
        self._names()
        if not self.sources.unreadable_criteria:
            self._criteria()
        self._reasons()

    def _note(self, path: DataPath, code: str, message: Message, *, key: bool = False) -> None:
        place = self.data.key_place(path) if key else self.data.place(path)
        self.problems.add(self.data.file, place, code, message, path_text(path))

    def _head(self) -> None:
        standard, service = self.assessment.standard, self.assessment.service
        if (self.assessment.model_extra or {}).get(MARK) is not True:
            message = say(
                "write '\"{mark}\": true', so that nobody takes it for a service of their own",
                mark=MARK,
            )
            self._note((MARK,), "missing-key", message)
        edition = self.sources.standard.model.version if self.sources.standard else ""
        if standard.version != edition:
            message = say(
                "found '{version}'; this edition is '{edition}'",
                version=standard.version,
                edition=edition,
            )
            self._note(("standard", "version"), "bad-version", message)
        if standard.digest:
            message = say('leave it empty (""): the site writes the digest of its own edition')
            self._note(("standard", "digest"), "bad-value", message)
        for name in ("id", "name"):
            if not getattr(service, name):
                message = say("write the {key} of the service here", key=name)
                self._note(("service", name), "empty", message)

    def _names(self) -> None:
        known = self.sources.standard.model if self.sources.standard else None
        if known is None:
            return
        service = self.assessment.service
        if service.phase:
            phases = [phase.id for phase in known.phases]
            self._known(("service", "phase"), service.phase, "phase", phases)
        dimensions = [dimension.id for dimension in known.dimensions]
        levels = [str(level.number) for level in known.levels]
        for dimension, level in self.assessment.target.items():
            self._known(("target", dimension), dimension, "dimension", dimensions, key=True)
            self._known(("target", dimension), level, "level", levels)
        if self.sources.facts:
            facts = [fact.id for fact in self.sources.facts.model.facts]
            for fact in service.facts:
                self._known(("service", "facts", fact), fact, "fact", facts, key=True)

    def _criteria(self) -> None:
        known = [read.model.id for read in self.sources.criteria]
        for key in self.assessment.findings:
            self._known(("findings", key), key, "criterion", known, key=True)
        for at, snapshot in enumerate(self.assessment.snapshots):
            for key in snapshot.outcomes:
                path = ("snapshots", at, "outcomes", key)
                self._known(path, key, "criterion", known, key=True)

    def _known(
        self, path: DataPath, value: object, what: str, allowed: Iterable[str], *, key: bool = False
    ) -> None:
        words = list(allowed)
        if str(value) not in words:
            message = unknown_thing(what, value, words)
            if what == "criterion":
                message = self.sources.catalogue.unknown_criterion(value)
            self._note(path, "unknown-reference", message, key=key)

    def _reasons(self) -> None:
        for key, finding in self.assessment.findings.items():
            if finding.outcome is Outcome.NOT_APPLICABLE and not (finding.reason or "").strip():
                message = say("give a reason; without one, it counts as not assessed")
                self._note(("findings", key), "missing-key", message, key=True)
