"""The theme speaks the language of a standard, or one as near to it as it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cases.golden import VALID, prepared
from tests.support.sites.small_build import build

SEARCH = {"de": "Suche", "en": "Search", "pt-BR": "Buscar"}


@pytest.mark.parametrize(
    ("standard", "theme", "spoken"),
    [
        ("de-AT", "de-AT", "de"),
        ("de-AT", "", "de"),
        ("pt-BR", "pt-BR", "pt-BR"),
        ("mt", "mt", "en"),
        ("en", "ga", "en"),
        ("mt", "de", "de"),
        ("de", "ga", "de"),
    ],
)
def test_a_theme_without_the_language_speaks_the_nearest_that_it_has(
    standard: str, theme: str, spoken: str, tmp_path: Path
) -> None:
    project = prepared(VALID / "minimal", tmp_path / "project")
    file = project / "standards/standard.yml"
    file.write_text(f"{file.read_text('utf-8').rstrip()}\nlanguage: {standard}\n", "utf-8")
    said = f", language: {theme}" if theme else ""

    built = build(
        project,
        settings="site_name: Small\n"
        f"theme: {{name: service-standards{said}}}\n"
        "plugins: [material/search, service-standards]\n",
    )

    assert built.returncode == 0, built.stderr
    page = (project / "site/index.html").read_text("utf-8")
    assert f'<html lang="{standard}"' in page
    assert f'placeholder="{SEARCH[spoken]}"' in page
