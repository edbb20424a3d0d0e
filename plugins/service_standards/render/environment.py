"""The Jinja environment of our own: autoescape on, a name that is missing is a fault.

A template says what it says by `say` and `say_many`, as Python does; what is printed is spoken in
the language of the environment.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from service_standards.model.plain.limits import LONGEST_TEXT
from service_standards.render.compiled import CompiledTemplates
from service_standards.words.message import ELEMENT, Message, Words, filled, say, say_many


@lru_cache(maxsize=4)
def environment(words: Words) -> Environment:
    """Return the environment; templates ending in `.html.j2` give well-formed XML."""

    def spoken(value: object) -> object:
        return words.text(value) if isinstance(value, Message) else value

    made = Environment(
        loader=PackageLoader("service_standards"),
        # Markdown templates are escaped by their callers, as HTML escapes mean nothing there.
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=spoken,
        # The templates of a package stay as they are.
        auto_reload=False,
        bytecode_cache=kept_templates("blocks", lambda _: True),
    )

    @cache
    def constant(name: str) -> Markup:
        text = made.get_template(name).render(longest_text=LONGEST_TEXT)
        return Markup(text)  # noqa: S704 - our own template

    # Parts that are the same wherever they stand are rendered once for each language.
    made.globals |= {"say": say, "say_many": say_many, "constant": constant}
    made.filters["marked"] = lambda message: marked(message, words)
    return made


def kept_templates(kind: str, is_ours: Callable[[Path], bool]) -> CompiledTemplates:
    """Return what keeps compiled templates of a kind of environment, in this package."""
    with as_file(files("service_standards") / "templates") as folder:
        return CompiledTemplates(folder, kind, is_ours)


def marked(message: Message, words: Words) -> Markup:
    """Return a sentence whose elements stay elements; everything else in it is escaped.

    A translation has the elements of its text and no others (`words.checks`).
    """
    parts = (
        part if ELEMENT.fullmatch(part) else str(escape(part))
        for part in ELEMENT.split(words.template(message))
    )
    values = {name: str(escape(words.text(value))) for name, value in message.values}
    return Markup(filled("".join(parts), values))  # noqa: S704 - escaped above, part by part


def render(words: Words, template: str, /, **values: object) -> str:
    """Return the text of a template with its values, in a language."""
    return environment(words).get_template(template).render(**values)
