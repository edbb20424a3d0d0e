"""The search of the theme as one file: who searches waits for one request, not for six in turns.

The theme also works without our plugin, and then serves its modules as they are (see ADR 0016).
"""

from __future__ import annotations

from collections.abc import Mapping

from service_standards.packing.joined_modules import joined_modules
from service_standards.packing.module_text import read_module

FOLDER = "assets/theme/search/"
# What first.js asks for, and the module that it passes on.
ENTRY, PASSED_ON, EXPORT = "search", "connect", "connect"
# What runs in a worker is no module.
ALONE = {"worker"}


def joined_search(texts: Mapping[str, str]) -> dict[str, str | None]:
    """Return the scripts of the search by path as a site serves them; None stands for none at all.

    `texts` are scripts of the theme by path; those of other folders are left out. A site that has
    replaced one of the modules gets all of them as they are.
    """
    modules = {
        path.removeprefix(FOLDER).removesuffix(".js"): text
        for path, text in texts.items()
        if path.startswith(FOLDER)
    }
    own = {name: text for name, text in modules.items() if name not in {ENTRY, *ALONE}}
    needed = {need for name, text in own.items() for need in read_module(name, text).needs}
    if not {PASSED_ON, *needed} <= own.keys() or ENTRY not in modules:
        return {}
    joined = joined_modules(own, {ENTRY: (PASSED_ON,)})
    joined[ENTRY] += f"export const {{ {EXPORT} }} = ${PASSED_ON};\n"
    return {f"{FOLDER}{name}.js": joined.get(name) for name in modules.keys() - ALONE}
