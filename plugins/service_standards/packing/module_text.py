"""What a module of ours needs and exports, read from its text.

It reads the forms that our code has, not a language; another form is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STATIC = re.compile(r'^(?:import|export|\}) ?[^;]*?from "\./([\w-]+)\.js";$', re.MULTILINE)
DYNAMIC = re.compile(r'\bimport\("\./([\w-]+)\.js"\)')
DECLARED = re.compile(r"(?:async )?(?:function|class|const) (\w+)")
PASSED_ON = re.compile(r'\{ ([\w, ]+) \} from "\./([\w-]+)\.js";$')
EXPORT = re.compile(r"^export (.*)$", re.MULTILINE)
# More than there are, so that each is read once.
MOST_MODULES = 512
# What would end a script, or begin another, before its time.
ENDS_SCRIPT = re.compile(r"</script|<!--|<script", re.IGNORECASE)


@dataclass(frozen=True)
class Module:
    """One module: its text, what it needs, and in which module each of its exports stands."""

    name: str
    text: str
    needs: frozenset[str]
    needs_later: frozenset[str]
    exports: Mapping[str, str]


# The files of a site and those without a network are made of the same modules.
@lru_cache(MOST_MODULES)
def read_module(name: str, text: str) -> Module:
    """Return what a module needs and exports.

    Raises:
        ValueError: for an export that is not foreseen, or for text that would end the script.
    """
    if "<" in text and ENDS_SCRIPT.search(text):
        raise ValueError(f"{name}.js holds '</script', '<script' or '<!--'")
    code = COMMENT.sub("", text) if "/*" in text else text
    exports: dict[str, str] = {}
    for said in EXPORT.findall(code):
        if declared := DECLARED.match(said):
            exports[declared[1]] = name
        elif passed := PASSED_ON.match(said):
            exports |= dict.fromkeys(passed[1].split(", "), passed[2])
        elif said != "{};":
            raise ValueError(f"{name}.js has an export that no page can take in: {said}")
    static, dynamic = frozenset(STATIC.findall(code)), frozenset(DYNAMIC.findall(code))
    return Module(name, text, static, dynamic, exports)
