"""A paper as one page that needs no network and runs no script, to read, to send and to print."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from html import escape
from importlib.resources import files

from service_standards.model.plain.characters import UNSHOWABLE
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


def paper_as_html(paper: Paper, words: Words) -> str:
    """Return the paper as a page in a language; what people wrote stays text."""
    writer = _Writer(words)
    style = (files("service_standards") / "templates/styles/paper.css").read_text("utf-8")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = next((writer.said(one.said) for one in paper.blocks if isinstance(one, Title)), "")
    body = "\n".join(writer.block(one) for one in paper.blocks)
    return f"""<!doctype html>
<html lang="{escape(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


class _Writer:
    def __init__(self, words: Words) -> None:
        self.words = words

    def block(self, block: Block) -> str:
        if isinstance(block, Title):
            return f'<h1 dir="auto">{self.said(block.said)}</h1>'
        if isinstance(block, Heading):
            return f'<h2 dir="auto">{self.said(block.said)}</h2>'
        if isinstance(block, Paragraph):
            return f'<p dir="auto">{" ".join(map(self.said, block.said))}</p>'
        if isinstance(block, Items):
            return f"<ul>\n{''.join(map(self.item, block.items))}</ul>"
        if isinstance(block, Choices):
            items = "".join(f'<li dir="auto">{self.said(one)}</li>\n' for one in block.choices)
            return f'<ul class="choices">\n{items}</ul>'
        return self.table(block)

    def item(self, item: Item) -> str:
        under = "".join(f'<li dir="auto">{self.line(one)}</li>' for one in item.under)
        inner = f"<ul>{under}</ul>" if under else ""
        return f'<li dir="auto">{self.line(item.line)}{inner}</li>\n'

    def table(self, table: Table) -> str:
        columns = [self.said(one) for one in table.columns]
        head = "".join(f'<th scope="col" dir="auto">{one}</th>' for one in columns)
        rows = "".join(f"<tr>{self.row(row, columns)}</tr>\n" for row in table.rows)
        return (
            f'<table aria-label="{self.said(table.name)}">\n<thead><tr>{head}</tr></thead>\n'
            f"<tbody>\n{rows}</tbody>\n</table>"
        )

    def row(self, row: tuple[Line, ...], columns: list[str]) -> str:
        first, *rest = row
        cells = [
            f'<td data-label="{name}" dir="auto">{self.line(cell)}</td>'
            for name, cell in zip(columns[1:], rest, strict=True)
        ]
        # A row to write in has no heading.
        start = (
            f'<th scope="row" dir="auto">{self.line(first)}</th>'
            if first
            else f'<td data-label="{columns[0]}"></td>'
        )
        return start + "".join(cells)

    def line(self, line: Line) -> str:
        return " ".join(map(self.piece, line))

    def piece(self, piece: Piece) -> str:
        if isinstance(piece, Strong):
            return f"<strong>{self.said(piece.said)}</strong>"
        if isinstance(piece, Link):
            return self.link(piece)
        return self.said(piece)

    def link(self, link: Link) -> str:
        text, address = self.said(link.said), web_address(link.url)
        if address is not None:
            return f'<a href="{escape(address)}" rel="noopener noreferrer">{text}</a>'
        return text if link.said == link.url else f"{text} {self.said(link.url)}"

    def said(self, said: object) -> str:
        # Line ends stay blanks; no page may hold other signs of control, or half a character.
        text = " ".join(self.words.text(said).split())
        return escape(UNSHOWABLE.sub("\ufffd", text))
