"""Sites of other kinds, whose open pages come at once as well, or not before the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.test_remembering import replaced
from tests.site.test_serve_at_once import DATA, say_why, two_languages
from tests.support.sites.live import PATIENCE, live


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return two_languages(tmp_path)


def test_a_page_that_proves_to_have_a_fault_goes_again(tree: Path) -> None:
    guide = tree / "docs/guides/counting.md"
    right = guide.read_text("utf-8")
    with live(tree, strict=True) as served:
        page = served.open("guides/counting/")
        served.hold("en")
        guide.write_text(f"{right}\nSee [more](nowhere.md).\n", "utf-8")
        assert "st-faults" not in page.wait_for("See <a")
        before = served.builds.times
        served.go_on()

        told = page.wait_for("st-faults")

        assert "See <a" not in told
        assert "st-faults" in served.shows(DATA)
        served.builds.wait_for(before + 1)
        served.hold("en")
        guide.write_text(f"{right}\nSee [more](../index.md).\n", "utf-8")
        mended = page.wait_for("See <a")
        assert "st-faults" not in mended
        assert "st-faults" in served.shows(DATA)
        served.after_build(served.go_on)
        assert "st-faults" not in served.shows(DATA)
        assert page.is_current()


def test_a_site_below_a_path_is_served_there(tree: Path) -> None:
    replaced(tree / "mkdocs.yml", "^site_url: .*$", "site_url: https://example.org/below/it/")
    with live(tree) as served:
        assert served.origin.endswith("/below/it/")
        page = served.open(DATA)
        served.hold("en")
        say_why(served.tree, "Others need it.")
        page.wait_for("Others need it.")
        served.after_build(served.go_on)
        assert page.is_current()


def test_with_an_extension_that_nobody_knows_a_page_comes_with_the_site(tree: Path) -> None:
    replaced(tree / "mkdocs.yml", r"\[abbr,", "[abbr, smarty,")
    with live(tree) as served:
        page = served.open(DATA)
        served.hold("en")
        say_why(served.tree, "Others need it.")
        served.wait_until_held()
        assert "Others need it." not in served.shows(DATA)
        served.go_on()
        page.wait_for("Others need it.")


def test_where_no_page_comes_earlier_each_build_becomes_whole(tree: Path) -> None:
    replaced(tree / "mkdocs.yml", r"\[abbr,", "[abbr, smarty,")
    with live(tree) as served:
        served.open(DATA)
        served.hold_before()
        say_why(served.tree, "It was saved first.")
        served.wait_until_held()
        whole = served.ends["en"].times
        with served.noted_changes() as noted:
            say_why(served.tree, "It was saved second.")
            assert noted.wait(PATIENCE)
        served.after_build(served.go_on)
        assert served.ends["en"].times > whole


def test_with_instant_navigation_a_page_that_was_asked_for_comes_early(tree: Path) -> None:
    features = "custom_dir: overrides, features: [navigation.instant]"
    replaced(tree / "mkdocs.yml", "custom_dir: overrides", features)
    with live(tree) as served:
        served.shows(DATA)
        served.hold_before()
        say_why(served.tree, "Others need it.")
        served.wait_until_held()
        assert "Others need it." in served.shows(DATA)
        served.after_build(served.go_on)
