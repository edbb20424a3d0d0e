"""What the pages of a theme ask for again and again, looked up once: templates and words."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import cache
from typing import Any

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule

# Material's words, and what they are asked by.
LANGUAGE, ASK = "partials/language.html", "t"


def look_up_once(env: Environment) -> None:
    """Let each template and each of Material's words be looked up once in a build."""
    env.get_template = _Templates(env)  # type: ignore[method-assign]
    language = env.get_template(LANGUAGE)
    language.make_module = _Words(language)  # type: ignore[method-assign]


class _Templates:
    """The templates of one build, in which none changes."""

    def __init__(self, env: Environment) -> None:
        self._find = env.get_template
        self._found: dict[str, Template] = {}

    def __call__(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as Jinja names it
    ) -> Template:
        if globals is not None or not isinstance(name, str):
            return self._find(name, parent, globals)
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._find(name, parent)
        return found


class _Words:
    """The module of Material's words, which is the same on all pages and looks each up once."""

    def __init__(self, template: Template) -> None:
        self._make = template.make_module
        self._module: TemplateModule | None = None

    def __call__(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - as Jinja names it
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002
    ) -> TemplateModule:
        if self._module is None:
            self._module = self._make(vars, shared, locals)
            setattr(self._module, ASK, cache(getattr(self._module, ASK)))
        return self._module
