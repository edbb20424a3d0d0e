"""Build sites as a person would: by the command line, from a tree of sources."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import copy2, copytree, ignore_patterns

from tests.support.sites.warm_mkdocs import warm_mkdocs

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ("mkdocs.yml", "checklists", "docs", "overrides", "portfolio", "releases", "standards")
# 2026-01-01; any fixed moment makes the dates in the sitemap the same.
EPOCH = "1767225600"
LOG = "build.log"


def clean_environment(**changes: str) -> dict[str, str]:
    """Return this process's environment with a fixed build date and `changes`."""
    # NO_COLOR keeps the log plain; the notice is the theme's own, not about this site.
    fixed = {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    # With it, pages have the link to edit them.
    fixed["SITE_REPOSITORY"] = "https://git.example/digital-unit/service-standards"
    return {**os.environ, **fixed, **changes}


def run(
    *command: str, cwd: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command and return what it said, without judging it."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=dict(environment or clean_environment()),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=150,
        check=False,
    )


def run_mkdocs(
    tree: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run mkdocs in a tree and return what it said, without judging it.

    With an environment of its own it runs in a process of its own.
    """
    command = (sys.executable, "-m", "mkdocs", *arguments)
    if environment is not None:
        return run(*command, cwd=tree, environment=environment)
    said = warm_mkdocs().run(tree, arguments, clean_environment())
    # The log of mkdocs goes to the errors, and the pages say nothing on the output.
    return subprocess.CompletedProcess(command, said.code, said.output + said.errors)


def build_site(
    tree: Path,
    folder: Path,
    *,
    directory_urls: bool = True,
    environment: Mapping[str, str] | None = None,
) -> Path:
    """Build the site of a tree strictly into `folder/site`, with its log in `folder/build.log`."""
    site = folder / "site"
    urls = "--use-directory-urls" if directory_urls else "--no-directory-urls"
    said = run_mkdocs(
        tree, "build", "--strict", urls, "--site-dir", str(site), environment=environment
    )
    (folder / LOG).write_text(said.stdout, encoding="utf-8")
    if said.returncode:
        raise RuntimeError(f"mkdocs build --strict failed in {tree}:\n{said.stdout}")
    return site


def copy_sources(target: Path, tree: Path = ROOT) -> Path:
    """Copy what a site is built from, and nothing else, to a new folder."""
    target.mkdir(parents=True)
    for name in SOURCES:
        source = tree / name
        if source.is_dir():
            copytree(source, target / name, ignore=ignore_patterns("__pycache__"))
        elif source.exists():
            copy2(source, target / name)
    return target
