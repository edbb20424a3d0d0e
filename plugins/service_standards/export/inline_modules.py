"""Browser modules inside a page: each as it is, and each found by the others.

A page that is opened from a disk cannot fetch modules. Here every module stands in an inline
script of its own, byte for byte, with one line after it that hands over its exports. An import
map leads each `./name.js` to a few generated words that take them from there. The policy names
the hash of every script and of those words, so nothing else can run (see ADR 0011).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from urllib.parse import quote

REGISTRY = "globalThis.ss"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STATIC = re.compile(r'^(?:import|export|\}) ?[^;]*?from "\./([\w-]+)\.js";$', re.MULTILINE)
DYNAMIC = re.compile(r'\bimport\("\./([\w-]+)\.js"\)')
DECLARED = re.compile(r"(?:async )?(?:function|class|const) (\w+)")
PASSED_ON = re.compile(r'\{ ([\w, ]+) \} from "\./([\w-]+)\.js";$')
EXPORT = re.compile(r"^export (.*)$", re.MULTILINE)
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


@dataclass(frozen=True)
class InlineModules:
    """What stands in the page: an import map and the scripts, in their order.

    `hashes` are those of the scripts, of the import map and of what it leads to.
    """

    import_map: str
    scripts: tuple[str, ...]
    hashes: tuple[str, ...]


def inline_modules(
    texts: Mapping[str, str], entry: str, without: frozenset[str] = frozenset()
) -> InlineModules:
    """Return the module `entry` with all that it needs, now or later.

    `texts` are the modules by name, without `.js`. What is only needed later can be left out by
    `without`, if the page has no use for it.

    Raises:
        ValueError: for a module that has a form which is not foreseen here.
    """
    modules = _reachable(texts, entry, without)
    order = TopologicalSorter({one.name: sorted(one.needs) for one in modules.values()})
    names = [name for name in order.static_order() if name != entry]
    # The entry sets everything going, so it comes last even where it needs nothing at once.
    scripts = tuple(_script(modules[name]) for name in [*names, entry])
    links = {
        name: "data:text/javascript," + quote(_link(one), safe=" =;.,{}[]")
        for name, one in sorted(modules.items())
        if name != entry
    }
    integrity = {links[name]: hash_of(_link(modules[name])) for name in links}
    import_map = json.dumps(
        {"imports": {f"./{name}.js": link for name, link in links.items()}, "integrity": integrity},
        separators=(",", ":"),
    )
    hashes = (hash_of(import_map), *map(hash_of, scripts), *integrity.values())
    return InlineModules(import_map, scripts, hashes)


def hash_of(text: str) -> str:
    """Return the hash by which a policy names an inline script or style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _reachable(texts: Mapping[str, str], entry: str, without: frozenset[str]) -> dict[str, Module]:
    found: dict[str, Module] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = read_module(name, texts[name])
            waiting += sorted(found[name].needs | (found[name].needs_later - without))
    return found


def read_module(name: str, text: str) -> Module:
    """Return what a module needs and exports.

    Raises:
        ValueError: for an export that is not foreseen, or for text that would end the script.
    """
    if ENDS_SCRIPT.search(text):
        raise ValueError(f"{name}.js holds '</script', '<script' or '<!--'")
    code = COMMENT.sub("", text)
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


def _script(module: Module) -> str:
    own = _names(module, module.name)
    return f'{module.text}({REGISTRY}??={{}})["{module.name}"]={{{own}}};\n'


def _link(module: Module) -> str:
    places = sorted(set(module.exports.values()))
    return "".join(f'export const {{{_names(module, at)}}}={REGISTRY}["{at}"];' for at in places)


def _names(module: Module, place: str) -> str:
    return ",".join(sorted(name for name, at in module.exports.items() if at == place))
