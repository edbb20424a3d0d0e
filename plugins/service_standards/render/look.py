"""The style sheets that follow from what a standard is called and how it wants its site to look."""

from __future__ import annotations

import re

from service_standards.model.plain.colours import Family, colour_of, family
from service_standards.model.standard import Colours, Look, Standard
from service_standards.render.environment import render
from service_standards.words.message import ENGLISH, Words, say

# What would end a text in a style sheet, or mean something in it.
SIGNS = re.compile(r'[\x00-\x1f"\\<]')


def sheet_styles(standard: Standard, words: Words) -> str:
    """Return what writes the standard and its edition at the foot of each printed sheet.

    Browsers without boxes at the margin of a sheet have them on the first one only.
    """
    edition = words.text(say("Edition"))
    said = f"{standard.title}, {edition} {standard.version}"
    text = SIGNS.sub(lambda found: f"\\{ord(found[0]):x} ", said)
    return render(ENGLISH, "styles/sheet.css", text=text)


def look_styles(look: Look | None, up: str) -> str:
    """Return what comes behind the styles of every page, "" if a standard wants nothing of its own.

    `up` leads from the style sheet to the root of the site, where files of typefaces stand.
    """
    if look is None:
        return ""
    typeface = look.typeface
    files = {"normal": typeface.regular, "bold": typeface.bold} if typeface else {}
    faces = [{"weight": weight, "file": file} for weight, file in files.items() if file]
    return render(
        ENGLISH,
        "styles/look.css",
        colours=_family(look.colours),
        typeface=typeface,
        faces=faces,
        up=up,
    )


def standalone_look(look: Look | None) -> str:
    """Return the same for files that work without a network, which ask for no other file."""
    if look is None:
        return ""
    return render(
        ENGLISH,
        "styles/look_standalone.css",
        colours=_family(look.colours),
        typeface=look.typeface,
    )


def _family(colours: Colours | None) -> Family | None:
    if colours is None:
        return None
    said = (colours.main, colours.links, colours.pointed)
    main, links, pointed = (colour_of(one) if one else None for one in said)
    return family(main, links, pointed) if main else None
