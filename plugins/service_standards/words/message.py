"""A sentence for people as its kind and its values; which language it is spoken in is open.

`tools/words.py` finds the calls of `say` and `say_many` and collects their texts for translators.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce, total_ordering

from service_standards.record import record

# An element inside a text; its attributes belong to it and are not translated.
ELEMENT = re.compile(r"(</?[a-z][^>]*>)")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@record
class Number:
    """A number to read, with its thousands marked as the language marks them."""

    value: int


@record
class Day:
    """A day to read, as YYYY-MM-DD."""

    value: str


@total_ordering
@record
class Message:
    """A sentence: its English text, the values of its `{placeholders}`, and how many it speaks of.

    `plural` is the English text for a `count` other than one, or empty where nothing is counted.
    Messages sort as their English sentences do.
    """

    id: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str = ""
    count: int = 0

    def __str__(self) -> str:
        """Return the English sentence."""
        return ENGLISH.text(self)

    def __lt__(self, other: object) -> bool:
        """Tell whether this sentence stands before another."""
        return str(self) < str(other) if isinstance(other, Message | str) else NotImplemented


Value = str | int | Number | Day | Message | tuple["Value", ...]


def say(text: str, /, **values: object) -> Message:
    """Return a sentence with the values of its placeholders.

    A value is a word, a number, a `Message`, or an iterable of these, which is read out as a list.
    """
    return Message(text, _values(values)) if values else Message(text)


def say_many(one: str, many: str, count: int, /, **values: object) -> Message:
    """Return a sentence about a number of things; `{count}` in it is that number."""
    return Message(one, _values({"count": count, **values}), many, count)


def _values(values: Mapping[str, object]) -> tuple[tuple[str, Value], ...]:
    return tuple([(name, _value(value)) for name, value in values.items()])


def _value(value: object) -> Value:
    if isinstance(value, str):
        # A word of an enumeration is a text of another class.
        return str(value)
    if isinstance(value, Message | Number | Day):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, Iterable):
        return tuple(_value(one) for one in value)
    return str(value)


@record
class Words:
    """The texts of a language. This class speaks English, in which they are written."""

    language: str = "en"

    def gettext(self, text: str) -> str:
        """Return the text in this language."""
        return text

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the text that fits a number in this language."""
        return one if count == 1 else many

    def number(self, value: int) -> str:
        """Return a number as people of this language read it."""
        return f"{value:,}"

    def day(self, value: date) -> str:
        """Return a day as people of this language read it."""
        return f"{value.day} {value:%B %Y}"

    def template(self, said: Message) -> str:
        """Return the text of a message before its values stand in it."""
        if said.plural:
            return self.ngettext(said.id, said.plural, said.count)
        return self.gettext(said.id)

    def text(self, said: object) -> str:
        """Return what was said as one sentence; what is no message stays as it is."""
        if isinstance(said, Message):
            if not said.values:
                return self.template(said)
            values = {name: self.text(value) for name, value in said.values}
            return filled(self.template(said), values)
        if isinstance(said, Number):
            return self.number(said.value)
        if isinstance(said, Day):
            return self.day(date.fromisoformat(said.value))
        if isinstance(said, tuple):
            words = [self.text(one) for one in said]
            return reduce(self._pair, words) if words else ""
        return str(said)

    def _pair(self, before: str, after: str) -> str:
        return self.text(say("{before}, {after}", before=before, after=after))


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its placeholders replaced; other braces, and those in values, stay."""
    if "{" not in text:
        return text
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


ENGLISH = Words()
