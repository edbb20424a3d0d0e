"""Reading many assessment files quickly: what is plainly in order needs no closer look.

Whatever is not plain goes the way of every other file (`assessment_file`), which says what is
wrong with it or reads it all the same; a test holds both together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from msgspec import MsgspecError
from msgspec.json import Decoder

from service_standards.model.plain.assessment_keys import (
    ASSESSMENT_FORMAT,
    EXEMPTION,
    SERVICE_KEYS,
)
from service_standards.model.plain.limits import LONGEST_TEXT, MOST_ENTRIES
from service_standards.model.vocabulary import Outcome
from service_standards.source.kinds.assessment_file import (
    FORBIDDEN_KEYS,
    Data,
    read_assessment,
    sorted_out,
)
from service_standards.source.many.plain_forms import (
    MOST_MEMBERS,
    EvidenceForm,
    ExemptionForm,
    FileForm,
    FindingForm,
    SnapshotForm,
    StandardForm,
)
from service_standards.source.reading.assessment_shape import DAY_FORM, TIME_FORM

# A file of a hundred criteria with long notes; what is larger is looked at closely.
MOST_GLANCED = 512 * 1024
NOT_ASSESSED = Outcome.NOT_ASSESSED.value
# Whole numbers below this are exact in every language.
BIG = 10**15
# So many different days and times are remembered.
MOST_DAYS = 20_000
# At both ends of a text; a backslash begins a sign within one.
QUOTE, BACKSLASH = b'"', b"\\"
SIGNS = (BACKSLASH + BACKSLASH, BACKSLASH + QUOTE)
ESCAPE = b"\\u"

Member = tuple[str, Any]


class NotPlain(Exception):
    """A file that has to be looked at closely."""


class Glancer:
    """Reads the files of one standard; days that were found good once are remembered."""

    def __init__(self, standard_id: str, criteria: Mapping[str, object]) -> None:
        self._standard = standard_id
        self._criteria = criteria
        self._days, self._times = {""}, {""}
        self._known, self._all = Decoder(FileForm), Decoder()

    def read(self, data: bytes) -> Data:
        """Return the same as `read_assessment`.

        Raises:
            AssessmentRefused: as `read_assessment` does.
        """
        try:
            value = self._glanced(data)
        except (NotPlain, MsgspecError, ValueError, RecursionError):
            return read_assessment(data, self._standard, self._criteria)
        findings = value.get("findings", {})
        answered = NOT_ASSESSED not in {
            one.get("outcome", NOT_ASSESSED) for one in findings.values()
        }
        if answered and not value.get("parked") and findings.keys() <= self._criteria.keys():
            # Nothing is to be sorted out.
            return {**value, "findings": findings, "parked": {}}
        return sorted_out(value, self._criteria)

    def _glanced(self, data: bytes) -> Data:
        _need(len(data) <= MOST_GLANCED)
        value: Data = self._known.decode(data)  # type: ignore[assignment]
        _need(value.get("format") == ASSESSMENT_FORMAT)
        more = _texts_in(data) - self._texts_of(value)
        if more:
            # Members that are not known, or a name that stands twice in one place.
            value = self._all.decode(data)
            _need(sum(map(_plain_texts, _unknown(value))) == more)
        return value

    def _texts_of(self, value: Data) -> int:
        """Look at what the forms do not say; return how many texts there are.

        Names of members are texts.
        """
        standard, target = value.get("standard", {}), value.get("target", {})
        _need(standard.get("id") == self._standard and "service" in value)
        _need({*map(type, target.values())} <= {int})
        _need(all(-BIG < one < BIG for one in target.values()))
        texts = len(value) + 1 + 2 * len(standard) + _names(target)
        texts += _service(value.get("service", {}))
        for name in ("findings", "parked"):
            if found := value.get(name):
                texts += _names(found) + self._findings(found.values())
        if snapshots := value.get("snapshots"):
            self._look(snapshots, "date", self._days, DAY_FORM)
            outcomes = [one["outcomes"] for one in snapshots if "outcomes" in one]
            texts += 2 * (sum(map(len, snapshots)) + sum(map(_names, outcomes))) - len(outcomes)
        return texts

    def _findings(self, findings: Collection[Data]) -> int:
        self._look(findings, "due", self._days, DAY_FORM)
        self._look(findings, "updated", self._times, TIME_FORM)
        lists = [one["evidence"] for one in findings if "evidence" in one]
        pieces = [*chain.from_iterable(lists)]
        self._look(pieces, "date", self._days, DAY_FORM)
        self._look(pieces, "expires", self._days, DAY_FORM)
        grants = [one[EXEMPTION] for one in findings if EXEMPTION in one]
        self._look(grants, "approved_on", self._days, DAY_FORM)
        self._look(grants, "until", self._days, DAY_FORM)
        members = sum(map(len, chain(findings, pieces, grants)))
        return 2 * members - len(lists) - len(grants)

    def _look(
        self, values: Collection[Data], name: str, known: set[str], form: re.Pattern[str]
    ) -> None:
        """Look at days or times; those that were not seen before are remembered."""
        for one in {one[name] for one in values if name in one} - known:
            _need(form.fullmatch(one) and date.fromisoformat(one[:10]))
            if len(known) < MOST_DAYS:
                known.add(one)


def _need(holds: object) -> None:
    if not holds:
        raise NotPlain


def _service(service: Data) -> int:
    """Look at who answers, of which more is read than the form of the file names."""
    facts = service.get("facts", {})
    _need(type(facts) is dict and len(facts) <= MOST_ENTRIES)
    _need(
        {*map(type, facts.values())} <= {bool} and max(map(len, facts), default=0) <= LONGEST_TEXT
    )
    texts = _names(service) + _names(facts)
    for key, one in service.items():
        if key != "facts":
            _need(type(one) is str or key not in SERVICE_KEYS)
            texts += _plain_texts((key, one)) - 1
    return texts


def _names(value: Data) -> int:
    """Return how many names there are; of those that no file may have there is none."""
    _need(FORBIDDEN_KEYS.isdisjoint(value))
    return len(value)


def _unknown(value: Data) -> Iterator[Member]:
    """Yield the members that this version does not write, but for those of who answers."""
    findings = [*value.get("findings", {}).values(), *value.get("parked", {}).values()]
    evidence = chain.from_iterable([one["evidence"] for one in findings if "evidence" in one])
    grants = [one[EXEMPTION] for one in findings if EXEMPTION in one]
    parts: Iterable[tuple[Iterable[Data], Collection[str]]] = (
        ([value], FileForm.__annotations__),
        ([value.get("standard", {})], StandardForm.__annotations__),
        (findings, FindingForm.__annotations__),
        (evidence, EvidenceForm.__annotations__),
        (grants, ExemptionForm.__annotations__),
        (value.get("snapshots", ()), SnapshotForm.__annotations__),
    )
    for values, known in parts:
        for one in values:
            _need(len(one) <= MOST_MEMBERS)
            for key in one.keys() - known:
                yield key, one[key]


def _plain_texts(member: Member) -> int:
    """Return how many texts there are in a member that is not known: it may hold nothing inside."""
    key, value = member
    _need(len(key) <= LONGEST_TEXT and key not in FORBIDDEN_KEYS)
    if type(value) is str:
        _need(len(value) <= LONGEST_TEXT)
        return 2
    _need(type(value) in {bool, int} and -BIG < value < BIG)
    return 1


def _texts_in(data: bytes) -> int:
    """Return how many texts JSON holds, names of members among them."""
    if BACKSLASH in data:
        # A name that no file may have could be written with a number for each letter.
        _need(ESCAPE not in data)
        for two in SIGNS:
            data = data.replace(two, b"")
    return data.count(QUOTE) // 2
