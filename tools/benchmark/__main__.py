"""Measure builds of our sites against plain Material; run by `make benchmark`.

Builds take turns, so that whatever else the machine does meets all of them; what is printed are
each run as it ends, then medians, and the medians of the ratios of one turn: of the processor,
which tells on one core, and of the clock, which tells where several work. Plain Material has one
language, and so has ours, unless somebody asks for all. Whoever stops it gets those of the turns
that are whole. Nothing here judges: seconds differ between machines, and ratios tell.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from shutil import copytree
from statistics import median
from tempfile import TemporaryDirectory

from tools.benchmark.large_standard import (
    DEFAULT_VARIANTS,
    copy_sources,
    leave_translations_out,
    write_large,
)
from tools.benchmark.measured import Cost, cost_of_build, ended_in_order, middle, serving
from tools.benchmark.plain_site import write_plain
from tools.benchmark.saves import prepare, saves

ROOT = Path(__file__).resolve().parents[2]
# How many turns of clean builds each size takes, if nobody says so: one of the large site takes
# minutes, and its ratios differ less.
ROUNDS = {"reference": 3, "large": 1}
OURS, OTHER, PLAIN = "ours", "other", "plain Material"
# What is measured of a save while a site is served.
SEEN, WHOLE = "seen", "whole"
EPOCH = "1767225600"
RATIOS = f"{'ours / it: processor':28} wall"
HEAD = f"{'':15} {'':16} {'processor s':>12} {'wall s':>8} {'peak MB':>8}   {RATIOS}"
REQUIRED = re.compile(r"\{required: [^}]*\}")

# A tree with the surroundings of its builds, by what builds it.
Runs = Mapping[str, tuple[Path, dict[str, str]]]


def environment(package: Path | None = None) -> dict[str, str]:
    """Return the surroundings of a build, with our package from a tree of its own."""
    fixed = {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    path = {"PYTHONPATH": str(package.resolve() / "plugins")} if package else {}
    around = {**os.environ, **fixed, **path}
    # Whoever builds a site has our package compiled, as Material is.
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    return around


def main() -> None:
    """Measure what the command line asks for."""
    asked = _asked()
    for size in asked.sizes:
        with TemporaryDirectory() as folder:
            tree, plain = Path(folder, "tree"), Path(folder, "plain")
            if size == "large":
                write_large(ROOT, tree, asked.variants)
            else:
                copy_sources(ROOT, tree)
                if asked.translations:
                    _require_no_translation(tree)
                else:
                    leave_translations_out(tree)
            pages = write_plain(tree, plain)
            rounds = ROUNDS[size] if asked.rounds is None else asked.rounds
            print(f"\n{size}: {pages} pages of Markdown, {rounds} rounds\n{HEAD}", flush=True)
            runs = {OURS: (tree, environment()), PLAIN: (plain, environment())}
            if asked.other:
                runs[OTHER] = (tree, environment(asked.other))
            if rounds and size == asked.sizes[0]:
                # The first builds compile what they import, and are not counted.
                _in_turns(runs, 1, "warm", cost_of_build)
            if rounds:
                _print("build", _in_turns(runs, rounds, "", cost_of_build))
            if asked.saves:
                for what, costs in _costs_of_saves(tree, asked.saves, runs).items():
                    _print(what, costs)


def _require_no_translation(tree: Path) -> None:
    """Let any version of ours show a saved text before somebody has translated it."""
    file = tree / "standards/standard.yml"
    file.write_text(REQUIRED.sub("{}", file.read_text("utf-8")), "utf-8")


def _in_turns(
    runs: Runs, rounds: int, what: str, cost: Callable[[Path, dict[str, str]], Cost]
) -> dict[str, list[Cost]]:
    """Return what each run costs in each turn; whoever stops it keeps the turns before."""
    costs: dict[str, list[Cost]] = {name: [] for name in runs}
    try:
        for number in range(1, rounds + 1):
            taken = {}
            for name, (root, around) in runs.items():
                taken[name] = cost(root, around)
                _print_line(what or f" {number}/{rounds}", name, taken[name])
            for name, one in taken.items():
                costs[name].append(one)
    except KeyboardInterrupt:
        if not costs[OURS]:
            raise
    return costs


def _costs_of_saves(tree: Path, rounds: int, runs: Runs) -> dict[str, dict[str, list[Cost]]]:
    """Save each kind of source while each of our builds serves the tree, one after the other.

    Return what is paid until the open page shows it, and until nothing is left to do, by kinds and
    over all.
    """
    prepare(tree)
    costs: dict[str, dict[str, list[Cost]]] = {}
    for name, (root, around) in runs.items():
        if root != tree:
            continue
        own = Path(copytree(tree, tree.with_name(name)))
        with serving(own, around) as served:
            for save in saves(own, rounds + 1):
                taken = served.costs_of_save(save)
                # The first turn makes other pages too: those that say their translation is old.
                is_counted = save.turn and not save.is_hurried
                for what, cost in zip((SEEN, WHOLE) if is_counted else (), taken, strict=False):
                    _print_line(f" {save.kind} {what}", name, cost)
                    for line in (f"{save.kind} {what}", f"all {what}"):
                        costs.setdefault(line, {}).setdefault(name, []).append(cost)
    return costs


def _print(what: str, costs: Mapping[str, list[Cost]]) -> None:
    for name, taken in costs.items():
        pairs = list(zip(costs[OURS], taken, strict=True))
        processor = _ratio([ours.processor / it.processor for ours, it in pairs])
        wall = _ratio([ours.wall / it.wall for ours, it in pairs])
        ratios = "" if name == OURS else f"{processor:28} {wall}"
        _print_line(what, name, middle(taken), ratios)


def _ratio(ratios: Sequence[float]) -> str:
    return f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def _print_line(what: str, name: str, cost: Cost, ratio: str = "") -> None:
    peak = f"{cost.peak:8.0f}" if cost.peak else " " * 8
    line = f"{what:15} {name:16} {cost.processor:12.2f} {cost.wall:8.2f} {peak}   {ratio}"
    print(line.rstrip(), flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make benchmark", description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=ROUNDS, default=list(ROUNDS))
    parser.add_argument(
        "--rounds", type=int,
        help="how many turns of clean builds, or 0; three of the reference site, one of the large",
    )  # fmt: skip
    parser.add_argument(
        "--saves", type=int, default=3, help="how many turns of saves of each kind while serving"
    )
    parser.add_argument(
        "--variants", type=int, default=DEFAULT_VARIANTS,
        help="how often each criterion stands in the large standard",
    )  # fmt: skip
    parser.add_argument(
        "--translations", action="store_true",
        help="build the other languages of the reference site too; the plain site shows their "
        "pages as pages of its own",
    )  # fmt: skip
    parser.add_argument("--other", type=Path, help="another tree of this project, to compare with")
    return parser.parse_args()


if __name__ == "__main__":
    with ended_in_order():
        main()
