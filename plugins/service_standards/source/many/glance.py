"""Reading many assessment files quickly: what is plainly in order needs no closer look.

Whatever is not plain goes the way of every other file (`assessment_file`), which says what is
wrong with it or reads it all the same; a test holds both together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import chain
from typing import Any

from pydantic_core import from_json

from service_standards.model.plain.assessment_keys import (
    ASSESSMENT_FORMAT,
    FILE_KEYS,
    SERVICE_KEYS,
    SNAPSHOT_KEYS,
    STANDARD_KEYS,
)
from service_standards.model.plain.limits import (
    LONGEST_TEXT,
    MOST_ENTRIES,
    MOST_EVIDENCE,
    MOST_SNAPSHOTS,
)
from service_standards.model.vocabulary import OUTCOMES, Outcome
from service_standards.source.kinds.assessment_file import (
    FORBIDDEN_KEYS,
    Data,
    read_assessment,
    sorted_out,
)
from service_standards.source.reading.assessment_shape import DAY_FORM, TIME_FORM

# A file of a hundred criteria with long notes; what is larger is looked at closely.
MOST_GLANCED = 512 * 1024
NOT_ASSESSED = Outcome.NOT_ASSESSED.value
# Whole numbers below this are exact in every language.
BIG = 10**15
# So many different days and times are remembered.
MOST_DAYS = 20_000
SCALARS = (str, bool, int)
# So many members has nothing that this version writes.
MOST_MEMBERS = 100
FINDING_TEXTS, EVIDENCE_TEXTS = ("title", "reason", "note", "owner"), ("title", "url", "path", "by")
# The end of a name, and what could be mistaken for one.
NAME, NO_NAME = b'":', b'\\":'
# A name that no file may have could be written with these.
ESCAPE = b"\\u"
BACKSLASH = b"\\"
KNOWN_OUTCOMES = frozenset(OUTCOMES)
# The words that a member with a text may be; None is any text.
Words = AbstractSet[str] | None
Kinds = Mapping[str, Words]


class NotPlain(Exception):
    """A file that has to be looked at closely."""


class Glancer:
    """Reads the files of one standard; days that were found good once are remembered."""

    def __init__(self, standard_id: str, criteria: Mapping[str, object]) -> None:
        self._standard = standard_id
        self._criteria = criteria
        self._days, self._times = {""}, {""}
        self._finding: Kinds = {
            **dict.fromkeys(FINDING_TEXTS),
            "outcome": KNOWN_OUTCOMES,
            "due": self._days,
            "updated": self._times,
        }
        self._evidence: Kinds = {
            **dict.fromkeys(EVIDENCE_TEXTS),
            "date": self._days,
            "expires": self._days,
        }

    def read(self, data: bytes) -> Data:
        """Return the same as `read_assessment`.

        Raises:
            AssessmentRefused: as `read_assessment` does.
        """
        try:
            value = self._glanced(data)
        except (NotPlain, ValueError, RecursionError):
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
        if BACKSLASH in data:
            _need(ESCAPE not in data and NO_NAME not in data)
        value = from_json(data, allow_inf_nan=False)
        _need(type(value) is dict and value.get("format") == ASSESSMENT_FORMAT)
        names = _known_or_plain(value, FILE_KEYS) + self._head(value)
        for name in ("findings", "parked"):
            found = _entries(value.get(name, {}))
            names += len(found) + self._members(found, self._finding)
        snapshots = value.get("snapshots", [])
        _need(type(snapshots) is list and len(snapshots) <= MOST_SNAPSHOTS)
        for one in snapshots:
            names += self._snapshot(one)
        # A name that stands twice in one place was counted once.
        _need(data.count(NAME) == names)
        return value  # type: ignore[no-any-return]

    def _head(self, value: Data) -> int:
        standard: Data = value.get("standard", {})
        service: Data = value.get("service", {})
        _need(type(standard) is dict and type(service) is dict)
        _need(standard.get("id") == self._standard)
        names = 0
        for part, keys in ((standard, STANDARD_KEYS), (service, SERVICE_KEYS)):
            names += _known_or_plain(part, keys)
            _need(all(type(part.get(key, "")) is str for key in keys if key != "facts"))
        facts, target = _entries(service.get("facts", {})), _entries(value.get("target", {}))
        _need({*map(type, facts)} <= {bool} and {*map(type, target)} <= {int})
        _need(all(-BIG < one < BIG for one in target))
        return names + len(facts) + len(target)

    def _members(self, values: Collection[Any], kinds: Kinds) -> int:
        """Look at all findings or all pieces of evidence: the part that takes most of the time.

        Members of one name are looked at together, which is quicker than one after another. This
        and the others return how many names they have seen.
        """
        if not values:
            return 0
        _need({*map(type, values)} == {dict})
        sizes = [*map(len, values)]
        _need(max(sizes) <= MOST_MEMBERS)
        names = sum(sizes)
        different = set().union(*values)
        _need(len(different) <= MOST_MEMBERS and FORBIDDEN_KEYS.isdisjoint(different))
        for name in different:
            column = [one[name] for one in values if name in one]
            if name in kinds:
                self._texts(column, kinds[name])
            elif name == "evidence" and kinds is self._finding:
                _need({*map(type, column)} == {list} and max(map(len, column)) <= MOST_EVIDENCE)
                names += self._members([*chain.from_iterable(column)], self._evidence)
            else:
                for one in column:
                    _plain(name, one)
        return names

    def _texts(self, texts: Collection[Any], allowed: Words) -> None:
        _need({*map(type, texts)} == {str})
        if allowed is None:
            _need(max(map(len, texts)) <= LONGEST_TEXT)
            return
        for one in set(texts).difference(allowed):
            self._day(one, allowed)

    def _snapshot(self, snapshot: Any) -> int:
        _need(type(snapshot) is dict)
        names = _known_or_plain(snapshot, SNAPSHOT_KEYS)
        for key in ("label", "standard_version", "date"):
            _need(type(snapshot.get(key, "")) is str)
        day = snapshot.get("date", "")
        if day not in self._days:
            self._day(day, self._days)
        outcomes = _entries(snapshot.get("outcomes", {}))
        _need({*map(type, outcomes)} <= {str} and KNOWN_OUTCOMES.issuperset(outcomes))
        return names + len(outcomes)

    def _day(self, value: str, known: Collection[str]) -> None:
        """Take a day or a time that was not seen before; any other word is none."""
        if known is self._days:
            good, form = self._days, DAY_FORM
        elif known is self._times:
            good, form = self._times, TIME_FORM
        else:
            raise NotPlain
        _need(form.fullmatch(value) and date.fromisoformat(value[:10]))
        if len(good) < MOST_DAYS:
            good.add(value)


def _need(holds: object) -> None:
    if not holds:
        raise NotPlain


def _entries(value: Any) -> Collection[Any]:
    _need(type(value) is dict and len(value) <= MOST_ENTRIES)
    # A name is as long as a text at most.
    _need(not value or max(map(len, value)) <= LONGEST_TEXT)
    _need(FORBIDDEN_KEYS.isdisjoint(value))
    return value.values()  # type: ignore[no-any-return]


def _plain(key: str, value: Any) -> None:
    """Take what is not known only if there is nothing inside it."""
    _need(len(key) <= LONGEST_TEXT and type(value) in SCALARS)
    _need(len(value) <= LONGEST_TEXT if type(value) is str else -BIG < value < BIG)


def _known_or_plain(value: Data, keys: Collection[str]) -> int:
    _need(len(value) <= MOST_MEMBERS and FORBIDDEN_KEYS.isdisjoint(value))
    for key, one in value.items():
        if key not in keys:
            _plain(key, one)
        elif type(one) is str:
            _need(len(one) <= LONGEST_TEXT)
    return len(value)
