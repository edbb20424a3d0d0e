"""Reading a source, whatever it is: a catalogue of controls, a table, pages, or one of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from service_standards.importing.catalogue import read_own
from service_standards.importing.document import json_document, yaml_document
from service_standards.importing.ids import check_ids
from service_standards.importing.imported import Imported
from service_standards.importing.oscal import read_oscal
from service_standards.importing.oscal_xml import xml_document
from service_standards.importing.pages import read_pages
from service_standards.importing.table import read_table
from service_standards.model.catalogue import CATALOGUE_FORMAT
from service_standards.source.reading.json_reader import read_json
from service_standards.source.reading.problems import START, ProblemList
from service_standards.words.message import say

OSCAL, TABLE, PAGES, OWN = "oscal", "table", "markdown", "catalogue"
FORMS = {"oscal": OSCAL, "csv": TABLE, "xlsx": TABLE, "markdown": PAGES, "catalogue": OWN}
ENDINGS = {
    ".csv": TABLE,
    ".tsv": TABLE,
    ".txt": TABLE,
    ".xlsx": TABLE,
    ".md": PAGES,
    ".markdown": PAGES,
    ".yaml": OSCAL,
    ".yml": OSCAL,
    ".xml": OSCAL,
    ".json": OSCAL,
}
# So far into a file its kind can be told.
SEARCHED = 4096


def form_of(path: Path, data: bytes) -> str | None:
    """Return what a source is by its name and by how it begins; None for what nobody knows."""
    if path.is_dir():
        return PAGES
    form = ENDINGS.get(path.suffix.lower())
    own = f'"{CATALOGUE_FORMAT}"'.encode()
    return OWN if form == OSCAL and own in data[:SEARCHED] else form


@dataclass(frozen=True)
class Source:
    """A source on the disk: its bytes (of a folder there are none), and what a person says of it.

    `columns` names columns and headings by field, `each` says what holds one criterion in Markdown.
    """

    path: Path
    data: bytes
    form: str
    columns: Mapping[str, str]
    each: str = ""


def read_source(source: Source, problems: ProblemList) -> Imported | None:
    """Return what a source holds, or None after noting every fault with its place."""
    path, imported = source.path, None
    if source.form == PAGES:
        imported = read_pages(path, source.columns, source.each, problems)
    elif source.form == TABLE:
        imported = read_table(source.data, path.name, source.columns, problems)
    elif source.form == OWN:
        own = read_json(path, path.parent, problems)
        imported = read_own(own, problems) if own else None
    else:
        imported = _oscal(source.data, path.name, problems)
    if imported:
        check_ids(imported, path.name, problems)
    return None if problems.problems else imported


def _oscal(data: bytes, file: str, problems: ProblemList) -> Imported | None:
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        document = xml_document(data, file, problems)
        return read_oscal(document, problems) if document else None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = say(
            "byte {byte} is not UTF-8; save the file as UTF-8", byte=hex(data[error.start])
        )
        problems.add(file, (line, 1), "not-utf-8", message)
        return None
    if not text.strip():
        problems.add(file, START, "empty", say("there is nothing in here"))
        return None
    read = json_document if text.lstrip()[:1] in {"{", "["} else yaml_document
    document = read(text, file, problems)
    return read_oscal(document, problems) if document else None
