"""Collect every text for translators: `words/service_standards.pot`, and what is new in each `.po`.

Run by `make words`. The template is the same for the same sources: no dates, no line numbers.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "plugins/service_standards"
TEMPLATE = PACKAGE / "words/service_standards.pot"
CATALOGUES = PACKAGE / "words/locale"
METHODS = [
    ("browser/**.js", "javascript"),
    ("templates/**.j2", "jinja2"),
    ("templates/**.text", "jinja2"),
    ("theme/**.html", "jinja2"),
    ("**.py", "python"),
]
# What the package's own environment sets, so that a text here is the text that is looked up there.
OPTIONS = {
    f"{folder}/**{ending}": {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
    for folder, ending in (
        ("templates", ".j2"),
        ("templates", ".text"),
        ("theme", ".html"),
    )
}
KEYWORDS = {
    "say": None,
    "say_many": (1, 2),
    "sayMany": (1, 2),
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
}
# What babel puts into the head of a catalogue: days, and places for names that nobody filled in.
NOBODY_SAYS = tuple(
    f'"{name}:'
    for name in (
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "MIME-Version",
        "Content-Transfer-Encoding",
        "Generated-By",
    )
)
HEADER = """\
# Every text that people read in service-standards; see docs/contributing/index.md.
# This file is made by `make words`.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

"""


def template(package: Path = PACKAGE) -> str:
    """Return the text of the template for a package's sources."""
    catalogue = Catalog(charset="utf-8")
    found = extract_from_dir(
        package, METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for file, line, text, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        # One call has one form: who counts in two ways says two sentences.
        catalogue.add(text, None, [(file, line)], auto_comments=comments, context=context)
    return HEADER + _written(catalogue, omit_header=True)


def _written(catalogue: Catalog, *, omit_header: bool) -> str:
    data = BytesIO()
    write_po(
        data, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=omit_header
    )
    lines = data.getvalue().decode().splitlines(keepends=True)
    return "".join(one for one in lines if not one.startswith(NOBODY_SAYS)).rstrip("\n") + "\n"


def updated(text: str, pot: str) -> str:
    """Return the text of a `.po` with what is new in the template, and without what is gone."""
    catalogue = read_po(text.splitlines(keepends=True))
    new = read_po(pot.splitlines(keepends=True))
    new.creation_date = catalogue.creation_date
    catalogue.update(new, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return _written(catalogue, omit_header=False)


def main() -> None:
    """Write the template and bring the catalogues up to date."""
    pot = template()
    TEMPLATE.write_text(pot, encoding="utf-8")
    print(f"wrote {TEMPLATE.relative_to(ROOT)}")
    for path in sorted(CATALOGUES.glob("*.po")):
        path.write_text(updated(path.read_text("utf-8"), pot), encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
