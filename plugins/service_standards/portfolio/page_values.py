"""What the pages of a portfolio show, as plain values for their templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from service_standards.model.edition import Edition, EditionDimension
from service_standards.model.plain.ids import id_address
from service_standards.model.plain.title_order import title_order
from service_standards.model.vocabulary import OBLIGATION_TITLES, Obligation, Scope
from service_standards.portfolio.figures import ALL, NONE, Figure, Portfolio
from service_standards.words.message import Message, say, say_many

# Figures that a list of services stands behind.
LISTED = (
    "all",
    "baseline",
    "organisation",
    "phase",
    "edition",
    "level",
    "distance",
    "unmet",
    "exempt",
    "expired",
)
NOT_STATED = say("not stated")


@dataclass(frozen=True)
class Cell:
    """A number of services: its token on the page, and the file that lists them, "" for none."""

    count: int
    token: str
    href: str


@dataclass(frozen=True)
class Row:
    """A line of a table: its title, what it is about, and its cells."""

    title: str | Message
    key: str
    cells: tuple[Cell, ...]
    note: Message | None = None
    obligation: Obligation | None = None

    @property
    def obligation_title(self) -> Message | None:
        """How binding it is, in words."""
        return OBLIGATION_TITLES[self.obligation] if self.obligation else None


@dataclass(frozen=True)
class ServiceList:
    """The services behind a figure: the name of its file, its title and places in `services`."""

    name: str
    title: Message
    places: tuple[int, ...]


class Figures:
    """The figures of a portfolio on their way to pages: tokens, names of files and titles."""

    def __init__(self, portfolio: Portfolio, edition: Edition) -> None:
        self.portfolio = portfolio
        self.edition = edition
        self.dimensions = edition.dimensions_of(Scope.SERVICE)
        self.levels = tuple(one.number for one in edition.levels)
        self._titles = {one.id: one.title for one in edition.dimensions}
        self._phases = {one.id: one.title for one in edition.phases}
        # The same files in any order give the same tokens.
        self._tokens = {figure: _base36(at) for at, figure in enumerate(self._ordered())}

    def _ordered(self) -> Iterator[Figure]:
        yield ALL
        yield from sorted(one for one in self.portfolio.members if one != ALL)

    def token(self, figure: Figure) -> str:
        """Return what stands for a figure on a page, "" if it counts nothing."""
        return self._tokens.get(figure, "")

    def cell(self, figure: Figure) -> Cell:
        """Return the number of services of a figure."""
        count = len(self.portfolio.members.get(figure, ()))
        href = f"lists/{self.name(figure)}" if count and figure[0] in LISTED else ""
        return Cell(count, self.token(figure), href)

    def name(self, figure: Figure) -> str:
        """Return the name of the file that lists the services; free text gives way to a token."""
        kind = figure[0]
        if kind in {"organisation", "phase", "edition"}:
            return f"{kind}-{self.token(figure)}.html"
        return "-".join(map(id_address, figure)) + ".html"

    def lists(self) -> Iterator[ServiceList]:
        """Yield every list that a figure opens."""
        for figure, places in self.portfolio.members.items():
            if figure[0] in LISTED and self._is_shown(figure[0]):
                yield ServiceList(self.name(figure), self.title(figure), places)

    def _is_shown(self, kind: str) -> bool:
        """Tell whether a page has figures of a kind: of phases and levels only if there are any."""
        needed: dict[str, object] = {"phase": self._phases, "level": self.levels}
        return bool(needed.get("level" if kind == "distance" else kind, True))

    def title(self, figure: Figure) -> Message:
        """Return what a list holds."""
        kind, *rest = figure
        makers: dict[str, Callable[..., Message]] = {
            "baseline": lambda: say("Services that meet the whole baseline"),
            "organisation": self._organisation_title,
            "phase": self._phase_title,
            "edition": self._edition_title,
            "level": self._level_title,
            "distance": self._distance_title,
            "unmet": self._unmet_title,
            "exempt": self._exempt_title,
            "expired": self._expired_title,
        }
        return makers[kind](*rest) if kind in makers else say("All services")

    def _organisation_title(self, name: str) -> Message:
        return say("Services of {organisation}", organisation=name or NOT_STATED)

    def _phase_title(self, phase: str) -> Message:
        return say("Services in the phase {phase}", phase=self.phase(phase))

    def _edition_title(self, version: str) -> Message:
        return say("Services that answered edition {version}", version=version or NOT_STATED)

    def _unmet_title(self, identifier: str) -> Message:
        name = self._criterion(identifier)
        return say("Services that do not meet {criterion}, or only partly", criterion=name)

    def _exempt_title(self, identifier: str) -> Message:
        name = self._criterion(identifier)
        return say("Services that are exempt from {criterion}", criterion=name)

    def _expired_title(self, identifier: str) -> Message:
        name = self._criterion(identifier)
        return say("Services with expired evidence for {criterion}", criterion=name)

    def _criterion(self, identifier: str) -> str:
        return f"{identifier} {self.edition.criteria_by_id[identifier].title}"

    def _level_title(self, dimension: str, level: str) -> Message:
        title = self._titles[dimension]
        if level == NONE:
            return say("Services without a level in {dimension}", dimension=title)
        return say("Services at level {level} in {dimension}", level=level, dimension=title)

    def _distance_title(self, dimension: str, distance: str) -> Message:
        title = self._titles[dimension]
        if distance == NONE:
            return say("Services without a target in {dimension}", dimension=title)
        if distance == "0":
            return say("Services that reached their target in {dimension}", dimension=title)
        return say_many(
            "Services {count} level below their target in {dimension}",
            "Services {count} levels below their target in {dimension}",
            int(distance),
            dimension=title,
        )

    def phase(self, identifier: str) -> str | Message:
        """Return the title of a phase, or the word itself where the edition has no such phase."""
        return self._phases.get(identifier, identifier) or NOT_STATED

    def plain_rows(self, kind: str) -> tuple[Row, ...]:
        """Return a line for each organisation, phase or edition that there is."""
        found = {one[1] for one in self.portfolio.members if one[0] == kind}
        order: Sequence[str] = sorted(found, key=title_order)
        if kind == "phase" and not self._phases:
            return ()
        if kind == "phase":
            order = [one for one in self._phases if one in found]
            order = [*order, *sorted(found - set(order))]
        return tuple(
            Row(self._plain_title(kind, one), one, (self.cell((kind, one)),), self._note(kind, one))
            for one in order
        )

    def _plain_title(self, kind: str, value: str) -> str | Message:
        return self.phase(value) if kind == "phase" else value or NOT_STATED

    def _note(self, kind: str, value: str) -> Message | None:
        if kind != "edition":
            return None
        if value == self.edition.version:
            return say("the edition of this page")
        if value in self.edition.releases:
            return say("another edition that was released")
        return say("no edition that is known here")

    def levels_of(self, dimension: EditionDimension) -> Row:
        """Return how many services are at each level of a dimension for certain."""
        steps = [*map(str, self.levels), NONE]
        cells = tuple(self.cell(("level", dimension.id, step)) for step in steps)
        return Row(dimension.title, dimension.id, cells)

    def distances_of(self, dimension: EditionDimension) -> Row:
        """Return how many services are how far from their target in a dimension."""
        cells = tuple(self.cell(("distance", dimension.id, step)) for step in self.distances())
        return Row(dimension.title, dimension.id, cells)

    def distances(self) -> tuple[str, ...]:
        """Return the distances that are possible, as the members of figures."""
        found = {one[2] for one in self.portfolio.members if one[0] == "distance"} - {NONE, "0"}
        return ("0", *sorted(found, key=int), NONE)

    def criteria_rows(self) -> tuple[Row, ...]:
        """Return the criteria that somebody does not meet or has expired evidence for.

        Those that most services do not meet come first; equals stay in catalogue order.
        """
        rows = []
        for one in self.edition.criteria:
            unmet, expired = self.cell(("unmet", one.id)), self.cell(("expired", one.id))
            if unmet.count or expired.count:
                exempt, outside = self.cell(("exempt", one.id)), self.cell(("outside", one.id))
                cells = (unmet, exempt, expired, outside)
                title = f"{one.id} {one.title}"
                rows.append(Row(title, one.dimension, cells, obligation=one.obligation))
        return tuple(sorted(rows, key=lambda row: (-row.cells[0].count, -row.cells[2].count)))

    def tokens_of(self, figures: Sequence[Figure]) -> str:
        """Return the tokens of figures for an attribute."""
        return " ".join(map(self._tokens.__getitem__, figures))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while number or not text:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return text
