"""Sites of small standards as a government could write them; each case is built once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.support import Pages, Visit
from tests.support.cases.golden import VALID
from tests.support.sites.build import build_site
from tests.support.sites.server import Site, serve

SETTINGS = """
site_name: Small
site_url: https://rules.example.org/
theme: {name: service-standards}
plugins: [material/search, service-standards]
"""
SiteOf = Callable[[str], Site]
VisitOf = Callable[[str], Visit]


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteOf]:
    """Return what serves the site of a valid golden case."""
    with ExitStack() as served:

        @cache
        def site(case: str) -> Site:
            folder = tmp_path_factory.mktemp(case)
            project = Path(shutil.copytree(VALID / case, folder / "project"))
            (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
            return served.enter_context(serve(build_site(project, folder)))

        yield site


@pytest.fixture
def visit_of(chromium: Browser, site_of: SiteOf) -> Iterator[VisitOf]:
    """Return what opens a watched page of such a site; nothing may go wrong on it to the end."""
    made: list[Pages] = []
    visits: list[Visit] = []

    def visit(case: str) -> Visit:
        made.append(Pages(chromium, site_of(case).origin))
        visits.append(made[-1]())
        return visits[-1]

    yield visit
    for one in visits:
        one.assert_clean()
    for pages in made:
        pages.close()
