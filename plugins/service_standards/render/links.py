"""Links between pages, as relative paths of their Markdown files."""

from __future__ import annotations

import posixpath
from functools import lru_cache

# Enough for the links from each folder of a large site to each of its pages.
MOST_PATHS = 50_000


def link(from_page: str, to_page: str, fragment: str = "", query: str = "") -> str:
    """Return the link from one page to another; both are paths below `docs/`."""
    path = _path(from_page.rpartition("/")[0], to_page)
    return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


@lru_cache(MOST_PATHS)
def _path(folder: str, page: str) -> str:
    return posixpath.relpath(page, folder or ".")


def checklist_page(identifier: str) -> str:
    """Return the page of a checklist."""
    return f"checklists/{identifier}.md"


def dimension_page(identifier: str) -> str:
    """Return the page of a dimension."""
    return f"standards/{identifier}/index.md"


def full_text_page(identifier: str) -> str:
    """Return the page with the full text of a dimension's criteria; no criterion can have it."""
    return f"standards/{identifier}/full_text.md"


def template_page(identifier: str) -> str:
    """Return the page of a document template."""
    return f"project-templates/{identifier}.md"


def role_page(identifier: str) -> str:
    """Return the page of a role."""
    return f"standards/roles/{identifier}.md"


def standalone_file(identifier: str) -> str:
    """Return the path below the site's root of a checklist that works without a network."""
    return f"downloads/{identifier}.html"


OVERVIEW_PAGE = "standards/index.md"
CROSSWALK_PAGE = "standards/crosswalk.md"
ROLES_PAGE = "standards/roles/index.md"
CHECKLISTS_PAGE = "checklists/index.md"
MY_SERVICE_PAGE = "my-service.md"
RELEASES_PAGE = "releases/index.md"
PORTFOLIO_PAGE = "portfolio/index.md"
# The file of the whole self-check; the others are named after their checklists.
WHOLE = "self-check"
