"""Translations of data (`standard.yml`, checklists, facts, the phase model): only its texts.

A translation has the form of its original and holds nothing but texts, and what tells the entries
of a list apart; everything else comes from the original.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from service_standards.source.reading.problems import (
    Data,
    MarkedData,
    Path,
    ProblemList,
    allowed_words,
    path_text,
)
from service_standards.source.translations.digests import TextPart
from service_standards.words.message import Message, say, say_many

# What tells entries apart, as far as they have it.
NAMES = ("id", "number", "role")
# The columns of a table have names of their own, so only the id tells its rows apart.
ROWS = "example_rows"
ROW_NAMES = ("id",)
TEXTS = frozenset(
    {
        *("title", "summary", "name", "question", "help", "if_no", "if_yes", "introduction"),
        *("purpose", "typical_length", "entry", "exit", "duty", "questions", "meaning"),
        *("guidance", "prompt", "example", "choices", ROWS),
    }
)
# Each language has its own, of any number or none.
OWN = frozenset(
    {
        *("keywords", "abbreviations", "words_to_avoid", "headings", "from_phase"),
        *("obligation_words", "url", "source"),
    }
)
# These stay as they are where a language says nothing else.
KEPT = frozenset({"url", "source"})
# Names of others, which need not be translated.
MAYBE = frozenset({"publisher", "licence", "frameworks", "source", "url"})
# What has names that are no words.
NEVER = frozenset({"look"})


@dataclass
class Overlay:
    """The data of an original with the texts of a translation, as far as they are there.

    `places` are where they stand in the translation; `missing` are texts that it lacks.
    """

    own: MarkedData
    original: MarkedData
    value: Data = None
    places: dict[Path, Path] = field(default_factory=dict)
    missing: list[Path] = field(default_factory=list)
    faults: list[tuple[Path, str, Message]] = field(default_factory=list)

    @classmethod
    def of(cls, own: MarkedData, original: MarkedData) -> Overlay:
        """Return the texts of a translation laid over its original."""
        made = cls(own, original)
        texts = {key: one for key, one in _mapping(own.value).items() if key != "digest"}
        made.value = made._laid(original.value, texts, (), ())
        return made

    @property
    def data(self) -> MarkedData:
        """The whole, with places in the file of the translation."""

        def look_up() -> MarkedData:
            found = {path: self.own.place(there) for path, there in self.places.items()}
            return MarkedData(self.own.file, self.value, found)

        return MarkedData(self.own.file, self.value, look_up=look_up)

    def tell(self, problems: ProblemList) -> None:
        """Note what is wrong with the texts, and those that are missing."""
        for path, code, message in self.faults:
            place = self.own.key_place(path) if code == "unknown-key" else self.own.place(path)
            problems.add(self.own.file, place, code, message, path_text(path))
        for path in self.missing:
            message = say(
                "the text '{path}' is missing; it stands in {place}",
                path=path_text(path),
                place=f"{self.original.file}:{self.original.place(path)[0]}",
            )
            place = self.own.place(self.places.get(path[:-1], ()))
            problems.add(self.own.file, place, "missing-text", message, path_text(path))

    def _laid(self, theirs: Data, own: Data, path: Path, there: Path) -> Data:
        """Return what stands at a path: `path` in the whole, `there` in the translation."""
        self.places[path] = there
        if isinstance(theirs, dict):
            return self._laid_mapping(theirs, own, path, there)
        if isinstance(theirs, list) and any(isinstance(one, dict) for one in theirs):
            return self._laid_list(theirs, own, path, there)
        if isinstance(theirs, list) and isinstance(own, list):
            if len(own) != len(theirs):
                message = say_many(
                    "{count} entry stands here, and {wanted} in {place}",
                    "{count} entries stand here, and {wanted} in {place}",
                    len(own),
                    wanted=len(theirs),
                    place=f"{self.original.file}:{self.original.place(path)[0]}",
                )
                self.faults.append((there, "other-items", message))
                return theirs
        elif not isinstance(own, str) or not isinstance(theirs, str):
            self.faults.append((there, "wrong-type", say("another form stands in the original")))
            return theirs
        return own

    def _laid_mapping(
        self, theirs: Mapping[str, Data], own: Data, path: Path, there: Path
    ) -> dict[str, Data]:
        if not isinstance(own, dict):
            self.faults.append((there, "wrong-type", say("another form stands in the original")))
            return dict(theirs)
        laid = {key: one for key, one in theirs.items() if key not in OWN or key in KEPT}
        is_free = ROWS in path
        for key, one in own.items():
            if key in OWN:
                laid[key] = one
                self.places[(*path, key)] = (*there, key)
            elif key in _names(path) and key in theirs:
                continue
            elif key not in theirs or not (is_free or _holds_texts(key, theirs[key])):
                allowed = [name for name, text in theirs.items() if _holds_texts(name, text)]
                message = say(
                    "'{key}' is no text to translate{allowed}",
                    key=key,
                    allowed=allowed_words(key, allowed),
                )
                self.faults.append(((*there, key), "unknown-key", message))
            else:
                laid[key] = self._laid(theirs[key], one, (*path, key), (*there, key))
        self.missing += [
            (*path, key)
            for key, one in theirs.items()
            if key not in own and key not in MAYBE and _holds_texts(key, one)
        ]
        return laid

    def _laid_list(self, theirs: list[Data], own: Data, path: Path, there: Path) -> list[Data]:
        names = _names(path)
        places = _places(own, names)
        laid: list[Data] = []
        for at, one in enumerate(theirs):
            name = _name(one, at, names)
            if name in places:
                laid.append(
                    self._laid(one, _entry(own, places[name]), (*path, at), (*there, places[name]))
                )
            else:
                laid.append(one)
                self.missing.append((*path, at))
        known = [_name(one, at, names) for at, one in enumerate(theirs)]
        for name, at in places.items():
            if name not in known:
                message = say(
                    "the original has no '{name}'{allowed}",
                    name=name,
                    allowed=allowed_words(name, known),
                )
                self.faults.append(((*there, at), "unknown-reference", message))
        return laid


def _names(path: Path) -> tuple[str, ...]:
    """Return the keys that tell the entries at a path apart."""
    return ROW_NAMES if ROWS in path else NAMES


def _places(own: Data, names: tuple[str, ...]) -> dict[str, int]:
    entries = own if isinstance(own, list) else ()
    return {_name(one, at, names): at for at, one in enumerate(entries)}


def _entry(own: Data, at: int) -> Data:
    return own[at] if isinstance(own, list) else None


def _name(entry: Data, at: int, names: tuple[str, ...] = NAMES) -> str:
    """Return what tells an entry of a list from the others: its id, or else its place."""
    found = [_mapping(entry).get(key) for key in names]
    return next((one for one in found if isinstance(one, str)), f"{at + 1}")


def _mapping(data: Data) -> dict[str, Data]:
    return data if isinstance(data, dict) else {}


def _holds_texts(key: str, data: Data) -> bool:
    """Tell whether there is something to translate in the value of a key."""
    if key in NEVER:
        return False
    if key in TEXTS and not isinstance(data, dict):
        return data not in ("", None, [])
    if isinstance(data, dict):
        return any(_holds_texts(name, one) for name, one in data.items())
    entries = data if isinstance(data, list) else []
    return any(isinstance(one, dict) and _holds_texts(key, one) for one in entries)


def data_parts(data: Data) -> tuple[TextPart, ...]:
    """Return the texts of data, those of each entry of its lists by themselves."""
    return tuple(_parts(data))


def _parts(data: Data) -> Iterator[TextPart]:
    for key, one in _mapping(data).items():
        if not _holds_texts(key, one):
            continue
        if isinstance(one, list) and key not in TEXTS:
            for at, entry in enumerate(one):
                yield TextPart(f"{key}[{_name(entry, at)}]", _canonical(_texts(key, entry)))
        else:
            yield TextPart(key, _canonical(_texts(key, one)))


def _texts(key: str, data: Data) -> Data:
    if key in TEXTS and not isinstance(data, dict):
        return data
    if isinstance(data, dict):
        return {name: _texts(name, one) for name, one in data.items() if _holds_texts(name, one)}
    if isinstance(data, list):
        return [_texts(key, one) for one in data]
    return None


def _canonical(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
