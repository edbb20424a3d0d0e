"""The Jinja environment of our own: autoescape on, a name that is missing is a fault."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape


@cache
def environment() -> Environment:
    """Return the environment; templates ending in `.html.j2` give well-formed XML."""
    return Environment(
        loader=PackageLoader("service_standards"),
        # Markdown templates are escaped by their callers, as HTML escapes mean nothing there.
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, /, **values: object) -> str:
    """Return the text of a template with its values."""
    return environment().get_template(template).render(**values)
