"""Modules joined into a few files: on a slow line each request costs more than its bytes.

Every module keeps its lines and its scope. Only its imports and exports are written anew: it takes
what it needs from the modules before it, and hands over what it exports (see ADR 0014).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from graphlib import TopologicalSorter

from service_standards.packing.module_text import DYNAMIC, Module, read_module

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
PASSED_ON = re.compile(r'^export \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!\{\};)", re.MULTILINE)

# Which modules begin each file, in the order of the files. A file holds them and what they need,
# as far as no file before it holds that.
JOINED = {
    "common": ("dom", "messages"),
    "link": ("copy-link-element",),
    "answers": (
        "session-actions",
        "service-page",
        "edition-marks",
        "outcome-words",
        "evidence",
        "next-step",
        "safe-url",
        "ids",
        "phase-marks",
    ),
    "progress": ("standing",),
    "opened": ("service-start", "file-age", "edition-watch", "large-changes"),
    "checklist": ("checklist-element",),
    "listed": ("criteria-list-element",),
    "results": ("results-element",),
    "origins": ("inherited",),
    "exempt": ("exemption-view",),
    "papers": ("gate-paper-view", "copy-markdown"),
}
# Which files work an element.
ELEMENTS = {
    "service-checklist": ("common", "answers", "checklist"),
    "service-results": ("common", "answers", "progress", "results"),
}


def needed_files(content: str) -> list[str]:
    """Return the joined files that the elements of a page need from the start, each once."""
    files = [ELEMENTS[element] for element in ELEMENTS if f"<{element}" in content]
    return list(dict.fromkeys(name for names in files for name in names))


def joined_modules(
    texts: Mapping[str, str], files: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """Return the texts of the files by name: those of `files`, and every module in none of them.

    `texts` are the modules by name, without `.js` and without comments.

    Raises:
        ValueError: for a module that has a form which is not foreseen, and for a file that has the
            name of a module.
    """
    if doubled := sorted(files.keys() & texts.keys()):
        raise ValueError(f"a joined file has the name of a module: {', '.join(doubled)}")
    modules = {name: read_module(name, text) for name, text in texts.items()}
    places = _places(modules, files)
    joined = {file: _file(modules, file, places) for file in files}
    alone = modules.keys() - places.keys()
    return joined | {name: _alone(modules[name], places) for name in sorted(alone)}


def inline_script(
    texts: Mapping[str, str], entry: str, without: AbstractSet[str] = frozenset()
) -> str:
    """Return the module `entry` with all that it needs, now or later, as one script.

    What is only needed later can be left out by `without`, if the page has no use for it.

    Raises:
        ValueError: for a module that has a form which is not foreseen.
    """
    modules = _reachable(texts, entry, without)
    places = dict.fromkeys(modules, "")
    names = TopologicalSorter({one.name: sorted(one.needs) for one in modules.values()})
    # The entry sets everything going, so it comes last even where it needs nothing at once.
    order = [*(name for name in names.static_order() if name != entry), entry]
    return "".join(_scope(modules[name], "", places) for name in order)


def _reachable(
    texts: Mapping[str, str], entry: str, without: AbstractSet[str]
) -> dict[str, Module]:
    found: dict[str, Module] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = read_module(name, texts[name])
            waiting += sorted(found[name].needs | (found[name].needs_later - without))
    return found


def _places(modules: Mapping[str, Module], files: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return in which file each module stands, if it stands in one."""
    places: dict[str, str] = {}
    for file, beginnings in files.items():
        waiting = list(beginnings)
        while waiting:
            name = waiting.pop()
            if name not in places:
                places[name] = file
                waiting += sorted(modules[name].needs)
    return places


def _file(modules: Mapping[str, Module], file: str, places: Mapping[str, str]) -> str:
    own = sorted(name for name in places if places[name] == file)
    order = TopologicalSorter({name: sorted(modules[name].needs & set(own)) for name in own})
    needed = {need for name in own for need in modules[name].needs} - set(own)
    scopes = [_scope(modules[name], file, places) for name in order.static_order()]
    exports = f"export {{ {', '.join(map(_variable, own))} }};\n"
    return _imports(needed, places) + "".join(scopes) + exports


def _scope(module: Module, file: str, places: Mapping[str, str]) -> str:
    """Return a module in a scope of its own, which gives back what the module exports."""
    given = ", ".join(
        name if place == module.name else f"{name}: {_variable(place)}.{name}"
        for name, place in sorted(module.exports.items())
    )
    code = _taking(module.text, places, file)
    code = EXPORT.sub("", PASSED_ON.sub("", code) if "export {" in code else code)
    return f"const {_variable(module.name)} = (() => {{\n{code}return {{ {given} }};\n}})();\n"


def _alone(module: Module, places: Mapping[str, str]) -> str:
    """Return a module that stays a file, with its imports from the joined ones."""

    def passed_on(found: re.Match[str]) -> str:
        if found[2] not in places:
            return found[0]
        return f"export const {{{found[1]}}} = {_variable(found[2])};\n"

    text = PASSED_ON.sub(passed_on, _taking(module.text, places, ""))
    return _imports(module.needs & places.keys(), places) + text


def _imports(needed: AbstractSet[str], places: Mapping[str, str]) -> str:
    lines = []
    for file in sorted({places[name] for name in needed}):
        taken = ", ".join(_variable(name) for name in sorted(needed) if places[name] == file)
        lines.append(f'import {{ {taken} }} from "./{file}.js";\n')
    return "".join(lines)


def _taking(text: str, places: Mapping[str, str], file: str) -> str:
    """Return the text of a module that takes what is joined out of the scopes."""

    def now(found: re.Match[str]) -> str:
        names, module = found[1].replace(" as ", ": "), found[2]
        return f"const {{{names}}} = {_variable(module)};\n" if module in places else found[0]

    def later(found: re.Match[str]) -> str:
        module, variable = found[1], _variable(found[1])
        if module not in places:
            return found[0]
        if places[module] == file:
            return f"Promise.resolve({variable})"
        return f'import("./{places[module]}.js").then(({{ {variable} }}) => {variable})'

    taken = IMPORT.sub(now, text) if "import {" in text else text
    return DYNAMIC.sub(later, taken) if "import(" in taken else taken


def _variable(module: str) -> str:
    """Return the name of a module's scope: no name in our code begins with a dollar."""
    return "$" + re.sub(r"-(\w)", lambda found: found[1].upper(), module)
