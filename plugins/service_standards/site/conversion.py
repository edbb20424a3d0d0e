"""What is known while a host converts the pages of a site, and what directives become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from service_standards.errors import Problem
from service_standards.known import NOTHING, Knowledge
from service_standards.model.project import Project, frame_of
from service_standards.render.criterion_forms import CriterionForms
from service_standards.render.directives import Request
from service_standards.render.links import link
from service_standards.site.blocks import BLOCKS
from service_standards.site.memory import Question, digest
from service_standards.source.kinds.directives import parse_directive, read_directive
from service_standards.source.kinds.page_matter import written_keys
from service_standards.source.kinds.selection import Catalogue
from service_standards.source.reading.paths import shown_name
from service_standards.source.reading.problems import START, Place, ProblemList
from service_standards.words.message import say

# What a page can ask of the project: what a directive becomes, and what an id leads to.
BLOCK, MENTION = "block", "mention"


@dataclass
class PageContext:
    """The project, the page that is converted now, and the faults found on the way.

    Of the project, blocks see what is left without the prose of criteria and dimensions, which
    stands on pages of its own; `known` is what was made before. A host turns to each page before it
    converts it. `page` is its path below `docs/`; `source` and `text` are the name and the text of
    the file that it comes from, where there is one.
    `sources` are the files of generated pages, by the paths of the pages. `asked` is what the page
    has asked of the project, with digests of the answers.
    """

    project: Project
    page: str = "index.md"
    source: str = ""
    text: str = ""
    root: Path = Path()
    sources: Mapping[str, Path] = field(default_factory=dict)
    problems: ProblemList = field(default_factory=ProblemList)
    forms: CriterionForms = field(init=False)
    catalogue: Catalogue = field(init=False)
    asked: list[tuple[Question, str]] = field(default_factory=list)
    known: Knowledge = NOTHING
    _unread: Path | None = field(default=None, init=False)
    _blocks: dict[str, str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Prepare what all pages share."""
        self.project = frame_of(self.project, self.known)
        self.forms = CriterionForms(self.project, self.known)
        self.catalogue = Catalogue.of(self.project)

    def turn_to(self, page: str, file: str | None) -> None:
        """Note which page comes next; `file` is where a page that is not generated stands."""
        self.page, self.source, self.text, self.asked = page, "", "", []
        self._blocks.clear()
        self._unread = self.sources.get(page) or Path(file or "")

    def _read(self) -> None:
        """Read the file of the page, which most pages do not need."""
        path, self._unread = self._unread, None
        if path and path.is_file():
            self.source = shown_name(path.resolve(), self.root)
            self.text = path.read_text("utf-8-sig", "replace")

    @property
    def file(self) -> str:
        """The name of the file in which an editor finds the page."""
        self._read()
        return self.source or self.page

    @property
    def written(self) -> Mapping[str, object]:
        """The front matter of a page that somebody wrote, as text; nothing for generated pages."""
        if self.page in self.sources:
            return {}
        self._read()
        return written_keys(self.text)

    def place_of(self, words: str) -> Place:
        """Return where words stand in that file, or its start where they cannot be found."""
        self._read()
        for number, line in enumerate(self.text.split("\n") if words else (), start=1):
            if words in line:
                return number, line.index(words) + 1
        return START

    def block(self, words: str) -> str:
        """Return the XML of a directive on the page, or nothing for lines that are none.

        A page that is converted because another answer has come asks for the same once more.
        """
        if words in self._blocks:
            return self._blocks[words]
        faults = len(self.problems.problems)
        text = _block(words, self)
        # Who converts the page has to hear of its faults too.
        if len(self.problems.problems) == faults:
            self._blocks[words] = text
        return text

    def found(self) -> tuple[Problem, ...]:
        """Return the faults found so far, in order, each once."""
        return tuple(sorted(set(self.problems.problems)))


def answer_to(question: Question, context: PageContext) -> str:
    """Return a digest of what the project answers to a question of the page."""
    kind, words = question
    return digest(context.block(words)) if kind == BLOCK else digest(*_mention(words, context))


def mention_element(identifier: str, context: PageContext) -> ET.Element | None:
    """Return a link to a criterion, None for an id that the standard never had.

    One that is gone leads to the page that says what became of it, and is told as gone.
    """
    found = _mention(identifier, context)
    context.asked.append(((MENTION, identifier), digest(*found)))
    if not found:
        return None
    href, title, text = found
    element = ET.Element("a", {"href": href, "title": title})
    element.text = text
    return element


def _mention(identifier: str, context: PageContext) -> tuple[str, ...]:
    """Return the address, the title and the text of a link to a criterion, or nothing."""
    project = context.project
    page = project.page_of(identifier)
    if page is None:
        return ()
    now, gone = project.criteria_by_id.get(identifier), project.gone.get(identifier)
    text = identifier if now else project.words.text(say("{id} (withdrawn)", id=identifier))
    if gone and gone.change and gone.change.to:
        text = project.words.text(say("{id} (replaced)", id=identifier))
    title = now.title if now else gone.last.title if gone else ""
    return link(context.page, page), title, text


def directive_element(block: str, context: PageContext) -> ET.Element | None:
    """Return what a directive becomes, or None for lines that are none.

    All text in it is literal but that of elements with `data-markdown`. What is wrong with the
    directive is noted, and its name is all that stands on the page.
    """
    text = context.block(block)
    context.asked.append(((BLOCK, block), digest(text)))
    return ET.fromstring(text) if text else None  # noqa: S314 - our own template


def _block(block: str, context: PageContext) -> str:
    """Return the XML of a directive, or nothing for lines that are none."""
    directive = parse_directive(block)
    if directive is None:
        return ""
    found = ProblemList()
    part = read_directive(directive, context.catalogue, "", found)
    if part is None or found.problems:
        _tell_faults(block, context)
        return f"<p>{escape(f'::: {directive.name}')}</p>"
    request = Request(context.project, context.page, directive.argument, part, context.forms)
    return BLOCKS[directive.name](request)


def _tell_faults(block: str, context: PageContext) -> None:
    """Note what is wrong with a directive, at its place; only then its file has to be read."""
    line, _ = context.place_of(block.partition("\n")[0])
    directive = parse_directive(block, line)
    if directive:
        read_directive(directive, context.catalogue, context.file, context.problems)
