"""A paper as Markdown; `browser/formats/paper-markdown.js` writes the same bytes.

What people wrote goes in as text in which no sign means anything.
"""

from __future__ import annotations

import re
from typing import Final

from service_standards.model.plain.characters import BLANKS, UNSHOWABLE
from service_standards.report.paper import (
    Block,
    Choices,
    Heading,
    Item,
    Items,
    Line,
    Link,
    Paper,
    Paragraph,
    Piece,
    Strong,
    Table,
    Title,
)
from service_standards.report.web_address import web_address
from service_standards.words.message import Words

BLANK: Final = re.compile(f"[{BLANKS}]+")


SIGNS: Final = re.compile(r"[\\`*_{}\[\]#]")
OF_DIALECTS: Final = re.compile(r"[&<>|~^=$]")
BEGINNING: Final = re.compile(r"^(?=[-+])|^[0-9]+(?=[.)])")
NOT_IN_ADDRESS: Final = re.compile(r'["<>()`{}|^\[\]*]')
REFERENCE: Final = re.compile(r"&(?=#?[0-9A-Za-z]+;)")


def paper_as_markdown(paper: Paper, words: Words) -> str:
    """Return the paper as Markdown in a language."""
    writer = _Writer(words)
    return "\n\n".join("\n".join(writer.block(one)) for one in paper.blocks) + "\n"


def escape_markdown(text: str) -> str:
    """Return one line of text in which no sign means anything to Markdown.

    Angle brackets and the signs that dialects give a meaning become character references, because
    not every dialect knows a backslash before them.
    """
    line = BLANK.sub(" ", text).strip(BLANKS)
    line = UNSHOWABLE.sub("\ufffd", line)
    line = SIGNS.sub(r"\\\g<0>", line)
    line = OF_DIALECTS.sub(lambda found: f"&#{ord(found[0])};", line)
    return BEGINNING.sub(r"\g<0>\\", line)


class _Writer:
    def __init__(self, words: Words) -> None:
        self.words = words

    def block(self, block: Block) -> list[str]:
        if isinstance(block, Title):
            return [f"# {self.escaped(block.said)}"]
        if isinstance(block, Heading):
            return [f"## {self.escaped(block.said)}"]
        if isinstance(block, Paragraph):
            return [escape_markdown(" ".join(map(self.words.text, block.said)))]
        if isinstance(block, Items):
            return [line for item in block.items for line in self.item(item)]
        if isinstance(block, Choices):
            return [f"- [ ] {self.escaped(choice)}" for choice in block.choices]
        return self.table(block)

    def item(self, item: Item) -> list[str]:
        return [f"- {self.line(item.line)}", *(f"    - {self.line(one)}" for one in item.under)]

    def table(self, table: Table) -> list[str]:
        rows = [
            [self.escaped(one) for one in table.columns],
            ["---" for _ in table.columns],
            *([self.line(cell) for cell in row] for row in table.rows),
        ]
        return [f"| {' | '.join(cells)} |" for cells in rows]

    def line(self, line: Line) -> str:
        return " ".join(map(self.piece, line))

    def piece(self, piece: Piece) -> str:
        if isinstance(piece, Strong):
            return f"**{self.escaped(piece.said)}**"
        if isinstance(piece, Link):
            return _link(piece)
        return self.escaped(piece)

    def escaped(self, said: object) -> str:
        return escape_markdown(self.words.text(said))


def _link(link: Link) -> str:
    text, address = escape_markdown(link.said), web_address(link.url)
    if address is not None:
        quoted = NOT_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", address)
        return f"[{text}]({REFERENCE.sub('&#38;', quoted)})"
    return text if link.said == link.url else f"{text} {escape_markdown(link.url)}"
