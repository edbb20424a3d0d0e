"""Messages are spoken in a language at the edge; a catalogue with a fault is told, not followed."""

from __future__ import annotations

import ast
import io
import json
import subprocess
import sys
from textwrap import dedent

import pytest
from babel.messages.pofile import read_po

from service_standards.words.catalogues import browser_table, read_catalogue, words_of
from service_standards.words.checks import Fault
from service_standards.words.message import ENGLISH, Message, Number, say, say_many
from tests.support.sites.pseudo import PSEUDO, pseudo_catalogue
from tools.words import PACKAGE, TEMPLATE, template, updated

HEADER = dedent("""\
    msgid ""
    msgstr ""
    "Language: pl\\n"
    "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20)"
    " ? 1 : 2);\\n"

    """)
FILES = ("{count} file", "{count} files")
POLISH = HEADER + dedent("""\
    msgid "yes"
    msgstr "tak"

    msgid "{count} file"
    msgid_plural "{count} files"
    msgstr[0] "{count} plik"
    msgstr[1] "{count} pliki"
    msgstr[2] "{count} plików"

    #, fuzzy
    msgid "no"
    msgstr "nie wiem"
    """)


def faults_of(entry: str, header: str = HEADER) -> list[Fault]:
    catalogue, faults = read_catalogue(header + dedent(entry), "pl")
    assert (catalogue is None) == bool(faults)
    return list(faults)


def test_a_message_is_an_english_sentence_for_who_asks_for_text() -> None:
    assert str(say("unknown key '{key}'", key="a")) == "unknown key 'a'"
    assert str(say_many("{count} fault in {files}", "{count} faults in {files}", 1, files="x")) == (
        "1 fault in x"
    )
    assert str(say_many(*FILES, 0)) == "0 files"


def test_values_are_never_read_as_texts_with_placeholders() -> None:
    said = say("'{a}' {b} {unknown} {}", a="{b} %(a)s {0}", b="{a}")

    assert str(said) == "'{b} %(a)s {0}' {a} {unknown} {}"


def test_values_are_messages_numbers_and_lists() -> None:
    said = say("{a}; {b}; {c}", a=say("no {x}", x=1), b=Number(1234567), c=["u", say("v"), 3])

    assert str(said) == "no 1; 1,234,567; u, v, 3"
    assert str(say("{none}", none=[])) == ""


def test_messages_are_values_themselves() -> None:
    said = {say("a {x}", x=["u"]), say("a {x}", x=["u"]), say("b")}

    assert sorted(said) == [Message("a {x}", (("x", ("u",)),)), say("b")]


def test_a_project_brings_a_language_that_is_not_shipped() -> None:
    words, faults = words_of("pl", POLISH)

    assert faults == ()
    assert words.text(say("yes")) == "tak"
    assert [words.text(say_many(*FILES, count)) for count in (1, 3, 5, 22)] == [
        "1 plik",
        "3 pliki",
        "5 plików",
        "22 pliki",
    ]
    assert words.text(Number(1234567)) == "1\u00a0234\u00a0567"


def test_what_is_not_translated_or_not_sure_is_english() -> None:
    words, _ = words_of("pl", POLISH)

    assert [words.text(say("no")), words.text(say("maybe"))] == ["no", "maybe"]


@pytest.mark.parametrize("language", ["en", "en-GB", "sv", "x-none"])
def test_without_a_catalogue_the_words_are_english(language: str) -> None:
    assert words_of(language) == (ENGLISH, ())


def test_english_does_not_import_babel() -> None:
    code = (
        "import sys; from service_standards.words.catalogues import browser_table, words_of;"
        "browser_table(words_of('en')[0], []); sys.exit('babel' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("entry", "code", "line", "part"),
    [
        ('msgid "a {key}"\nmsgstr "b {klucz}"\n', "wrong-placeholder", 7, "{klucz}"),
        ('msgid "a {key}"\nmsgstr "b"\n', "wrong-placeholder", 7, "lacks {key}"),
        ('msgid "a"\nmsgstr "b {key}"\n', "wrong-placeholder", 7, "allowed: nothing"),
        ('msgid "a %(key)s"\nmsgstr "b %(kay)s"\n', "wrong-placeholder", 7, "%(kay)s"),
        ('msgid "a %(key)s"\nmsgstr "b %(key)"\n', "wrong-placeholder", 7, "%(key)"),
        ('msgid "a"\nmsgstr "<img src=x>b"\n', "wrong-placeholder", 7, "<img src=x>"),
        ('msgid "<b>a</b>"\nmsgstr "<b>a"\n', "wrong-placeholder", 7, "</b>"),
        ('msgid "<b>a</b>"\nmsgstr "<b>a</b><b></b>"\n', "wrong-placeholder", 7, "number"),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] ""\nmsgstr[2] "x"\n',
            "half-translation",
            7,
            "not all",
        ),
        ('msgid "a"\nmsgstr "b"\nnonsense\n', "broken-catalogue", 9, "keyword"),
        ('msgid "a"\nmsgstr[x] "b"\n', "broken-catalogue", 1, "no gettext catalogue"),
        ('"stray"\n', "broken-catalogue", 0, "no gettext catalogue"),
    ],
)
def test_a_fault_in_a_catalogue_is_told_with_its_place(
    entry: str, code: str, line: int, part: str
) -> None:
    (fault,) = faults_of(entry) if line else faults_of(entry, header="")

    assert (fault.code, fault.line) == (code, line or 1)
    assert part in str(fault.message)


