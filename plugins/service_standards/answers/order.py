"""The order of a catalogue that nobody has at hand, from files that were written in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any

from service_standards.export.assessment_text import CatalogueOrder

Data = Mapping[str, Any]


def order_of_files(*files: Data) -> CatalogueOrder:
    """Return the order in which files hold what they hold; in doubt, that of the first.

    A file is written in catalogue order, so that the order of what several files hold is that
    of the catalogue wherever one of them shows it; elsewhere ids are ordered by their numbers.
    """
    titles: dict[str, str] = {}
    for file in files:
        for key, finding in (file.get("findings") or {}).items():
            titles.setdefault(key, finding.get("title") or "")
    findings = [list(file.get("findings") or {}) for file in files]
    facts = [list((file.get("service") or {}).get("facts") or {}) for file in files]
    targets = [list(file.get("target") or {}) for file in files]
    return CatalogueOrder(
        titles={key: titles[key] for key in _one_order(findings)},
        facts=_one_order(facts),
        dimensions=_one_order(targets),
    )


def _one_order(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return all words of several lists in an order that fits each of them, if there is one."""
    try:
        return list(_sorted(lists))
    except CycleError:
        return list(dict.fromkeys(word for words in lists for word in words))


def _sorted(lists: Sequence[Sequence[str]]) -> Iterable[str]:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for words in lists:
        for word in words:
            sorter.add(word)
        for before, after in pairwise(words):
            sorter.add(after, before)
    sorter.prepare()
    ready: list[str] = []
    while sorter.is_active():
        for word in sorter.get_ready():
            heappush(ready, word)
        first = heappop(ready)
        yield first
        sorter.done(first)
