"""The prose below `docs/`: its pages, and stray files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from service_standards.errors import Problem
from service_standards.model.guide import Guide, GuideFrontMatter, PageFrontMatter
from service_standards.model.plain.ids import IdForm
from service_standards.model.standard import Standard
from service_standards.source.kinds.directives import check_directives
from service_standards.source.kinds.markup import check_markup
from service_standards.source.kinds.mentions import Mention, form_of, mentioned, note_mentions
from service_standards.source.kinds.page_matter import PageText, read_page_text
from service_standards.source.kinds.pictures import check_picture
from service_standards.source.kinds.selection import Catalogue
from service_standards.source.language.criterion_words import criterion_words
from service_standards.source.reading.files import bytes_of, markdown_of
from service_standards.source.reading.markdown_text import cited_sources
from service_standards.source.reading.paths import Below, Folders, below, is_inside, shown_name
from service_standards.source.reading.problems import START, MarkedData, ProblemList
from service_standards.words.message import Message, say

# All that MkDocs makes pages of.
PAGE_ENDINGS = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
OVERRIDES = "overrides"
SCRIPT_ENDINGS = {
    ".js", ".mjs", ".html", ".htm", ".xhtml", ".xht", ".xml", ".svgz",
}  # fmt: skip
# What the generator adds to the site stands here; it would replace what an editor wrote.
MADE_FILES = frozenset({"catalogue.json", "catalogue.oscal.json"})
MADE_FOLDERS = (
    "standards", "checklists", "releases", "downloads", "schemas", "example",
    "assets/service-standards",
)  # fmt: skip
MADE_ADDRESSES = {
    "404", "checklists", "my-service", "project-templates", "releases", "sources", "standards",
}  # fmt: skip
# What stands in a folder as its first page; hosts take either of them.
FIRST_PAGES = {"index", "readme"}
TEMPLATES = "project-templates"
MADE_BY_SITE = "made-by-site"
# What a site makes if it has a portfolio: a page, and a folder of others.
PORTFOLIO, PORTFOLIO_VIEW = "portfolio", "portfolio/view"


@dataclass(frozen=True)
class Documents:
    """Where the prose stands, and what its pages can refer to.

    Folders of `languages` hold translations, which are read apart.
    """

    folders: Folders
    catalogue: Catalogue
    languages: tuple[str, ...] = ()


def read_documents(documents: Documents, problems: ProblemList) -> list[Guide]:
    """Check every file below the folder of the prose, if there is one; return its guides."""
    folders = documents.folders
    guides: list[Guide] = []
    # The site in another language stands where its folder does.
    addresses = {
        one.casefold(): f"{folders.shown(folders.docs / one)}/" for one in documents.languages
    }
    if not folders.docs.is_dir():
        return guides
    for one in below(folders.docs, folders.root, folders.owner, problems):
        file, name, ending = one.file, one.inside, one.ending
        if name.split("/", 1)[0] in documents.languages:
            continue
        if one.is_folder:
            _check_folder(name, file, problems)
            continue
        is_page = ending in PAGE_ENDINGS
        address = problems.once(_address, name, file)
        first = addresses.setdefault(address, file) if is_page else file
        if first != file:
            message = say(
                "this page and {other} have the same address; give one another name",
                other=first,
            )
            problems.add(file, START, "same-address", message)
        if ending.lower() in SCRIPT_ENDINGS:
            message = say(
                "'{ending}' files can carry scripts; they are not allowed in docs/",
                ending=ending,
            )
            problems.add(file, START, "script-file", message)
        elif ending.lower() == ".svg":
            check_picture(Path(one.path), file, problems)
        elif is_page:
            guide = _read_page(one, documents, problems)
            guides += [guide] if guide else []
    return guides


def _check_folder(name: str, file: str, problems: ProblemList) -> None:
    # MkDocs leaves out this one folder without a word.
    if name == "templates":
        message = say("MkDocs leaves out a folder of this name; call it 'project-templates'")
        problems.add(file, START, "excluded-folder", message)


def _address(name: str, file: str, problems: ProblemList) -> str:
    """Return the address of what stands below the folder of the prose, and check its place."""
    place = PurePath(name)
    _check_place(place, file, problems)
    return address_of(place)


def address_of(page: PurePath) -> str:
    """Return the address of a page on any host: some tell capitals apart, others do not."""
    stem = "" if page.stem.casefold() in FIRST_PAGES else page.stem
    return (page.parent / stem).as_posix().casefold()


def _check_place(page: PurePath, file: str, problems: ProblemList) -> None:
    """Note what a page or file that the site makes would replace, or be replaced by."""
    name = page.as_posix().casefold()
    for folder in MADE_FOLDERS:
        if len(page.parts) > 1 and name.startswith(f"{folder}/"):
            message = say(
                "the site makes what stands in '{folder}/'; put this into another folder",
                folder=folder,
            )
            problems.add(file, START, MADE_BY_SITE, message)
            return
    is_page = page.suffix in PAGE_ENDINGS
    in_templates = is_page and len(page.parts) == 2 and page.parts[0].casefold() == TEMPLATES
    is_made = is_page and address_of(page) in MADE_ADDRESSES
    if in_templates or is_made or name in MADE_FILES:
        message = (
            say(
                "the site makes the pages in '{folder}/'; give this another place or name",
                folder=TEMPLATES,
            )
            if in_templates
            else _made_itself(page)
        )
        problems.add(file, START, MADE_BY_SITE, message)


def _made_itself(place: PurePath) -> Message:
    return say("the site makes '{name}' itself; give this another place or name", name=place)


def portfolio_place_problems(root: Path, docs: Path) -> list[Problem]:
    """Return which pages of the prose a portfolio would replace, or be replaced by.

    Whether a site has one is a setting of its host, so that no linter knows.
    """
    problems = ProblemList()
    for path in _called_portfolio(docs):
        place = PurePath(path.relative_to(docs))
        is_page = path.suffix in PAGE_ENDINGS and address_of(place) in {PORTFOLIO, PORTFOLIO_VIEW}
        if is_page or place.as_posix().casefold() == PORTFOLIO_VIEW:
            problems.add(shown_name(path, root), START, MADE_BY_SITE, _made_itself(place))
    return problems.problems


def _called_portfolio(docs: Path) -> Iterator[Path]:
    """Yield what has the name of the portfolio, or stands in a folder that has."""
    for path in sorted(docs.iterdir()) if docs.is_dir() else ():
        if path.stem.casefold() == PORTFOLIO:
            yield path
            if path.is_dir():
                yield from sorted(path.iterdir())


def _read_page(found: Below, documents: Documents, problems: ProblemList) -> Guide | None:
    folders, file, catalogue = documents.folders, found.file, documents.catalogue
    data = bytes_of(found, folders.owner, problems)
    form = form_of(catalogue)
    read = problems.once(_page, data, file, form) if data is not None else None
    if read is None:
        return None
    page, mentions = read
    check_directives(page.body, page.body_line, file, catalogue, problems)
    note_mentions(mentions, file, catalogue, problems)
    if page.data and isinstance(page.front, PageFrontMatter):
        _check_template(page.data, page.front, folders, problems)
        _check_served(page.data, page.front, catalogue, problems)
    if not isinstance(page.front, GuideFrontMatter):
        return None
    return problems.known.once(_guide, found.inside, page.body, page.front, catalogue.standard)


def _page(
    content: bytes, file: str, form: IdForm, problems: ProblemList
) -> tuple[PageText, Sequence[Mention]] | None:
    """Return a page and what it mentions; what is wrong with it by itself is noted."""
    text = markdown_of(content, file, problems)
    page = read_page_text(text, file, problems) if text is not None else None
    if page is None:
        return None
    check_markup(page.body, page.body_line, file, problems)
    return page, tuple(mentioned(page.body, page.body_line, form))


def _guide(name: str, body: str, front: GuideFrontMatter, standard: Standard | None) -> Guide:
    return Guide(
        page=name,
        title=front.title,
        summary=front.summary,
        serves=front.serves,
        sources=cited_sources(body, criterion_words(standard).sources),
    )


def _check_template(
    data: MarkedData, front: PageFrontMatter, folders: Folders, problems: ProblemList
) -> None:
    overrides = folders.docs.parent / OVERRIDES
    path = overrides / (front.template or "")
    if front.template and not (path.is_file() and is_inside(path, overrides)):
        message = say(
            "there is no file '{template}' in {overrides}/",
            template=front.template,
            overrides=OVERRIDES,
        )
        place = data.place(("template",))
        problems.add(data.file, place, "unknown-reference", message, "template")


def _check_served(
    data: MarkedData,
    front: PageFrontMatter,
    catalogue: Catalogue,
    problems: ProblemList,
) -> None:
    """Note criteria that a page serves but that do not exist."""
    for index, one in enumerate(front.serves if catalogue.is_whole else ()):
        if one not in catalogue.id_set:
            message = catalogue.unknown_criterion(one)
            place = data.place(("serves", index))
            problems.add(data.file, place, "unknown-reference", message, f"serves[{index}]")