def test_a_plural_may_say_its_number_in_a_word() -> None:
    entry = """\
        msgid "{count} file"
        msgid_plural "{count} files"
        msgstr[0] "jeden plik"
        msgstr[1] "{count} pliki"
        msgstr[2] "{count} plików"
        """

    assert faults_of(entry) == []


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=2; plural=(n > 1)",
        "nplurals=1; plural=n",
        "nplurals=3; plural=(n / 0)",
        "nplurals=3; plural=__import__('os')",
    ],
)
def test_a_plural_rule_that_differs_from_cldr_is_a_fault(rule: str) -> None:
    header = f'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"Plural-Forms: {rule};\\n"\n\n'
    (fault,) = faults_of("", header)

    assert (fault.code, fault.line, fault.column) == ("wrong-plural-rule", 4, 2)
    assert "nplurals=3" in str(fault.message)


def test_a_header_that_is_no_header_is_a_fault() -> None:
    header = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=many; plural=n;\\n"\n\n'

    assert [fault.code for fault in faults_of("", header)] == ["broken-catalogue"]


def test_a_catalogue_with_a_fault_is_not_used() -> None:
    words, faults = words_of("pl", POLISH + '\nmsgid "a {b}"\nmsgstr "c"\n')

    assert [fault.code for fault in faults] == ["wrong-placeholder"]
    assert words.text(say("yes")) == "yes"


def test_the_browser_is_given_plurals_by_the_categories_of_cldr() -> None:
    words, _ = words_of("pl", POLISH)
    asked = [("yes", ""), ("no", ""), FILES, ("{count} day", "{count} days")]

    assert json.loads(browser_table(words, asked)) == {
        "yes": "tak",
        "{count} file": {
            "one": "{count} plik",
            "few": "{count} pliki",
            "many": "{count} plików",
            "other": "{count} plików",
        },
    }
    assert browser_table(ENGLISH, asked) == "{}\n"


def test_the_template_for_translators_is_fresh() -> None:
    assert TEMPLATE.read_text("utf-8") == template(), "run: make words"


def test_a_catalogue_takes_what_is_new_and_keeps_what_is_translated() -> None:
    pot = 'msgid ""\nmsgstr ""\n\n#: a.py\nmsgid "yes"\nmsgstr ""\n\nmsgid "new"\nmsgstr ""\n'

    catalogue, faults = read_catalogue(updated(POLISH, pot), "pl")

    assert faults == ()
    assert catalogue
    assert {entry.id: entry.string for entry in catalogue if entry.id} == {"yes": "tak", "new": ""}


def test_the_pseudo_language_has_every_text_in_brackets() -> None:
    words, faults = words_of(PSEUDO, pseudo_catalogue())

    assert faults == ()
    assert words.text(say("nothing")) == "⟦nothing lor⟧"
    assert words.text(say("nothing here yet")) == "nothing here yet"


def test_the_oecd_is_named_only_where_services_of_a_government_are_compared() -> None:
    # Every standard that is built with the package says its texts, whatever it stands on.
    messages = [one for one in read_po(io.StringIO(TEMPLATE.read_text("utf-8"))) if one.id]
    named = {place for one in messages if "OECD" in str(one.id) for place, _ in one.locations}
    assert named
    assert {place for place in named if "portfolio" not in place} == set()


def test_every_sentence_that_python_says_is_collected() -> None:
    # Babel does not look into the braces of a text.
    entries = [one for one in read_po(io.StringIO(TEMPLATE.read_text("utf-8"))) if one.id]
    collected = {
        text for one in entries for text in ([one.id] if isinstance(one.id, str) else one.id)
    }
    said = {
        call.args[0].value
        for file in PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") in {"say", "say_many"}
        and isinstance(call.args[0], ast.Constant)
    }
    assert said
    assert said - collected == set()
