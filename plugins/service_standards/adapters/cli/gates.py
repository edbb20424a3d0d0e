"""The gate that an option names."""

from __future__ import annotations

from service_standards.adapters.cli.reading import NotRead
from service_standards.model.edition import GATE_PREFIX, Edition, EditionGate
from service_standards.source.reading.problems import allowed_words
from service_standards.words.message import say


def gate_named(edition: Edition, word: str) -> EditionGate:
    """Return the gate of a name, short as "beta" or whole as "gate-beta".

    Raises:
        NotRead: with one sentence; the command ends with 2.
    """
    gates = edition.gates_by_name
    if not edition.phases:
        raise NotRead(say("This standard has no phases, and so no gates."))
    if not gates and edition.is_whole:
        raise NotRead(say("This standard has no gates."))
    if not gates:
        raise NotRead(say("This standard has no gates; name a catalogue.json, not a release."))
    short = word.removeprefix(GATE_PREFIX)
    if short not in gates:
        allowed = allowed_words(word, gates)
        raise NotRead(say("There is no gate '{word}'{allowed}.", word=word, allowed=allowed))
    return gates[short]
