"""Which addresses from somebody's answers may become links."""

from __future__ import annotations

import re
from typing import Final

from service_standards.model.plain.characters import BLANKS, UNSHOWABLE

# No blank, no name before the host, no sign that a browser reads as another.
ADDRESS: Final = re.compile(
    rf"[hH][tT][tT][pP][sS]?://[^{BLANKS}/?#@\[\]\\]+(?:[/?#][^{BLANKS}\\]*)?"
)


def web_address(text: str) -> str | None:
    """Return the address of a link that may be followed, or None: then the text stays text.

    A name before the host makes one site look like another, so that such an address is none.
    """
    address = text.strip(BLANKS)
    return address if ADDRESS.fullmatch(address) and not UNSHOWABLE.search(address) else None
