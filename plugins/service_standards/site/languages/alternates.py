"""The languages in which a site has its pages, for the theme: how each is called, and where."""

from __future__ import annotations

from dataclasses import dataclass

from service_standards.model.project import Project
from service_standards.words.catalogues import locale_of


@dataclass(frozen=True)
class Alternate:
    """One language: its tag, its name in itself, and where its pages are.

    `path` leads from the root of this site to theirs, and `root` from anywhere.
    """

    tag: str
    name: str
    path: str
    root: str
    is_this: bool


def alternates_of(project: Project, site_url: str) -> list[Alternate]:
    """Return all languages of a site, that of the standard first; nothing for a single one.

    `site_url` is where this one is published, as far as that is known.
    """
    original = project.original or project
    here = project.standard.language
    first = original.standard.language
    others = list(original.standard.translations)
    if not others:
        return []
    up = "" if here == first else "../"
    root = site_url.rstrip("/") + "/"
    root = root if here == first else root.removesuffix(f"{here}/")
    ends = {tag: "" if tag == first else f"{tag}/" for tag in (first, *others)}
    return [
        Alternate(tag, _name(tag), up + end, root + end, tag == here) for tag, end in ends.items()
    ]


def _name(tag: str) -> str:
    locale = locale_of(tag)
    name = locale.get_display_name() if str(locale).startswith(tag[:2]) else None
    found = name or tag
    return found[:1].upper() + found[1:]
