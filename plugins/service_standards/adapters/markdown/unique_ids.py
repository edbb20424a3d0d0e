"""Ids stand once on a page, also where two of its blocks hold the same criterion."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from xml.etree import ElementTree as ET

from markdown.treeprocessors import Treeprocessor

BLOCK = "data-block"
# Space-separated lists of ids, and links within the page.
ID_LISTS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")


class UniqueIdsProcessor(Treeprocessor):
    """Renames what a block repeats; what an editor has named keeps its name.

    The first block keeps the plain ids, which links from other pages lead to.
    """

    def run(self, root: ET.Element) -> None:
        """Go through the blocks of a page in their order."""
        blocks = list(_blocks(root))
        taken = _ids_outside(root) if blocks else set()
        for block in blocks:
            del block.attrib[BLOCK]
            own = _ids(block)
            names = {name: _free(name, taken.union(own)) for name in own if name in taken}
            taken.update(own, names.values())
            _rename(block, names)


def _blocks(root: ET.Element) -> Iterator[ET.Element]:
    return (element for element in root.iter() if BLOCK in element.attrib)


def _ids(element: ET.Element) -> list[str]:
    return [one.attrib["id"] for one in element.iter() if "id" in one.attrib]


def _ids_outside(root: ET.Element) -> set[str]:
    """Return the ids of a page that stand in none of its blocks."""
    found, waiting = list[str](), [[root]]
    for elements in waiting:
        for one in elements:
            if BLOCK not in one.attrib:
                if "id" in one.attrib:
                    found.append(one.attrib["id"])
                if len(one):
                    waiting.append(list(one))
    return set(found)


def _free(name: str, taken: set[str]) -> str:
    """Return the name with the first number that makes it free."""
    return next(one for number in count(2) if (one := f"{name}-{number}") not in taken)


def _rename(block: ET.Element, names: dict[str, str]) -> None:
    for element in block.iter() if names else ():
        for key, value in list(element.attrib.items()):
            if key == "id":
                element.set(key, names.get(value, value))
            elif key == "href" and value.startswith("#"):
                element.set(key, "#" + names.get(value[1:], value[1:]))
            elif key in ID_LISTS:
                element.set(key, " ".join(names.get(one, one) for one in value.split()))
