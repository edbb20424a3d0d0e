"""A checklist, or the whole self-check, as one HTML file that works without a network."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from service_standards.export.browser_catalogue import browser_catalogue_text, titles_in_files
from service_standards.export.words import browser_words
from service_standards.model.checklist import Checklist, Selection
from service_standards.model.project import Project
from service_standards.model.vocabulary import Scope
from service_standards.packing.browser_files import SHARED_STYLES, modules, served_styles
from service_standards.packing.joined_modules import inline_script
from service_standards.packing.served import served_script, served_style
from service_standards.render.criterion_forms import GROUP_HEADING_LEVEL, CriterionForms
from service_standards.render.draft import draft_notice
from service_standards.render.environment import render
from service_standards.render.links import WHOLE, standalone_file
from service_standards.render.look import sheet_styles, standalone_look
from service_standards.render.spacing import spaced_page
from service_standards.render.views import checklist_values, dimension_rows, groups, shared_values
from service_standards.words.catalogues import direction_of
from service_standards.words.message import say

# No element that anything treats in a way of its own.
FORM = "criterion-form"
PLACE = re.compile(rf'<{FORM} data-id="([A-Z0-9-]+)"></{FORM}>')

# Turns the well-formed XML of a block into HTML, for a page at a path below the site's root.
BlockAsHtml = Callable[[str, str], str]

STYLES = (*SHARED_STYLES, "results", "standalone")
ENTRY = "main"
RESULTS = "results-element"
# Elements that these pages never hold.
UNUSED = frozenset({"criteria-list-element", "example-element", "answers-element"})


def standalone_checklists(project: Project) -> tuple[Checklist, ...]:
    """Return what there is a file for: each checklist, and the self-check with everything."""
    words = project.words
    whole = Checklist(
        format="checklist/1",
        id=WHOLE,
        title=words.text(say("Self-check of a service")),
        summary=words.text(
            say("All criteria for a service, by dimension, and the result of the service.")
        ),
        select=Selection(dimensions=tuple(one.id for one in project.dimensions_of(Scope.SERVICE))),
    )
    return (*(one for one in project.checklists if one.id != WHOLE), whole)


@dataclass(frozen=True)
class Script:
    """A script, and the hash by which a policy names it."""

    text: str
    digest: str


class StandaloneFiles:
    """Makes the files of one project; the same project gives the same bytes.

    `catalogue` is the data that `export.catalogue` gives; `outside` turns one of its addresses
    into one that leads there from anywhere, or into "" if there is no site.
    """

    def __init__(
        self,
        project: Project,
        catalogue: Mapping[str, Any],
        outside: Callable[[str], str],
        as_html: BlockAsHtml,
        forms: CriterionForms | None = None,
    ) -> None:
        self._project = project
        self._catalogue = catalogue
        self._outside = outside
        self._as_html = as_html
        self._modules = modules()
        sheet = sheet_styles(project.standard, project.words)
        self._styles = _styles(sheet + standalone_look(project.standard.look))
        self._styles_digest = hash_of(self._styles)
        self._texts = html.escape(browser_words(project), quote=False)
        self._forms = forms or CriterionForms(project)
        self._forms_as_html: dict[str, str] = {}
        self._scripts: dict[bool, Script] = {}

    def all(self) -> Iterator[tuple[Checklist, str]]:
        """Yield each checklist, and the whole self-check, with the text of its file."""
        for one in standalone_checklists(self._project):
            yield one, self.text(one)

    def text(self, checklist: Checklist) -> str:
        """Return the text of one file."""
        project, page = self._project, standalone_file(checklist.id)
        has_results = checklist.id == WHOLE
        script = self._script(has_results=has_results)
        made = render(
            project.words,
            "standalone.html.j2",
            policy=_policy(script.digest, self._styles_digest),
            styles=self._styles,
            script=script.text,
            catalogue=self._listed(checklist),
            texts=self._texts,
            checklist=checklist,
            standard=project.standard,
            direction=direction_of(project.standard.language),
            notice=draft_notice(project, standalone=True),
            address=self._address(checklist),
            groups=groups(project, project.select(checklist.select)),
            form=self._form(checklist, page),
            results=self._as_html(_results(project, page), page) if has_results else "",
        )
        return spaced_page(made, project.standard.language)

    def _script(self, *, has_results: bool) -> Script:
        if has_results not in self._scripts:
            unused = UNUSED if has_results else UNUSED | {RESULTS}
            text = served_script(inline_script(self._modules, ENTRY, unused))
            self._scripts[has_results] = Script(text, hash_of(text))
        return self._scripts[has_results]

    def _form(self, checklist: Checklist, page: str) -> str:
        """Return a checklist as HTML; the files stand in one folder and share their criteria."""
        for one in self._project.select(checklist.select):
            if one.id not in self._forms_as_html:
                form = self._as_html(f"<{FORM}>{self._forms.form(one, page)}</{FORM}>", page)
                self._forms_as_html[one.id] = form.removeprefix(f"<{FORM}>").removesuffix(
                    f"</{FORM}>"
                )
        around = self._as_html(_form_without_criteria(self._project, checklist), page)
        return PLACE.sub(lambda found: self._forms_as_html[found[1]], around)

    def _address(self, checklist: Checklist) -> str:
        """Return where the checklist stands on the site; "" if it has no page, or no site."""
        urls = {one["id"]: one["url"] for one in self._catalogue["checklists"]}
        return self._outside(urls[checklist.id]) if checklist.id in urls else ""

    def _listed(self, checklist: Checklist) -> str:
        """Return the catalogue for a `<template>`: of checklists this one, and those of gates."""
        held = [one.id for one in self._project.select(checklist.select)]
        here = {"id": checklist.id, "title": checklist.title, "url": "", "criteria": held}
        # Frozen editions stand on the site, which such a file never asks: it knows which there are.
        editions = [{**one, "url": ""} for one in self._catalogue["releases"]]
        criteria = [
            {**one, "url": self._outside(one["url"])} for one in self._catalogue["criteria"]
        ]
        # The result draws the decision papers, which list what is due at each gate.
        ids = {one["id"] for one in self._catalogue["gates"] if checklist.id == WHOLE}
        gates = [
            {**one, "url": self._outside(one["url"])}
            for one in self._catalogue["checklists"]
            if one["id"] in ids
        ]
        data = {
            **self._catalogue,
            "checklists": [here, *gates],
            "gates": self._catalogue["gates"] if gates else [],
            "documents": self._catalogue["documents"] if gates else [],
            "releases": editions,
            "criteria": criteria,
            "offline": True,
        }
        return html.escape(
            browser_catalogue_text(data, "", titles_in_files(self._project)), quote=False
        )


def _styles(own: str) -> str:
    styles = "\n".join(one.strip() for one in served_styles(STYLES)) + "\n"
    styles += served_style(own)
    if "</style" in styles:
        raise ValueError("a style sheet holds '</style'")
    return styles


def _policy(script: str, styles: str) -> str:
    """Return the policy of a file; what it names are hashes."""
    return (
        f"default-src 'none'; script-src '{script}'; style-src '{styles}'; "
        "base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def hash_of(text: str) -> str:
    """Return the hash by which a policy names an inline script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _form_without_criteria(project: Project, checklist: Checklist) -> str:
    """Return the block of a checklist with an empty element in place of each criterion."""
    criteria = project.select(checklist.select)
    place = Markup('<{form} data-id="{id}"></{form}>')
    values = checklist_values(
        project, checklist, criteria, lambda one: place.format(form=FORM, id=one.id)
    )
    return render(
        project.words,
        "checklist.html.j2",
        heading_level=GROUP_HEADING_LEVEL,
        standalone=True,
        **values,
    )


def _results(project: Project, page: str) -> str:
    rows = [replace(one, href=f"#group-{one.id}") for one in dimension_rows(project, page)]
    values = shared_values(project)
    return render(project.words, "my_service.html.j2", dimensions=rows, standalone=True, **values)
