"""Carrying findings over: what each kind of item does to findings and to what is parked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from service_standards.merge.three_way import (
    Conflict,
    Content,
    complete_content,
    is_blank_content,
    merge_findings,
    resolve,
)
from service_standards.merge.values import same
from service_standards.model.plain.assessment_keys import EXEMPTION, FINDING_KEYS, is_empty
from service_standards.model.plain.limits import LONGEST_TEXT
from service_standards.model.vocabulary import Outcome
from service_standards.words.message import ENGLISH, Message, Words, say

# Flags of a finding; they stand among its unknown keys.
CHECK_AGAIN, PROPOSED, EARLIER_ANSWER = "check_again", "proposed", "earlier_answer"


class Carrier:
    """The findings and what is parked, while they are carried over."""

    def __init__(
        self, findings: Mapping[str, Content], parked: Mapping[str, Content], words: Words = ENGLISH
    ) -> None:
        self.words = words
        self.found = {key: deepcopy(complete_content(one)) for key, one in findings.items()}
        self.parked = dict(deepcopy(parked))
        self.conflicts: list[Conflict] = []
        self.had = {key for key, one in self.found.items() if not is_blank_content(one)}

    def reword(self, item: Content, decision: str) -> None:
        """Keep an answer to a criterion that says something else now; mark it, or empty it."""
        key = item["key"]
        if key not in self.had:
            return
        finding = self.found[key]
        if decision == "keep":
            finding["extra"][CHECK_AGAIN] = True
            return
        finding["extra"].pop(CHECK_AGAIN, None)
        if decision == "reset":
            named = say("the earlier wording of {id}", id=key)
            self.found[key] = _unanswered(finding, key, named, self.words)

    def move(self, item: Content, *, check_again: bool) -> None:
        """Carry an answer to its new id."""
        source, target = item["from"][0], item["to"][0]
        finding = item["findings"].get(source)
        if finding and target in self.had:
            self._park(source, finding, item)
        self.found.pop(source, None)
        self._carry([finding] if finding else [], target, check_again=check_again)

    def propose(self, item: Content) -> None:
        """Park the answers, and propose each for the criteria that stand in their place."""
        self.park(item)
        for source, finding in item["findings"].items():
            for target in item["to"]:
                self._propose(source, finding, target)

    def combine(self, item: Content) -> None:
        """Park the answers, of which each criterion has one, and carry them."""
        self.park(item)
        answered = [item["findings"][key] for key in item["from"]]
        self._carry(answered, item["to"][0], check_again=True)

    def park(self, item: Content) -> None:
        """Take the findings of an item out, and keep those that say something."""
        for source in item["from"]:
            self.found.pop(source, None)
            if source in item["findings"]:
                self._park(source, item["findings"][source], item)

    def restore(self, key: str) -> None:
        """Take back what was parked because its criterion was not known yet."""
        if key not in self.had and key in self.parked:
            self.found[key] = content_of_file(self.parked.pop(key))
            self.had.add(key)

    def _carry(self, contents: Sequence[Content], target: str, *, check_again: bool) -> None:
        own = [self.found[target]] if target in self.had else []
        every = [*own, *contents]
        if not contents:
            return
        carried = every[0]
        for content in every[1:]:
            merge = merge_findings(None, {target: carried}, {target: content})
            self.conflicts += merge.conflicts
            carried = merge.merged[target]
        flags = {CHECK_AGAIN: True} if check_again else {}
        extra = {**carried["extra"], **flags}
        self.found[target] = {**deepcopy(carried), "title": "", "extra": extra}
        self.had.add(target)

    def _propose(self, source: str, finding: Content, target: str) -> None:
        if target in self.had:
            return
        proposal = _unanswered(finding, source, source, self.words)
        # Who allowed it spoke of the criterion that is gone, with whose answer it is parked.
        extra = {key: one for key, one in proposal["extra"].items() if key != EXEMPTION}
        proposal = {**proposal, "title": "", "extra": {**extra, PROPOSED: True}}
        # Beside another proposal: both notes; else the first, as both originals are parked.
        merge = merge_findings(None, {target: self.found.get(target, {})}, {target: proposal})
        both = {f"{target}/note": "both"}
        self.found[target] = resolve(merge, both).merged[target]

    def _park(self, key: str, finding: Content, item: Content) -> None:
        entry = _file_form(finding, item.get("titles", {}).get(key, ""))
        older = self.parked.get(key)
        if older is not None and not same(older, entry):
            earlier = entry.get("earlier", [])
            entry["earlier"] = [*(earlier if isinstance(earlier, list) else [earlier]), older]
        self.parked[key] = entry


def _unanswered(finding: Content, key: str, named: str | Message, words: Words) -> Content:
    """Return a finding without its answer, which is told in its note."""
    outcome, reason = finding["outcome"], finding["reason"]
    blank = {"outcome": Outcome.NOT_ASSESSED.value, "reason": ""}
    if (outcome, reason) == (Outcome.NOT_ASSESSED.value, ""):
        return deepcopy(finding)
    told = say("Answer to {named}: {outcome}", named=named, outcome=outcome)
    if reason:
        told = say(
            "Answer to {named}: {outcome} ({reason})", named=named, outcome=outcome, reason=reason
        )
    note = "\n\n".join(text for text in (words.text(told), finding["note"]) if text)
    if len(note) <= LONGEST_TEXT:
        return deepcopy({**finding, **blank, "note": note})
    extra = {
        **finding["extra"],
        EARLIER_ANSWER: {"criterion": key, "outcome": outcome, "reason": reason},
    }
    return deepcopy({**finding, **blank, "extra": extra})


def _file_form(finding: Content, title: str) -> dict[str, Any]:
    """Return a finding as the assessment file holds it."""
    known = {
        name: finding[name]
        for name in ("reason", "note", "evidence", "owner", "due")
        if not is_empty(finding[name])
    }
    outcome = {"title": finding["title"] or title, "outcome": finding["outcome"]}
    return deepcopy({**finding["extra"], **outcome, **known})


def content_of_file(entry: Mapping[str, Any]) -> Content:
    """Return what the assessment file holds as a finding."""
    extra = {key: one for key, one in entry.items() if key not in FINDING_KEYS}
    return complete_content({**entry, "extra": extra})
