"""What can be wrong with a catalogue: its form, its plural rule, its placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from gettext import c2py
from typing import TYPE_CHECKING

from service_standards.words.message import Message, say

if TYPE_CHECKING:
    from babel.core import Locale
    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message as Entry

# What is kept of a text in each of its translations: placeholders of both kinds, and elements.
KEPT = re.compile(r"\{[a-z_]+\}|%\([a-z_]+\)s|%%|</?[a-z][^>]*>")
STRAY = re.compile(r"\{[^{}]*\}|%\([^)]*\)|%|<[^>]*>?")
# A form of a plural can say the number in a word.
MAY_BE_LEFT_OUT = {"{count}", "%(count)s"}


@dataclass(frozen=True)
class Fault:
    """One fault of a catalogue; line and column count from 1."""

    line: int
    column: int
    code: str
    message: Message


def parsed(text: str, locale: Locale) -> tuple[Catalog | None, tuple[Fault, ...]]:
    """Return the catalogue in a text as Babel reads it, or None and the fault."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - only where asked for

    try:
        return read_po(text.splitlines(keepends=True), locale=locale, abort_invalid=True), ()
    except PoFileError as error:
        reason, line = str(error).rpartition(" on ")[0], error.lineno + 1
    except (AttributeError, IndexError, LookupError, TypeError, ValueError) as error:
        reason, line = str(error), 1
    message = say("this is no gettext catalogue: {reason}", reason=reason)
    return None, (Fault(line, 1, "broken-catalogue", message),)


def faults_of_the_rule(
    catalogue: Catalog, text: str, locale: Locale, samples: Iterable[int]
) -> Iterator[Fault]:
    """Yield what is wrong with the plural rule: not to be read, or not the one of CLDR.

    The browser chooses a form by CLDR, so both have to choose alike.
    """
    from babel.messages.plurals import get_plural  # noqa: PLC0415 - only where asked for

    try:
        rule = c2py(catalogue.plural_expr)
        chosen = {number: rule(number) for number in samples}
    except (ArithmeticError, ValueError):
        chosen = {0: -1}
    first: dict[str, int] = {}
    for number, index in chosen.items():
        is_form = 0 <= index < catalogue.num_plurals
        if not is_form or first.setdefault(locale.plural_form(number), index) != index:
            line, column = _place_of(text, "Plural-Forms:")
            wanted = get_plural(locale)
            message = say(
                "the plural rule does not fit the language: {number} has another form; "
                "write 'Plural-Forms: {rule}'",
                number=number,
                rule=f"nplurals={wanted.num_plurals}; plural={wanted.plural_expr};",
            )
            yield Fault(line, column, "wrong-plural-rule", message)
            return


def faults_of_texts(catalogue: Catalog) -> Iterator[Fault]:
    """Yield each translation that lacks a placeholder or element of its text, or has another."""
    for entry in catalogue:
        if entry.id and not entry.fuzzy:
            yield from _faults_of(entry)


def _faults_of(entry: Entry) -> Iterator[Fault]:
    texts = [entry.id] if isinstance(entry.id, str) else list(entry.id)
    forms = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
    if not any(forms):
        return
    line = entry.lineno or 1
    if not all(forms):
        message = say("some forms of this plural are translated, and not all")
        yield Fault(line, 1, "half-translation", message)
        return
    wanted = [sorted(KEPT.findall(text)) for text in texts]
    allowed = {kept for text in texts for kept in (*KEPT.findall(text), *_stray(text))}
    optional = MAY_BE_LEFT_OUT if len(texts) > 1 else set()
    for form in forms:
        found = sorted(KEPT.findall(form))
        every = [*found, *_stray(form)]
        strange = [one for one in dict.fromkeys(every) if one not in allowed]
        missing = [one for one in dict.fromkeys(wanted[-1]) if one not in {*found, *optional}]
        if strange:
            message = say(
                "the translation has {found}, which its text has not; allowed: {allowed}",
                found=strange,
                allowed=sorted(allowed) or say("nothing"),
            )
            yield Fault(line, 1, "wrong-placeholder", message)
        elif missing:
            message = say("the translation lacks {missing} of its text", missing=missing)
            yield Fault(line, 1, "wrong-placeholder", message)
        elif _elements(found) not in map(_elements, wanted):
            message = say("the translation has the elements of its text in another number")
            yield Fault(line, 1, "wrong-placeholder", message)


def _stray(form: str) -> list[str]:
    """Return what looks like a placeholder or an element and is none that a text can have."""
    return [one for one in STRAY.findall(form) if not KEPT.fullmatch(one) and one != "%"]


def _elements(kept: Iterable[str]) -> list[str]:
    return [one for one in kept if one.startswith("<")]


def _place_of(text: str, words: str) -> tuple[int, int]:
    for number, line in enumerate(text.splitlines(), start=1):
        if words in line:
            return number, line.index(words) + 1
    return 1, 1
