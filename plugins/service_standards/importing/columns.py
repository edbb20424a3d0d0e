"""By which names the columns of a table, and the headings of a page, say what stands below them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pydantic import create_model

from service_standards.model.base import Model, Text
from service_standards.model.standard import MOST_LEVELS
from service_standards.model.vocabulary import Heading, Obligation
from service_standards.source.language.criterion_words import HEADINGS
from service_standards.source.reading.problems import ProblemList
from service_standards.source.reading.validate import validate
from service_standards.source.reading.yaml_reader import read_yaml
from service_standards.words.message import Message, say

SECTIONS: Mapping[str, Heading] = {
    "requirement": Heading.REQUIREMENT,
    "why": Heading.WHY_IT_MATTERS,
    "how": Heading.HOW_TO_MEET_IT,
    "check": Heading.HOW_TO_CHECK_IT,
    "evidence": Heading.EVIDENCE,
    "avoid": Heading.AVOID,
    "sources": Heading.SOURCES,
}
# Common names in English, French, German and Spanish, in small letters.
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": (
        *("id", "no", "no.", "number", "ref", "reference", "identifier", "code", "control id"),
        *("control identifier", "criterion", "control number", "req_id", "chapter_id", "#"),
        *("numéro", "n°", "référence", "identifiant", "nummer", "nr.", "kennung", "número"),
    ),
    "title": (
        *("title", "name", "control name", "control title", "short name", "heading", "topic"),
        *("control (or control enhancement) name", "titre", "intitulé", "nom", "titel"),
        *("bezeichnung", "überschrift", "título", "nombre"),
    ),
    "dimension": (
        *("dimension", "family", "group", "chapter", "section", "category", "domain", "theme"),
        *("area", "chapter_name", "section_name", "famille", "groupe", "chapitre", "catégorie"),
        *("domaine", "thème", "bereich", "kapitel", "gruppe", "categoría", "grupo", "capítulo"),
    ),
    "requirement": (
        *("requirement", "requirements", "control text", "statement", "text", "control"),
        *("description", "req_description", "rule", "exigence", "règle", "texte", "énoncé"),
        *("anforderung", "vorgabe", "requisito", "texto"),
    ),
    "why": (
        *("why", "rationale", "why it matters", "purpose", "reason", "why it's important"),
        *("justification", "pourquoi", "objectif", "raison", "begründung", "zweck", "motivo"),
    ),
    "how": (
        *("how", "guidance", "discussion", "how to meet it", "implementation", "advice"),
        *("supplemental guidance", "what you should do", "recommandations", "mise en oeuvre"),
        *("mise en œuvre", "conseils", "umsetzung", "hinweise", "orientación", "cómo"),
    ),
    "check": (
        *("check", "checks", "test", "tests", "how to check it", "verification", "assessment"),
        *("questions", "things to check", "contrôle", "vérification", "prüfung", "prüffragen"),
        *("comprobación",),
    ),
    "evidence": (
        *("evidence", "evidence needed", "evidence required", "proof", "proofs", "preuve"),
        *("preuves", "nachweis", "evidencia"),
    ),
    "avoid": ("avoid", "pitfalls", "anti-patterns", "à éviter", "zu vermeiden", "evitar"),
    "sources": (
        *("sources", "source", "references", "links", "related links", "further reading"),
        *("liens", "références", "quellen", "verweise", "fuentes", "referencias"),
    ),
    "obligation": (
        *("obligation", "priority", "moscow", "must/should", "priorité", "niveau d'exigence"),
        *("verbindlichkeit", "obligación"),
    ),
    "level": ("level", "maturity", "maturity level", "niveau", "stufe", "reifegrad", "nivel"),
}
ColumnMap = create_model("ColumnMap", __base__=Model, **dict.fromkeys(NAMES, (Text | None, None)))  # type: ignore[call-overload]


def obligation_of(text: str) -> Obligation | None:
    """Return the obligation that a cell names, or None."""
    word = text.strip().casefold()
    return Obligation(word) if word in set(Obligation) else None


def _is_obligation(text: str) -> bool:
    return obligation_of(text) is not None


def _is_level(text: str) -> bool:
    return text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= MOST_LEVELS


# Fields that know only some values.
VALUES: Mapping[str, Callable[[str], bool]] = {"obligation": _is_obligation, "level": _is_level}


def rule_of(field: str) -> Message:
    """Return which values such a field knows."""
    if field == "level":
        return say("a level is a whole number from 1 to {most}", most=MOST_LEVELS)
    return say("allowed: {allowed}", allowed=list(Obligation))


def read_columns(text: str, file: str, problems: ProblemList) -> dict[str, str] | None:
    """Return by which name each field is called, as a file says it; None if it cannot be used."""
    before = len(problems.problems)
    data = read_yaml(text, file, problems)
    model = validate(ColumnMap, data, problems) if data else None
    if model is None or len(problems.problems) > before:
        return None
    said = model.model_dump()
    return {field: name for field, name in said.items() if name}


def fields_of(names: Sequence[str], said: Mapping[str, str]) -> dict[str, int]:
    """Return which column holds each field: those that somebody said, and common names."""
    known = [plain_name(name) for name in names]
    found: dict[str, int] = {}
    for field in NAMES:
        wanted = (said[field],) if field in said else () if said else NAMES[field]
        places = (known.index(plain_name(one)) for one in wanted if plain_name(one) in known)
        place = next((one for one in places if one not in found.values()), None)
        if place is not None:
            found[field] = place
    return found


def section_of(title: str, said: Mapping[str, str]) -> Heading | None:
    """Return which section a heading of a page begins."""
    name = plain_name(title)
    for field, heading in SECTIONS.items():
        own = (said[field],) if field in said else NAMES[field]
        if name in map(plain_name, own):
            return heading
    for titles in HEADINGS.values():
        for heading, one in zip(Heading, titles, strict=True):
            if name == plain_name(one):
                return heading
    return None


def plain_name(name: str) -> str:
    """Return a name without what makes two spellings of it differ."""
    return " ".join(name.replace("\u2019", "'").replace("_", " ").casefold().strip(" :*").split())
