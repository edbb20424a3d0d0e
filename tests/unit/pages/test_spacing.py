"""French pages hold words and the signs behind them together; everything else stays as it is."""

from __future__ import annotations

import json

import pytest

from service_standards.model.plain.title_order import title_order
from service_standards.render.spacing import NO_BREAK, spaced_page, spaced_text
from service_standards.words.catalogues import asked_by, browser_table, words_of
from service_standards.words.message import Day, say

FRENCH, _ = words_of("fr")


def shown(html: str, language: str = "fr") -> str:
    """Return a page with `~` for each blank that holds."""
    return spaced_page(html, language).replace(NO_BREAK, "~")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Quoi ? Non ; oui : « eau » ! 5 %</p>", "<p>Quoi~? Non~; oui~: «~eau~»~! 5~%</p>"),
        ("<p>Un <em>eau</em> : deux</p>", "<p>Un <em>eau</em>~: deux</p>"),
        ("<p>a</p> <p>b</p>", "<p>a</p> <p>b</p>"),
        ("<p>10:30, a:b, c?</p>", "<p>10:30, a:b, c?</p>"),
    ],
)
def test_blanks_of_a_text_hold(source: str, expected: str) -> None:
    assert shown(source) == expected
    assert shown(source, "fr-CA") == expected
    assert shown(source, "en") == source


@pytest.mark.parametrize(
    "source",
    [
        "<code>a ? b : c</code>",
        "<pre><code>x : y\n« z »</code></pre>",
        "<script>a ? b : c</script>",
        "<style>a :hover {}</style>",
        "<template>{&quot;a : b&quot;}</template>",
        '<a href="#" title="Note : ici" data-key="a : b">x</a>',
        '<ul data-part="checks"><li>Est-ce fait ?</li></ul>',
    ],
)
def test_what_programs_read_stays(source: str) -> None:
    assert shown(f"<p>a : b</p>{source}<p>a : b</p>") == f"<p>a~: b</p>{source}<p>a~: b</p>"


def test_a_question_with_a_key_of_its_own_is_a_text() -> None:
    source = '<ul data-part="checks"><li data-key="Is it done?">Est-ce fait ?</li></ul>'
    assert shown(source) == source.replace("fait ?", "fait~?")


def test_scripts_say_the_same_texts_with_blanks_that_hold() -> None:
    table = browser_table(FRENCH, asked_by("browser"))
    plain, spaced = json.loads(table), json.loads(spaced_text(table, "fr"))
    assert plain.keys() == spaced.keys()
    back = [json.loads(one.replace(NO_BREAK, " ")) for one in (table, spaced_text(table, "fr"))]
    assert back[0] == back[1]
    assert NO_BREAK in spaced_text(table, "fr")


def test_a_day_is_read_in_the_language() -> None:
    said = say("{day}", day=Day("2026-11-30"))
    assert str(said) == "30 November 2026"
    assert FRENCH.text(said) == "30 novembre 2026"


@pytest.mark.parametrize(
    "titles",
    [
        ["Eau", "École", "Écran", "Écran plat", "Effet"],
        ["Ça", "Çà et là", "Cœur", "Cohérence", "Œuvre", "Zone"],
        ["Äpfel", "Apfelbaum", "Öffnung", "Straße", "Strasse und Weg", "Übung", "Ziel"],
        ["Año", "Anota", "Árbol", "Útil"],
    ],
)
def test_titles_stand_where_readers_look_for_them(titles: list[str]) -> None:
    assert sorted(sorted(titles), key=title_order) == titles
