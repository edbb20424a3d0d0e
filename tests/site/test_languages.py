"""A site in two languages: the same pages below `/fr/`, and each says in which language it is."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from service_standards.adapters.mkdocs.translated.languages import anchors_of, refuse_others
from service_standards.site.languages.translated_pages import merged_page
from tests.support.cases.golden import VALID
from tests.support.sites.build import build_site, run_mkdocs

SETTINGS = """
site_name: A small standard
site_url: https://rules.example.org/standard/
theme: {name: service-standards}
markdown_extensions: [attr_list]
plugins:
  - material/search
  - service-standards:
      languages:
        fr: {site_description: Des règles, menu: {Home: Accueil, Reading: Lecture}}
nav:
  - Home: index.md
  - Standard: standards/
  - Reading: [guides/counting.md]
  - Checklists: checklists/
  - My service: my-service.md
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><title>{}</title></svg>\n'
PAGE = "standards/open-by-default/publish-data/index.html"
ALTERNATE = re.compile(r'<link rel="alternate " hreflang="([^"]+)" href="([^"]+)">')
SWITCH = re.compile(r'<a href="([^"]+)" lang="([^"]+)" hreflang="[^"]+" rel="alternate"')


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("languages")
    tree = Path(shutil.copytree(VALID / "two-languages", folder / "tree"))
    (tree / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for name, words in (("docs", "Three steps"), ("docs/fr", "Trois étapes")):
        (tree / name / "assets").mkdir(parents=True)
        (tree / name / "assets/steps.svg").write_text(DRAWING.format(words), encoding="utf-8")
    return tree


@pytest.fixture(scope="module")
def site(tree: Path) -> Path:
    return build_site(tree, tree.parent)


def pages(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*.html")}


def article(site: Path, page: str) -> str:
    text = (site / page).read_text("utf-8")
    return text[text.index("<article") : text.index("</article>")]


def test_both_languages_have_the_same_pages(site: Path) -> None:
    ours = {one for one in pages(site) if not one.startswith("fr/")}
    assert pages(site / "fr") == ours
    assert PAGE in ours


def test_each_page_leads_to_itself_in_the_other_language(site: Path) -> None:
    root = "https://rules.example.org/standard/"
    found = {"en": root, "fr": f"{root}fr/", "x-default": root}
    # A file that works without a network stands alone.
    for page in sorted(one for one in pages(site) if "downloads/" not in one):
        text = (site / page).read_text("utf-8")
        [(href, tag)] = SWITCH.findall(text)
        if page.endswith("404.html"):
            continue
        [here, address] = ["fr", page.removeprefix("fr/")] if page.startswith("fr/") else ["", page]
        url = address.removesuffix("index.html")
        assert dict(ALTERNATE.findall(text)) == {key: one + url for key, one in found.items()}
        assert tag == ("en" if here else "fr")
        target = (site / page).parent.joinpath(href).resolve()
        assert target == (site / ("" if here else "fr") / address).parent.resolve()


def test_a_page_says_in_which_language_its_texts_are(site: Path) -> None:
    text = (site / "fr" / PAGE).read_text("utf-8")
    assert '<html lang="fr"' in text
    assert "<h1" in article(site, f"fr/{PAGE}")
    assert 'lang="en"' not in article(site, f"fr/{PAGE}")
    assert "data-language-notice" not in article(site, f"fr/{PAGE}")

    shown = article(site, "fr/guides/counting/index.html")
    assert "data-language-notice" in shown
    assert len(re.findall(r'<(?:h1|h2|p)[^>]* lang="en">', shown)) == 4
    assert "data-language-notice" not in article(site, "guides/counting/index.html")
    assert 'lang="en"' not in (site / "index.html").read_text("utf-8").partition("<body")[2]


def test_the_menu_is_in_the_language_of_the_page(site: Path) -> None:
    titles = re.findall(
        r'<span class="md-ellipsis"[^>]*>([^<]+)</span>',
        (site / "fr/index.html").read_text("utf-8"),
    )
    own = {one.strip() for one in titles}
    assert {"Accueil", "Lecture"} <= own
    assert own.isdisjoint({"Home", "Reading"})
    assert "<title>Un petit référentiel</title>" in (site / "fr/index.html").read_text("utf-8")


def test_a_picture_may_have_one_of_its_own_in_each_language(site: Path) -> None:
    assert "Three steps" in (site / "assets/steps.svg").read_text("utf-8")
    assert "Trois étapes" in (site / "fr/assets/steps.svg").read_text("utf-8")
    assert not (site / "fr/fr").exists()


def test_each_language_is_searched_by_its_own_rules(site: Path) -> None:
    indexes = (site / name / "search/search_index.json" for name in ("", "fr"))
    languages = [json.loads(one.read_text("utf-8"))["config"]["lang"] for one in indexes]
    assert languages == [["en"], ["fr"]]


def test_editions_and_answers_know_no_language(site: Path) -> None:
    english, french = (
        json.loads((site / name / "catalogue.json").read_text("utf-8")) for name in ("", "fr")
    )
    assert english["standard"]["digest"] == french["standard"]["digest"]
    assert [one["id"] for one in english["criteria"]] == [one["id"] for one in french["criteria"]]
    assert french["criteria"][0]["title"] == "Publier les données"
    [fetched] = (site / "fr").glob("assets/service-standards/*/catalogue.json")
    [first, *_] = json.loads(fetched.read_text("utf-8"))["criteria"]
    assert (first["title"], first["in_files"]) == ("Publier les données", "Publish data")


def test_a_question_is_kept_as_its_original_reads(site: Path) -> None:
    def items(page: str) -> list[ET.Element]:
        form = article(site, page)
        lists = re.findall(r'<ul[^>]*data-part="checks".*?</ul>', form, re.DOTALL)
        return [item for one in lists for item in ET.fromstring(one)]

    page = "checklists/open-by-default/index.html"
    originals = ["".join(one.itertext()).strip() for one in items(page)]
    assert [one.get("data-key") for one in items(f"fr/{page}")] == originals
    assert "From live: Is it still there after a year?" in originals


def test_a_stale_page_leads_to_its_original(tree: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(tree, tmp_path / "tree"))
    standard = own / "standards/standard.yml"
    standard.write_text(
        standard.read_text("utf-8").replace("required: [standard, criteria, docs/index.md]", "")
    )
    home = own / "docs/index.md"
    home.write_text(home.read_text("utf-8").replace("Start with", "Begin with"), encoding="utf-8")

    shown = article(build_site(own, tmp_path), "fr/index.html")

    assert "de cette page a changé depuis sa traduction." in shown
    assert '<a href="../" hreflang="en" rel="alternate">' in shown
    assert "Un petit référentiel" in shown


def test_what_is_required_and_lags_ends_the_build(tree: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(tree, tmp_path / "tree"))
    (own / "docs/fr/index.md").unlink()

    said = run_mkdocs(own, "build", "--site-dir", str(tmp_path / "site"))

    assert said.returncode == 1
    assert "docs/index.md:1:1: this has no translation into 'fr'" in said.stdout


def test_a_link_to_a_place_leads_there_in_each_language(site: Path) -> None:
    def names(page: str) -> list[str]:
        return re.findall(r'<h[123] id="([^"]+)"', article(site, page))

    assert {"requirement", "how-to-check-it", "see-also"} <= set(names(PAGE))
    for page in (PAGE, "standards/index.html", "standards/open-by-default/full_text/index.html"):
        assert names(f"fr/{page}") == names(page)
        assert names(page)


def test_french_signs_do_not_begin_a_line(site: Path) -> None:
    pages = [one.read_text("utf-8") for one in (site / "fr").rglob("*.html")]
    texts = [re.sub(r"(?s)<(script|style|code|template)\b.*?</\1>", "", one) for one in pages]
    found = [one for text in texts for one in re.findall(r">([^<]* [:;?!»%][^<]*)<", text)]
    assert found == []
    assert any("\N{NO-BREAK SPACE}:" in text for text in texts)
    english = (site / "index.html").read_text("utf-8")
    assert "\N{NO-BREAK SPACE}:" not in english


def test_a_title_without_a_translation_says_its_language(site: Path) -> None:
    untranslated = (site / "fr/guides/counting/index.html").read_text("utf-8")
    assert '<title lang="en">' in untranslated
    assert "<title>" in (site / "fr" / PAGE).read_text("utf-8")
    footers = [
        re.search(r'(?s)<footer class="md-footer">.*?</footer>', one.read_text("utf-8"))
        for one in (site / "fr").rglob("*.html")
    ]
    feet = " ".join(one[0] for one in footers if one)
    assert re.search(r'<div class="md-ellipsis" lang="en">\s*How to count', feet)
    assert re.search(r'aria-label="[^"]*: [^"]*How to count', feet) is None


def test_headings_keep_the_names_of_the_original() -> None:
    original = (
        "---\nhide: [toc]\ntitle: A\n---\n# A page { .wide }\n\n## What to do\n\n## Own { #x }\n"
    )
    text = "---\ntitle: B\ndigest: 123456\n---\n# Une page { .wide }\n\n## Que faire\n\n## Autre\n"

    assert merged_page(original, text, anchors_of) == (
        '---\nhide: ["toc"]\ntitle: "B"\n---\n'
        "# Une page { #a-page .wide }\n\n## Que faire { #what-to-do }\n\n## Autre { #x }\n"
    )


def test_another_plugin_for_languages_is_refused() -> None:
    config = MkDocsConfig()
    config.plugins = {"i18n": None}  # type: ignore[assignment]
    with pytest.raises(PluginError, match="the plugin 'i18n' leaves out pages"):
        refuse_others(config)
