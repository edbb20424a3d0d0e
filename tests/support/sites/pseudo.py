"""A language in which every text is bracketed and 40 % longer, made from the template.

A text of ours without brackets on a page was forgotten; one whose end is cut has no room.
"""

from __future__ import annotations

import math
import re
from itertools import cycle, islice

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from service_standards.words.catalogues import FOLDER, TEMPLATE

# A language tag that neither CLDR nor a browser knows: English decides about plurals and numbers.
PSEUDO = "qps"
OPEN, CLOSE = "⟦", "⟧"
PADDING = ("lorem", "ipsum", "dolor", "sit", "amet")
BLANKS = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def lengthened(text: str) -> str:
    """Return a text in brackets, longer by two fifths; what it is set in stays outside."""
    before, inner, after = BLANKS.fullmatch(text).groups()  # type: ignore[union-attr]
    wanted = math.ceil(len(inner) * 0.4)
    padding = " ".join(islice(cycle(PADDING), wanted // 6 + 1))[:wanted].rstrip()
    return f"{before}{OPEN}{inner} {padding}{CLOSE}{after}"


def pseudo_catalogue() -> str:
    """Return the text of the `.po` file of the pseudo-language."""
    template = read_po((FOLDER / TEMPLATE).read_text("utf-8").splitlines(keepends=True))
    lines = [
        'msgid ""',
        'msgstr ""',
        f'"Language: {PSEUDO}\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
    ]
    for entry in _entries(template):
        one, *many = entry
        lines += ["", f"msgid {_quoted(one)}"]
        if many:
            lines += [f"msgid_plural {_quoted(many[0])}"]
            lines += [f"msgstr[{i}] {_quoted(lengthened(text))}" for i, text in enumerate(entry)]
        else:
            lines += [f"msgstr {_quoted(lengthened(one))}"]
    return "\n".join(lines) + "\n"


def _entries(template: Catalog) -> list[tuple[str, ...]]:
    ids = [message.id for message in template if message.id]
    return [(one,) if isinstance(one, str) else tuple(one) for one in ids]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def outside(text: str, depth: int = 0) -> str:
    """Return what of a text stands outside of all brackets, with one blank for what is inside.

    `depth` is how many brackets are open where the text starts.
    """
    kept = []
    for character in text:
        depth += character == OPEN
        if not depth:
            kept.append(character)
        elif character == CLOSE:
            depth -= 1
            kept.append("" if depth else " ")
    return "".join(kept)
