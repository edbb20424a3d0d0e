"""A paper as plain text for a terminal or a mail."""

from __future__ import annotations

from service_standards.model.plain.characters import UNSHOWABLE
from service_standards.report.paper import (
    Block,
    Choices,
    Heading,
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
from service_standards.report.paper_markdown import BLANK
from service_standards.words.message import Words


def paper_as_text(paper: Paper, words: Words) -> str:
    """Return the paper as lines of text in a language; signs that steer a terminal are left out."""
    writer = _Writer(words)
    return "\n\n".join("\n".join(writer.block(one)) for one in paper.blocks) + "\n"


class _Writer:
    def __init__(self, words: Words) -> None:
        self.words = words

    def block(self, block: Block) -> list[str]:
        if isinstance(block, Title | Heading):
            line = self.said(block.said)
            return [line, ("=" if isinstance(block, Title) else "-") * len(line)]
        if isinstance(block, Paragraph):
            return [" ".join(map(self.said, block.said))]
        if isinstance(block, Items):
            return [
                line
                for item in block.items
                for line in (
                    f"- {self.line(item.line)}",
                    *(f"    {self.line(one)}" for one in item.under),
                )
            ]
        if isinstance(block, Choices):
            return [f"[ ] {self.said(choice)}" for choice in block.choices]
        return self.table(block)

    def table(self, table: Table) -> list[str]:
        rows = [
            [self.said(one) for one in table.columns],
            *([self.line(cell) for cell in row] for row in table.rows),
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        rows = [row if any(row) else ["_" * width for width in widths] for row in rows]
        rows.insert(1, ["-" * width for width in widths])
        return [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]

    def line(self, line: Line) -> str:
        return " ".join(map(self.piece, line))

    def piece(self, piece: Piece) -> str:
        if isinstance(piece, Strong):
            return self.said(piece.said)
        if isinstance(piece, Link):
            text, url = self.said(piece.said), self.said(piece.url)
            return text if text == url else f"{text} {url}"
        return self.said(piece)

    def said(self, said: object) -> str:
        return UNSHOWABLE.sub("\ufffd", BLANK.sub(" ", self.words.text(said))).strip()
