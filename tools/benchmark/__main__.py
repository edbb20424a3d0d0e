"""Measure builds of our sites against plain Material; run by `make benchmark`.

Builds take turns, so that whatever else the machine does meets all of them; what is printed are
medians, and the medians of the ratios of one turn. Nothing here judges: seconds differ between
machines, and ratios tell.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tools.benchmark.large_standard import copy_sources, write_large
from tools.benchmark.measured import Cost, cost_of_build, middle, serving
from tools.benchmark.plain_site import write_plain

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"reference": 1, "large": 14}
OURS, OTHER, PLAIN = "ours", "other", "plain Material"
# What is changed while a site is served.
SOURCE = "standards/digital-by-design/name-one-owner.md"
PAGE = "standards/digital-by-design/name-one-owner/"
EPOCH = "1767225600"
HEAD = f"{'':10} {'':16} {'processor s':>12} {'wall s':>8} {'peak MB':>8}   processor, ours / it"


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
            if SIZES[size] == 1:
                copy_sources(ROOT, tree)
            else:
                write_large(ROOT, tree, SIZES[size])
            pages = write_plain(tree, plain)
            print(f"\n{size}: {pages} pages of Markdown, {asked.rounds} rounds\n{HEAD}", flush=True)
            runs = {OURS: (tree, environment()), PLAIN: (plain, environment())}
            if asked.other:
                runs[OTHER] = (tree, environment(asked.other))
            costs: dict[str, list[Cost]] = {name: [] for name in runs}
            for root, around in runs.values():
                # The first build compiles what it imports, and is not counted.
                cost_of_build(root, around)
            for _ in range(asked.rounds):
                for name, (root, around) in runs.items():
                    costs[name].append(cost_of_build(root, around))
            _print("build", costs)
            if asked.saves:
                _print("save", _costs_of_saves(tree, asked.saves, runs))


def _costs_of_saves(
    tree: Path, rounds: int, runs: Mapping[str, tuple[Path, dict[str, str]]]
) -> dict[str, list[Cost]]:
    """Save a criterion while each of our builds serves the tree, one after the other."""
    costs: dict[str, list[Cost]] = {}
    for name, (root, around) in runs.items():
        if root == tree:
            with serving(tree, around) as served:
                costs[name] = [served.cost_of_save(SOURCE, PAGE) for _ in range(rounds)]
    return costs


def _print(what: str, costs: Mapping[str, list[Cost]]) -> None:
    for name, taken in costs.items():
        one = middle(taken)
        ratios = [
            ours.processor / it.processor for ours, it in zip(costs[OURS], taken, strict=True)
        ]
        ratio = f"{median(ratios):9.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        peak = f"{one.peak:8.0f}" if one.peak else " " * 8
        print(
            f"{what:10} {name:16} {one.processor:12.2f} {one.wall:8.2f} {peak}   "
            f"{'' if name == OURS else ratio}",
            flush=True,
        )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make benchmark", description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=5, help="how many turns of clean builds")
    parser.add_argument("--saves", type=int, default=3, help="how many saves while serving")
    parser.add_argument("--other", type=Path, help="another tree of this project, to compare with")
    return parser.parse_args()


if __name__ == "__main__":
    main()
