"""Differences between two editions, told as text, as Markdown for a pull request, and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from service_standards.editing.differences import KINDS, Difference, Differences, Named
from service_standards.editing.word_differences import Part
from service_standards.words.message import Message, Words, say, say_many

REPORT_FORMAT = "differences/1"
TITLES = {
    "new": say("New"),
    "reworded": say("Reworded, so that answers have to be checked again"),
    "editorial": say("Better words, same meaning"),
    "moved": say("Moved"),
    "split": say("Split"),
    "merged": say("Merged"),
    "covered": say("Covered by another criterion"),
    "withdrawn": say("Withdrawn"),
}
FIELDS = {
    "title": say("Title"),
    "dimension": say("Dimension"),
    "obligation": say("Obligation"),
    "level": say("Level"),
    "phases": say("Phases"),
    "roles": say("Roles"),
    "applies_when": say("Applies when"),
    "requirement": say("Requirement"),
    "checks": say("How to check it"),
}
SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


@dataclass(frozen=True)
class Form:
    """How one form marks headings, names and words."""

    heading: str
    group: str
    item: str
    detail: str
    removed: str
    added: str
    escape: Callable[[str], str]


TEXT = Form("{0}", "{0}", "  {0}", "    {0}", "[-{0}-]", "{{+{0}+}}", str)
MARKDOWN = Form(
    "## {0}",
    "### {0}",
    "- {0}",
    "    - {0}",
    "~~{0}~~",
    "**{0}**",
    lambda text: SIGNS.sub(r"\\\1", text),
)


def differences_as_text(found: Differences, words: Words) -> str:
    """Return the differences for a terminal."""
    return _told(found, words, TEXT)


def differences_as_markdown(found: Differences, words: Words) -> str:
    """Return the differences for the description of a pull request."""
    return _told(found, words, MARKDOWN)


def differences_as_json(found: Differences) -> str:
    """Return one JSON object: `format`, `from`, `to`, `not_compared` and `differences`."""
    data = {
        "format": REPORT_FORMAT,
        "from": found.old.standard.version,
        "to": found.new.standard.version,
        "not_compared": found.left_out,
        "differences": [asdict(one) for one in found.items],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _told(found: Differences, words: Words, form: Form) -> str:
    title = say(
        "{standard}: {before} → {after}",
        standard=form.escape(found.new.standard.title),
        before=found.old.standard.version,
        after=found.new.standard.version,
    )
    lines = [form.heading.format(words.text(title)), ""]
    lines += [words.text(one) for one in _about(found)]
    for kind in KINDS:
        items = [one for one in found.items if one.kind == kind]
        if items:
            lines += ["", form.group.format(f"{words.text(TITLES[kind])} ({len(items)})"), ""]
            lines += [line for one in items for line in _lines(one, words, form)]
    return "\n".join(lines) + "\n"


def _about(found: Differences) -> Iterator[Message]:
    if not found.items:
        yield say("No criterion differs.")
    else:
        yield say_many("{count} difference.", "{count} differences.", len(found.items))
    if found.left_out:
        fields = [FIELDS[name] for name in found.left_out]
        yield say("One side does not hold this, so it is not compared: {fields}", fields=fields)


def _lines(one: Difference, words: Words, form: Form) -> Iterator[str]:
    sides = [", ".join(_name(each, form) for each in side) for side in (one.before, one.after)]
    name = " → ".join(side for side in sides if side)
    said = form.escape(" ".join(text for text in (one.reason, one.note) if text))
    hint = "" if one.is_declared else words.text(say(" (not declared)"))
    yield form.item.format(f"{name}{hint}: {said}" if said else f"{name}{hint}")
    for field in one.fields:
        label = words.text(say("{name}:", name=FIELDS[field.field]))
        yield form.detail.format(f"{label} {_marked(field.parts, form)}")


def _name(one: Named, form: Form) -> str:
    return f"{one.id} {form.escape(one.title)}"


def _marked(parts: Sequence[Part], form: Form) -> str:
    marks = {"same": "{0}", "removed": form.removed, "added": form.added}
    return " ".join(marks[part.op].format(form.escape(part.text)) for part in parts)
