"""A checklist, or the whole self-check, as one HTML file that works without a network."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from service_standards.export.catalogue import browser_catalogue_text
from service_standards.export.inline_modules import InlineModules, hash_of, inline_modules
from service_standards.model.checklist import Checklist, Selection
from service_standards.model.project import Project
from service_standards.model.vocabulary import Scope
from service_standards.render.blocks import GROUP_HEADING_LEVEL
from service_standards.render.environment import render
from service_standards.render.links import WHOLE, standalone_file
from service_standards.render.views import checklist_values, dimension_rows, groups, shared_values

ENTRY = "main"
RESULTS = "results-element"
# Elements that these pages never hold.
UNUSED = frozenset({"criteria-list-element", "example-element"})


@dataclass(frozen=True)
class Parts:
    """What goes into every file.

    `modules` are the browser modules by name, `styles` the style sheets in their order, and
    `catalogue` is the data that `export.catalogue` gives.
    """

    modules: Mapping[str, str]
    styles: tuple[str, ...]
    catalogue: Mapping[str, Any]


def standalone_checklists(project: Project) -> tuple[Checklist, ...]:
    """Return what there is a file for: each checklist, and the self-check with everything."""
    whole = Checklist(
        format="checklist/1",
        id=WHOLE,
        title="Self-check of a service",
        summary="All criteria for a service, by dimension, and the result of the service.",
        select=Selection(dimensions=tuple(one.id for one in project.dimensions_of(Scope.SERVICE))),
    )
    return (*(one for one in project.checklists if one.id != WHOLE), whole)


def standalone_page(
    project: Project, checklist: Checklist, parts: Parts, as_html: Callable[[str, str], str]
) -> str:
    """Return the text of the file; the same project and parts give the same bytes.

    `as_html` turns the well-formed XML of a block into HTML, for a page at a path below the root.
    """
    page = standalone_file(checklist.id)
    has_results = checklist.id == WHOLE
    modules = inline_modules(parts.modules, ENTRY, UNUSED if has_results else UNUSED | {RESULTS})
    styles = "\n".join(one.strip() for one in parts.styles) + "\n"
    if "</style" in styles:
        raise ValueError("a style sheet holds '</style'")
    criteria = project.select(checklist.select)
    return render(
        "standalone.html.j2",
        policy=_policy(modules, styles),
        styles=styles,
        modules=modules,
        catalogue=_catalogue(project, checklist, parts.catalogue),
        checklist=checklist,
        standard=project.standard,
        groups=groups(project, criteria, page),
        form=as_html(_form(project, checklist, page), page),
        results=as_html(_results(project, page), page) if has_results else "",
    )


def _policy(modules: InlineModules, styles: str) -> str:
    scripts = " ".join(f"'{one}'" for one in modules.hashes)
    return (
        f"default-src 'none'; script-src {scripts}; style-src '{hash_of(styles)}'; "
        "base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _form(project: Project, checklist: Checklist, page: str) -> str:
    criteria = project.select(checklist.select)
    values = checklist_values(project, checklist, criteria, page)
    return render("checklist.html.j2", heading_level=GROUP_HEADING_LEVEL, standalone=True, **values)


def _results(project: Project, page: str) -> str:
    rows = [replace(one, href=f"#group-{one.id}") for one in dimension_rows(project, page)]
    values = shared_values(project)
    return render("my_service.html.j2", dimensions=rows, standalone=True, **values)


def _catalogue(project: Project, checklist: Checklist, whole: Mapping[str, Any]) -> str:
    """Return the catalogue for a `<template>`: only this checklist, which is on the page itself."""
    held = [one.id for one in project.select(checklist.select)]
    here = {"id": checklist.id, "title": checklist.title, "url": "", "criteria": held}
    # Frozen editions stand on the site, which such a file never asks: it knows which there are.
    editions = [{**one, "url": ""} for one in whole["releases"]]
    data = {**whole, "checklists": [here], "releases": editions, "offline": True}
    return html.escape(browser_catalogue_text(data, ""), quote=False)
