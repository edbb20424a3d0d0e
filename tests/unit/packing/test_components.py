"""Material's styles without the components that a page does not hold."""

from __future__ import annotations

import pytest

from service_standards.packing.components import PlainSheet, has_components, without_components

ADDRESS = "assets/stylesheets/main.0123abcd.min.css"


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ("a{b:c}", "a{b:c}"),
        (".md-typeset .admonition{b:c}p{d:e}", "p{d:e}"),
        # Selectors of a rule stand for themselves.
        (".md-typeset .admonition,.md-typeset details{b:c}", ".md-typeset details{b:c}"),
        (".md-typeset .note>summary,summary{b:c}", "summary{b:c}"),
        # What is said of all else than a component stays, and so does what may be one of several.
        (".md-typeset ul:not(.tabbed-labels){b:c}", ".md-typeset ul:not(.tabbed-labels){b:c}"),
        (":is(.admonition,p:is(.x,.y)) a{b:c}", ":is(.admonition,p:is(.x,.y)) a{b:c}"),
        ('a[href=".tabbed-set,x"]{b:c}', 'a[href=".tabbed-set,x"]{b:c}'),
        # Rules in rules, and nothing around none.
        ("@media print{.tabbed-set{b:c}a{d:e}}", "@media print{a{d:e}}"),
        ("@media print{.tabbed-set{b:c}}a{d:e}", "a{d:e}"),
        ("@media print{@media screen{.keys{b:c}}}", ""),
        ("@keyframes keys{0%{b:c}to{d:e}}", "@keyframes keys{0%{b:c}to{d:e}}"),
        ('@charset "UTF-8";a{b:c}', '@charset "UTF-8";a{b:c}'),
        # Signs in texts and behind a backslash are no braces; remarks go.
        ('a{b:url("data:x;{\\"\'")}.keys{b:c}', 'a{b:url("data:x;{\\"\'")}'),
        ("a{b:'}'}.\\{x .keys{b:c}", "a{b:'}'}"),
        ("a{b:c}/*# sourceMappingURL=x.map } */", "a{b:c}"),
        # A name that only begins like a component that has just one name.
        (".notebook{b:c}.grids{d:e}", ".notebook{b:c}.grids{d:e}"),
    ],
)
def test_only_what_components_alone_need_is_left_out(sheet: str, left: str) -> None:
    assert without_components(sheet) == left


def test_values_of_components_go_unless_something_that_stays_uses_them() -> None:
    values = "--md-admonition-icon--note:url('data:;}');--md-tabbed-icon--prev:x;--md-hue:1deg"
    sheet = f":root{{{values}}}.tabbed-set{{a:var(--md-tabbed-icon--prev)}}"

    assert without_components(sheet) == ":root{--md-hue:1deg}"

    used = f"{sheet}summary{{a:var(--md-admonition-icon--note)}}"
    assert "--md-admonition-icon--note:url('data:;}')" in without_components(used)


@pytest.mark.parametrize("sheet", ["a{b:c", "a{b:c}}"])
def test_a_sheet_whose_braces_do_not_match_is_refused(sheet: str) -> None:
    with pytest.raises(ValueError, match="braces"):
        without_components(sheet)


@pytest.mark.parametrize(
    ("page", "holds"),
    [
        ("<p>An admonition, a note, a tip.</p>", False),
        ('<p class="md-grid">x</p>', False),
        ('<div\nclass="x admonition">x</div>', True),
        ("<div class='admonition'>x</div>", True),
        ("<details class=tip>x</details>", True),
        ('<div class="tabbed-set tabbed-alternate">x</div>', True),
        ('<div class="grid cards">x</div>', True),
    ],
)
def test_a_page_that_holds_a_component_asks_for_the_whole_sheet(page: str, holds: bool) -> None:
    assert has_components(page) is holds
    sheet = PlainSheet(ADDRESS, "a{b:c}\n")
    asks = f'<link rel="stylesheet" href="../{ADDRESS}">{page}'

    asked = sheet.asked_by(asks)

    assert asked == (asks if holds else asks.replace(ADDRESS, sheet.path))


def test_the_address_of_a_sheet_changes_with_what_it_holds() -> None:
    one, other = PlainSheet(ADDRESS, "a{b:c}"), PlainSheet(ADDRESS, "a{b:d}")
    assert one.path != other.path
    assert one.path.startswith("assets/stylesheets/plain.")
