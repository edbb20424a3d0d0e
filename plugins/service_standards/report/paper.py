"""A paper in parts, whatever it is written in: as text, as Markdown, as a page."""

from __future__ import annotations

from dataclasses import dataclass

from service_standards.words.message import Message

Said = Message | str


@dataclass(frozen=True)
class Strong:
    """A word that stands out, such as an id."""

    said: Said


@dataclass(frozen=True)
class Link:
    """A text with an address that somebody wrote: whoever shows it judges the address."""

    said: str
    url: str


Piece = Said | Strong | Link
Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Title:
    """The title of the paper."""

    said: Said


@dataclass(frozen=True)
class Heading:
    """A heading."""

    said: Said


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    said: tuple[Said, ...]


@dataclass(frozen=True)
class Table:
    """A table with its name; an empty cell is a place to write in."""

    name: Said
    columns: tuple[Said, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Item:
    """A line of a list, with the lines below it."""

    line: Line
    under: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Choices:
    """A list to tick one of."""

    choices: tuple[Said, ...]


Block = Title | Heading | Paragraph | Table | Items | Choices


@dataclass(frozen=True)
class Paper:
    """The parts of a paper in their order."""

    blocks: tuple[Block, ...]
