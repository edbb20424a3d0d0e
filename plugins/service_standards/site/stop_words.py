"""The words of a language that a search leaves out, as Material's search does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

# Those of lunr, which Material's search holds in its worker.
ENGLISH = """
a able about across after all almost also am among an and any are as at be because been but
by can cannot could dear did do does either else ever every for from get got had has have he
her hers him his how however i if in into is it its just least let like likely may me might
most must my neither no nor not of off often on only or other our own rather said say says
she should since so some than that the their them then there these they this tis to too twas
us wants was we were what when where which while who whom why will with would yet you your
"""
# What settings ask for in their pipeline.
FILTER = "stopWordFilter"
# Where Material publishes those of another language.
FILE = "assets/javascripts/lunr/min/lunr.{language}.min.js"
LIST = re.compile(r'generateStopWordFilter\("([^"]+)"')
Read = Callable[[str], str]


def stop_words(read: Read, config: Mapping[str, Any]) -> frozenset[str]:
    """Return what a search with these settings leaves out: nothing, if they do not ask for it.

    `read` gives the text of a file of the site, or nothing if there is none of its name.
    A language without rules of its own is searched as English, and "most" is a bridge in Polish. Of
    a language that Material does not know there are no such words.
    """
    if FILTER not in config.get("pipeline", ()):
        return frozenset()
    return frozenset(word for one in config.get("lang", ()) for word in _words(read, one))


def _words(read: Read, language: str) -> list[str]:
    if language == "en":
        return ENGLISH.split()
    found = LIST.search(read(FILE.format(language=language)))
    return found[1].split() if found else []
