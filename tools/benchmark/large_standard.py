"""A large standard for measuring: the reference site with variants of its criteria beside them."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from shutil import copy2, copytree, ignore_patterns, rmtree

import yaml

SOURCES = ("mkdocs.yml", "checklists", "docs", "overrides", "portfolio", "releases", "standards")
# The organisation answers once, and its criteria do not multiply with those of services.
ALONE = "organisation"
# Variant k of DBD-03 has the number 3 + 60 * k: three digits are all that an id may have.
STEP = 60
ID = re.compile(r"\b([A-Z]{3})-([0-9]{2,3})\b")
TITLE = re.compile(r"^(title: )(.+)$", re.MULTILINE)
WHY = re.compile(r"(?<=## Why it matters\n\n).+?(?=\n\n## )", re.DOTALL)
# Each sentence stands once in a standard.
SENTENCE = re.compile(r"^(?![#|`\[])(.+?)([.?!:]\"?)$", re.MULTILINE)
TRANSLATIONS = re.compile(r"^translations:\n(?:  .*\n)+", re.MULTILINE)
RELEASES = "      - Releases: releases/index.md\n"
DEFAULT_VARIANTS = 14
DEFAULT_SEED = 1


def copy_sources(root: Path, target: Path) -> None:
    """Copy what a site is built from."""
    for name in SOURCES:
        source = root / name
        if source.is_dir():
            copytree(source, target / name, ignore=ignore_patterns(".*"))
        elif source.is_file():
            target.mkdir(parents=True, exist_ok=True)
            copy2(source, target / name)


def write_large(
    root: Path, target: Path, variants: int = DEFAULT_VARIANTS, seed: int = DEFAULT_SEED
) -> None:
    """Write the sources of `root` to `target`, with each criterion of a service `variants` times.

    The same seed gives the same bytes.
    """
    copy_sources(root, target)
    # What is frozen has fewer criteria.
    leave_releases_out(target)
    leave_translations_out(target)
    random = Random(seed)  # noqa: S311 - texts to measure with, no secrets
    for file in sorted((target / "standards").glob("*/*.md")):
        if file.parent.name == ALONE or file.name == "index.md":
            continue
        text = file.read_text("utf-8")
        for number in range(1, variants):
            other = file.with_name(f"{file.stem}-{number}.md")
            other.write_text(variant_of(text, number, random), "utf-8", newline="\n")


def leave_releases_out(target: Path) -> None:
    """Delete the frozen editions and their page in the menu."""
    rmtree(target / "releases", ignore_errors=True)
    settings = target / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(RELEASES, ""), "utf-8")


def leave_translations_out(target: Path) -> None:
    """Delete what is said in other languages: a plain site has one, and variants have none."""
    file = target / "standards/standard.yml"
    text = file.read_text("utf-8")
    for language in yaml.safe_load(text).get("translations", {}):
        for folder in ("standards", "checklists", "docs"):
            rmtree(target / folder / language, ignore_errors=True)
    file.write_text(TRANSLATIONS.sub("", text), "utf-8", newline="\n")


def variant_of(text: str, number: int, random: Random) -> str:
    """Return a criterion with an id, a title and an order of its sentences of its own."""

    def moved(found: re.Match[str]) -> str:
        if found[1] == "ORG":
            return found[0]
        return f"{found[1]}-{int(found[2]) + STEP * number}"

    def titled(found: re.Match[str]) -> str:
        quote = found[2][0] if found[2][0] in "\"'" else ""
        title = found[2].removesuffix(quote) if quote else found[2]
        return f"{found[1]}{title}, variant {number}{quote}"

    def shuffled(found: re.Match[str]) -> str:
        lines = found[0].split("\n")
        return "\n".join(random.sample(lines, len(lines)))

    front, mark, body = ID.sub(moved, text).partition("\n---\n")
    body = SENTENCE.sub(rf"\1 in variant {number}\2", body)
    return TITLE.sub(titled, front, count=1) + mark + WHY.sub(shuffled, body, count=1)
