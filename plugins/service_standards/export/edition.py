"""The edition that a project is, as the plain dataclasses that commands about answers use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from service_standards.export.catalogue import CRITERIA, URL, catalogue
from service_standards.known import NOTHING, Knowledge
from service_standards.model.edition import Edition
from service_standards.model.project import Project
from service_standards.source.kinds.edition_file import criterion_from, edition_from


def edition_of(project: Project, url_of: Callable[[str], str] = str) -> Edition:
    """Return the edition: what its `catalogue.json` says, and what that leaves out.

    That is the questions of the self-checks, and how the items of other frameworks are called.
    `url_of` turns the path of a page into its address, relative to the site's root.
    """
    return edition_in(catalogue(project, url_of), project)


def edition_in(data: Mapping[str, Any], project: Project, known: Knowledge = NOTHING) -> Edition:
    """Return the edition of a project whose `catalogue.json` is made already.

    `known` is what was made before.
    """
    edition = edition_from({**data, CRITERIA: []}, URL)
    checks = {one.id: one.checks for one in project.criteria}
    read = known.each(criterion_from, data[CRITERIA], URL)
    criteria = tuple(replace(one, checks=checks[one.id]) for one in read)
    frameworks = {
        one.id: {item.id: item.title for item in one.items} for one in project.standard.frameworks
    }
    return replace(edition, criteria=criteria, frameworks=frameworks)
