"""Where the pages of a site stand, and links that lead there from elsewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

READ_MORE = "ss-read"
AddressOf = Callable[[str], str]


@dataclass(frozen=True)
class Addresses:
    """The addresses of one site.

    `url_of` turns the path of a page or file below `docs/` into its address, relative to the
    site's root. `base` is where the site is published, "" if nobody knows.
    """

    url_of: AddressOf
    base: str = ""

    def outside(self, url: str) -> str:
        """Return an address of the site as it is from elsewhere, "" if nobody knows."""
        return urljoin(self.base, url) if self.base else ""

    def outside_of(self, path: str) -> str:
        """Return the same for the path of a page or file."""
        return self.outside(self.url_of(path))


# A project that is on no site.
NOWHERE = Addresses(str)


def set_addresses(root: ET.Element, page: str, address_of: AddressOf) -> None:
    """Make links to pages absolute; where there is no address, only their words are left.

    `page` is the path of the page that `root` was made for, below `docs/`.
    """
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == "a":
                _set_address(child, page, address_of)
            elif child.get("class") == READ_MORE and not _has_address(child, page, address_of):
                parent.remove(child)


def _set_address(link: ET.Element, page: str, address_of: AddressOf) -> None:
    try:
        target = urlsplit(link.get("href", ""))
    except ValueError:
        # Told where the text is checked.
        return
    if target.scheme or not target.path:
        return
    address = address_of(posixpath.normpath(posixpath.join(posixpath.dirname(page), target.path)))
    if address:
        link.set("href", address + (f"#{target.fragment}" if target.fragment else ""))
    else:
        link.tag = "span"
        link.attrib.clear()


def _has_address(paragraph: ET.Element, page: str, address_of: AddressOf) -> bool:
    for link in paragraph.iter("a"):
        _set_address(link, page, address_of)
    return any(link.get("href") for link in paragraph.iter("a"))
