"""Serving while somebody writes: faults stand in the browser, and the last good site stays.

Where building fails, MkDocs lets every request wait until it succeeds, and says why in the
terminal only.
"""

from __future__ import annotations

import html
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from service_standards.adapters.mkdocs.config import SourceFaults
from service_standards.words.message import ENGLISH, Words, say

START, END = "<!--faults-->", "<!--/faults-->"
TOLD = re.compile(f"{START}.*?{END}", re.DOTALL)
BODY = re.compile(r"<body\b[^>]*>|$")
TITLE = say("Faults in the sources")
BEFORE = say("This page is from before the last change, which cannot be shown yet.")
ADVICE = say("Mend them and save: the page loads again by itself.")


@dataclass(frozen=True)
class Faults:
    """What is wrong with the sources, as lines, and the words that the site speaks around them."""

    told: str = ""
    words: Words = ENGLISH


def faults_of(error: Exception, spoken: Words) -> Faults:
    """Return what stopped a build, or only the words of the site if it was nothing of ours.

    `spoken` are the words of the site as it was before.
    """
    words = error.words if isinstance(error, SourceFaults) else ENGLISH
    told = str(error).strip() if isinstance(error, PluginError) else ""
    return Faults(told, spoken if words is ENGLISH else words)


def fault_site(site: Files, faults: Faults, config: MkDocsConfig) -> Files:
    """Return a site of one page, which lists the faults; what the theme needs stays."""
    config.nav = None
    docs = Path(config.docs_dir).resolve()
    kept = [one for one in site if not _is_below(one, docs)]
    title, advice = map(faults.words.text, (TITLE, ADVICE))
    # Indented text is code for Markdown, whatever it holds.
    text = f"# {title}\n\n{advice}\n\n{textwrap.indent(faults.told, '    ')}\n"
    return Files([*kept, File.generated(config, "index.md", content=text)])


def _is_below(file: File, folder: Path) -> bool:
    return file.abs_src_path is None or Path(file.abs_src_path).resolve().is_relative_to(folder)


def with_faults(text: str, faults: Faults) -> str:
    """Return the HTML of a page with the faults at its top, in place of earlier ones."""
    title, *rest = (html.escape(faults.words.text(one)) for one in (TITLE, BEFORE, ADVICE))
    # A line begins with the name of a file, whatever the language of the page.
    lines = f'<pre dir="auto">{html.escape(faults.told)}</pre>'
    said = f"<p><strong>{title}.</strong> {' '.join(rest)}</p>{lines}"
    return with_banner(text, said, "alert")


def with_banner(text: str, said: str, role: str) -> str:
    """Return the HTML of a page with something at its top, in place of what stood there."""
    banner = f'{START}<div class="st-faults" role="{role}">{said}</div>{END}'
    text = TOLD.sub("", text)
    found = BODY.search(text)
    at = found.end() if found else len(text)
    return text[:at] + banner + text[at:]


def tell_on_page(path: Path, faults: Faults) -> None:
    """Put the faults at the top of one page."""
    path.write_text(with_faults(path.read_text("utf-8"), faults), "utf-8")
