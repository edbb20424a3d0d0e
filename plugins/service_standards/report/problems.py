"""Faults, what a draft lacks and how far translations are, for people and for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from service_standards.errors import Problem
from service_standards.model.languages.translation import Standing, State, counted_states
from service_standards.model.project import DraftState
from service_standards.words.message import ENGLISH, Message, Words, say, say_many

REPORT_FORMAT = "problems/1"
# What would be a fault in a finished standard, by its code.
NOTES = {
    "duplicate-title": say("a title that is used twice"),
    "heading-form": say("a heading in another form"),
    "indented-code": say("code with blanks in front"),
    "list-as-text": say("a list without an empty line above"),
    "lost-text": say("a line that belongs to no item"),
    "named-link": say("a link or a note whose text stands elsewhere"),
    "nested-list": say("a list inside an item"),
    "nested-text": say("a text inside an item"),
    "not-a-list": say("a section that is no list"),
    "not-a-question": say("a check that is no question"),
    "not-covered": say("a level, phase or role without enough criteria"),
    "obligation-differs": say("a requirement that binds otherwise than its front matter says"),
    "obligation-words": say("a requirement that does not say how binding it is"),
    "only-in-previews": say("what only a preview shows"),
    "open-gate": say("a level that nobody can reach"),
    "repeated-sentence": say("a sentence that stands in two criteria"),
    "requirement-form": say("a requirement of several paragraphs, or with a list"),
    "requirement-sentence": say("a requirement that is not one sentence"),
    "source-without-link": say("a source without a link"),
    "table-as-text": say("a table without an empty line above"),
    "two-sentences": say("a line with two sentences"),
    "unknown-reference": say("a criterion that is named and is not there"),
    "word-to-avoid": say("a word to avoid"),
}

STATES: Mapping[State, Message] = {
    State.MISSING: say("not translated"),
    State.NEW: say("not accepted"),
    State.STALE: say("out of date"),
}


def warnings_as_text(warnings: Sequence[Problem], words: Words = ENGLISH) -> str:
    """Return a line that counts what is only warned of, and one for each; "" if there is none."""
    if not warnings:
        return ""
    counted = say_many("{count} warning:", "{count} warnings:", len(warnings))
    lines = [words.text(counted), *(one.told(words) for one in warnings)]
    return "".join(f"{line}\n" for line in lines)


def problems_as_text(problems: Sequence[Problem], words: Words = ENGLISH) -> str:
    """Return one line a fault, and a last line that counts them."""
    if not problems:
        return words.text(say("No faults found.")) + "\n"
    files = len({problem.file for problem in problems})
    counted = say_many(
        "{count} fault in {files}.",
        "{count} faults in {files}.",
        len(problems),
        files=say_many("{count} file", "{count} files", files),
    )
    lines = [*(problem.told(words) for problem in problems), words.text(counted)]
    return "".join(f"{line}\n" for line in lines)


def problems_as_json(
    problems: Sequence[Problem],
    coverage: object = None,
    warnings: Sequence[Problem] = (),
    draft: DraftState | None = None,
) -> str:
    """Return the faults as one JSON object: `format`, `problems` in order, `coverage` if known.

    `warnings` stand beside the problems, in the same form; what a `draft` lacks is counted.

    Machines read it, so its sentences are English whatever the language of the standard.
    """
    data: dict[str, object] = {
        "format": REPORT_FORMAT,
        "problems": [_plain(one) for one in problems],
        "warnings": [_plain(one) for one in warnings],
        "coverage": coverage,
    }
    if draft:
        data["draft"] = draft.model_dump(exclude={"unbound"})
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    # A name that is no UTF-8 holds what cannot be written; JSON has a sign for it.
    return text.encode("utf-8", "backslashreplace").decode()


def _plain(problem: Problem) -> dict[str, object]:
    return {**asdict(problem), "message": str(problem.message)}


def draft_as_text(draft: DraftState, words: Words) -> str:
    """Return how much is to be written, and what else a finished standard would not have."""
    criteria = say_many("{count} criterion", "{count} criteria", draft.criteria)
    counted = say_many(
        "draft: {count} section to write in {criteria}",
        "draft: {count} sections to write in {criteria}",
        draft.sections,
        criteria=criteria,
    )
    lines = [words.text(counted)]
    if draft.others:
        others = say_many(
            "draft: {count} other text to write",
            "draft: {count} other texts to write",
            draft.others,
        )
        lines.append(words.text(others))
    if draft.notes:
        lead = say("noted; `profile: strict` in standards/standard.yml makes each a fault:")
        lines.append(words.text(lead))
        most = max(len(str(count)) for count in draft.notes.values())
        lines += [
            f"  {count:>{most}}  {words.text(NOTES[code])}" for code, count in draft.notes.items()
        ]
    return "".join(f"{line}\n" for line in lines)


def standings_as_text(language: str, standings: Sequence[Standing], words: Words) -> str:
    """Return how many texts are how far, and a line for each that is not up to date."""
    counts = Counter(one.state for one in standings)
    counted = say("{language}: {counted}", language=language, counted=counted_states(counts))
    lines = [words.text(counted)]
    for state in (State.STALE, State.NEW, State.MISSING):
        lines += [f"  {words.text(_standing(one))}" for one in standings if one.state == state]
    return "".join(f"{line}\n" for line in lines)


def _standing(one: Standing) -> Message:
    state = STATES[one.state]
    if one.changed:
        return say(
            "{file}: {state}; changed in {original}: {parts}",
            file=one.file,
            state=state,
            original=one.original,
            parts=[say("'{name}'", name=part) for part in one.changed],
        )
    return say("{file}: {state}", file=one.file, state=state)
