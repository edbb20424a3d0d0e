"""The words of a language, read from gettext catalogues (`.po`).

A project's own catalogue comes before the one of this package, and English, in which the texts are
written, comes last. Babel is imported where another language is asked for and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from service_standards.record import record
from service_standards.words.checks import Fault, faults_of_texts, faults_of_the_rule, parsed
from service_standards.words.message import ENGLISH, Words

if TYPE_CHECKING:
    from babel.core import Locale
    from babel.messages.catalog import Catalog

FOLDER = files("service_standards.words")
TEMPLATE = "service_standards.pot"
# Whole numbers that come before these have shown every plural form a language has.
SAMPLES = (*range(201), 1_000, 1_000_000)


@record
class Translated(Words):
    """The texts of a language other than English, as far as they are translated."""

    translations: NullTranslations = field(default_factory=NullTranslations, repr=False)

    @cached_property
    def locale(self) -> Locale:
        """What CLDR says of the language, or of English for a language that it does not know."""
        return locale_of(self.language)

    def gettext(self, text: str) -> str:
        """Return the translation, or the text itself."""
        return self.translations.gettext(text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the translation that fits the number, or the English text that does."""
        return self.translations.ngettext(one, many, count)

    def number(self, value: int) -> str:
        """Return a number as CLDR writes it in this language."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - see the module's docstring

        return format_decimal(value, locale=self.locale)

    def day(self, value: date) -> str:
        """Return a day as CLDR writes it in this language."""
        from babel.dates import format_date  # noqa: PLC0415 - see the module's docstring

        return format_date(value, format="long", locale=self.locale)


def words_of(language: str, own: str | None = None) -> tuple[Words, tuple[Fault, ...]]:
    """Return the words of a language (`fr`, `pt-BR`), and the faults of the project's catalogue.

    `own` is the text of the project's catalogue; one with a fault is not used. English is spoken
    as it is written.
    """
    if is_english(language):
        return ENGLISH, ()
    shipped = _shipped(language)
    if shipped is None and own is None:
        return ENGLISH, ()
    chain: list[GNUTranslations] = []
    faults: tuple[Fault, ...] = ()
    if own is not None:
        catalogue, faults = read_catalogue(own, language)
        chain += [_translations(catalogue)] if catalogue else []
    if shipped is not None:
        catalogue, broken = read_catalogue(shipped, language)
        if catalogue is None:
            raise ValueError(f"the catalogue of {language} in this package is broken: {broken}")
        chain.append(_translations(catalogue))
    if not chain:
        return ENGLISH, faults
    for first, second in pairwise(chain):
        first.add_fallback(second)
    return Translated(language, chain[0]), faults


def is_english(language: str) -> bool:
    """Tell whether a language is the one in which the texts are written."""
    return language.partition("-")[0] == "en"


def direction_of(language: str) -> str:
    """Return from which side a language is read: "rtl", or "ltr"."""
    if is_english(language):
        return "ltr"
    return "rtl" if locale_of(language).character_order == "right-to-left" else "ltr"


def read_catalogue(text: str, language: str) -> tuple[Catalog | None, tuple[Fault, ...]]:
    """Return the catalogue in the text of a `.po` file, or None and every fault of it."""
    locale = locale_of(language)
    catalogue, faults = parsed(text, locale)
    if catalogue is not None:
        faults = (
            *faults_of_the_rule(catalogue, text, locale, SAMPLES),
            *faults_of_texts(catalogue),
        )
    return (None if faults else catalogue), faults


def locale_of(language: str) -> Locale:
    """Return what CLDR says of a language, or of English if it says nothing."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - see the docstring

    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def browser_table(words: Words, asked: Iterable[tuple[str, str]]) -> str:
    """Return the table of texts for the browser as canonical JSON, `{}` and a line end in English.

    `asked` holds what the browser can say: the text and its plural, which may be empty. A text
    leads to its translation, one with a plural to `{"one": …, "other": …}` by CLDR's categories.
    """
    table: dict[str, str | dict[str, str]] = {}
    if isinstance(words, Translated):
        samples = _samples(words.locale)
        for text, plural in asked:
            said = _forms(words, text, plural, samples) if plural else words.gettext(text)
            if said not in (text, {}):
                table[text] = said
    return json.dumps(table, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def asked_by(folder: str) -> tuple[tuple[str, str], ...]:
    """Return every text with its plural that the files of a folder of this package say."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - see the docstring

    template = read_po((FOLDER / TEMPLATE).read_text("utf-8").splitlines(keepends=True))
    found = []
    for message in template:
        if any(file.startswith(f"{folder}/") for file, _ in message.locations):
            text, plural = message.id if isinstance(message.id, tuple | list) else (message.id, "")
            found.append((text, plural))
    return tuple(found)


def _forms(words: Words, one: str, many: str, samples: Mapping[str, int]) -> dict[str, str]:
    forms = {name: words.ngettext(one, many, number) for name, number in samples.items()}
    if set(forms.values()) <= {one, many}:
        return {}
    # A category that only fractions have is not among the samples, and `other` is always asked.
    return {"other": words.ngettext(one, many, SAMPLES[-1]), **forms}


def _samples(locale: Locale) -> dict[str, int]:
    """Return one whole number of each of CLDR's plural categories."""
    samples: dict[str, int] = {}
    for number in SAMPLES:
        samples.setdefault(locale.plural_form(number), number)
    return samples


def _shipped(language: str) -> str | None:
    for tag in dict.fromkeys((language, language.partition("-")[0])):
        file = FOLDER / "locale" / f"{tag}.po"
        if file.is_file():
            return file.read_text("utf-8")
    return None


def _translations(catalogue: Catalog) -> GNUTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - see the docstring

    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
