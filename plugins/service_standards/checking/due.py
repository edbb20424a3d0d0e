"""What is due: at a gate, in the phase, for a target, and against an earlier state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from service_standards.checking.notes import Notes
from service_standards.checking.request import CheckRequest
from service_standards.checking.result import WARNING, DimensionState
from service_standards.model.edition import Edition, EditionCriterion, ScoringRule
from service_standards.model.plain.assessment_keys import EXEMPTION, scope_of
from service_standards.model.vocabulary import OUTCOMES, Obligation, Outcome
from service_standards.scoring.applicability import removing_facts
from service_standards.scoring.evaluate import Answer, Result, Scale, evaluate
from service_standards.scoring.exemptions import (
    IN_FORCE,
    Exemption,
    exemption_state,
    exemptions_of,
)
from service_standards.source.reading.problems import listed
from service_standards.words.message import Message, say, say_many

Data = Mapping[str, Any]
NOTHING = Answer()
DONE = frozenset({Outcome.MET, Outcome.NOT_APPLICABLE})


class Due:
    """The answers of one file as the scoring sees them, and what they leave open."""

    def __init__(self, data: Data, edition: Edition, request: CheckRequest, notes: Notes) -> None:
        self.data = data
        self.edition = edition
        self.request = request
        self.notes = notes
        self.facts: Mapping[str, bool] = data["service"].get("facts", {})
        # A release does not tell whom it asks, and a standard may ask nothing of organisations.
        scope = scope_of(data["service"])
        asked = edition.dimensions_of(scope) if edition.is_whole else ()
        self.dimensions = tuple(one.id for one in asked or edition.dimensions)
        self.answers = {key: Answer.of(one) for key, one in data.get("findings", {}).items()}

    def check(self) -> None:
        """Note what is due and not met."""
        if self.request.gate:
            self._gate(self.request.gate.title, self.request.gate.criteria)
        else:
            self._phase(self.data["service"].get("phase") or "")
        self._regressions()

    def states(self, result: Result) -> tuple[DimensionState, ...]:
        """Return how far each dimension of the service is, after noting what misses its target.

        A standard without levels has neither.
        """
        if not self.edition.levels:
            return ()
        own = self.data.get("target", {}) if self.request.own_targets else {}
        states = []
        for one in result.dimensions:
            said = own.get(one.id, self.request.target)
            is_aimed = said is not None and self.edition.has_levels(one.id)
            target = int(said or 0) if is_aimed else None
            blocking = self._blocking(one.id, target) if target else ()
            title = self.edition.dimensions_by_id[one.id].title
            state = DimensionState(one.id, title, one.level, target, blocking)
            if not state.is_reached:
                self.notes.add(("target", one.id), "below-target", _below(state))
            states.append(state)
        return tuple(states)

    def result(self, rule: ScoringRule) -> Result:
        """Return the grades of the service."""
        scale = Scale(
            self.dimensions,
            tuple(one.number for one in self.edition.levels),
            rule,
        )
        return evaluate(self.edition.criteria, scale, self.facts, self.answers)

    def exemptions(self) -> tuple[Exemption, ...]:
        """Return the exemptions of what applies to the service."""
        criteria = list(filter(self.is_asked, self.edition.criteria))
        findings, today = self.data.get("findings", {}), self.request.today.isoformat()
        return tuple(exemptions_of(criteria, findings, self.edition.scoring, today))

    def _applicable(self, ids: Iterable[str]) -> list[tuple[EditionCriterion, Outcome]]:
        """Return the criteria that are asked of this service, with the outcome that counts."""
        known = self.edition.criteria_by_id
        return [
            (known[one], self.answers.get(one, NOTHING).counted)
            for one in ids
            if one in known and self.is_asked(known[one])
        ]

    def is_asked(self, criterion: EditionCriterion) -> bool:
        """Tell whether a criterion is one for such a service, and facts leave it in."""
        is_own = criterion.dimension in self.dimensions
        return is_own and not removing_facts(criterion.applies_when, self.facts)

    def _gate(self, title: str, ids: Iterable[str]) -> None:
        for criterion, outcome in self._applicable(ids):
            if outcome in DONE or criterion.obligation == Obligation.MAY:
                continue
            if self._is_exempt(criterion.id):
                self._exempt(criterion, title, outcome)
                continue
            message = say(
                "'{criterion}' is due at '{gate}' and is '{outcome}'",
                criterion=criterion.title,
                gate=title,
                outcome=outcome,
            )
            severity = None if criterion.obligation == Obligation.MUST else WARNING
            self.notes.add(("findings", criterion.id), "due", message, severity)

    def _is_exempt(self, key: str) -> bool:
        finding = self.data.get("findings", {}).get(key) or {}
        today = self.request.today.isoformat()
        return exemption_state(finding, self.edition.scoring, today) == IN_FORCE

    def _exempt(self, criterion: EditionCriterion, title: str, outcome: Outcome) -> None:
        exemption = self.data["findings"][criterion.id][EXEMPTION]
        message = say(
            "'{criterion}' is due at '{gate}', is '{outcome}', and is exempt until {day}",
            criterion=criterion.title,
            gate=title,
            outcome=outcome,
            day=exemption["until"],
        )
        self.notes.add(("findings", criterion.id, EXEMPTION), "exempt", message)

    def _phase(self, phase: str) -> None:
        ids = [
            one.id
            for one in self.edition.criteria
            if phase in one.phases and one.obligation == Obligation.MUST
        ]
        missing = [
            one.id
            for one, outcome in self._applicable(ids)
            if outcome not in DONE and not self._is_exempt(one.id)
        ]
        if missing:
            message = say_many(
                "{count} obligation of the phase '{phase}' is not met: {ids}",
                "{count} obligations of the phase '{phase}' are not met: {ids}",
                len(missing),
                phase=phase,
                ids=listed(missing),
            )
            self.notes.add(("service", "phase"), "due-in-phase", message)

    def _regressions(self) -> None:
        for key, before in self.request.base.items():
            old = Answer.of(before).counted
            new = self.answers.get(key, NOTHING).counted
            criterion = self.edition.criteria_by_id.get(key)
            if criterion is None or not self.is_asked(criterion):
                continue
            if old.rank is None or new is Outcome.NOT_APPLICABLE:
                continue
            if new.rank is None or new.rank < old.rank:
                message = say(
                    "'{old}' in the base, and '{new}' now", old=old, new=OUTCOMES[new.value]
                )
                self.notes.add(("findings", key, "outcome"), "regression", message)

    def _blocking(self, dimension: str, target: int) -> tuple[str, ...]:
        rule = self.edition.scoring
        if rule is None:
            return ()
        ids = [
            one.id
            for one in self.edition.criteria
            if one.dimension == dimension
            and one.level <= target
            and rule.gates(one.obligation, one.level)
        ]
        wanted = {rule.gate_outcome, Outcome.NOT_APPLICABLE}
        return tuple(one.id for one, outcome in self._applicable(ids) if outcome not in wanted)


def _below(state: DimensionState) -> Message:
    return say(
        "'{dimension}' is at level {level}, and its target is {target}; in the way: {ids}",
        dimension=state.title,
        level=str(state.level.at_least),
        target=str(state.target),
        ids=listed(state.blocking),
    )
