"""Which texts of the browser code a person can read, found by a small reader of JavaScript.

Outside `words/`, a text is a sentence if it holds a blank between two words, or begins with a
capital and a small letter; so is a template that sets values in signs of a sentence, as
`${name}: ${value}` does. What looks so and is none has a form of its own: see NO_SENTENCE.
Inside `words/`, every text with a letter stands in a call of `say` or `sayMany`, but for keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WORDS = "words"
# What says texts, and holds none.
SPEAKERS = {"say.js", "other-language.js"}
CALLS = ("say", "sayMany")
# Their options are words of JavaScript.
FORMATS = re.compile(r"toLocale\w*String|\w+Format|format")
PLACE = "\0"
TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<name>[\w$#]+)
    |(?P<sign>===|!==|=>|\?\?=|\?\?|\?\.|&&|\|\||\.\.\.|.)""",
    re.DOTALL | re.VERBOSE,
)
REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
# After these a slash divides; anywhere else it begins a regular expression.
ENDS_VALUE = re.compile(r"[\w$)\]}]$")
BEFORE_VALUE = {"return", "typeof", "case", "in", "of", "new", "await", "void", "yield"}

SENTENCE = re.compile(
    rf"[^\W\d_{PLACE}][,.;:!?)”]?\s+[(“]?[^\W\d_]|\s[^\W\d_]{{2,}}|[^\W\d_]{{2,}}\s"
    rf"|^\W*[A-Z][a-z]|{PLACE}[:;,]\s|{PLACE}\s\(|[“”]"
)
# Names that browsers give: of errors, of keys, of globals.
PROPER = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+|Enter|Escape|Tab|Blob|Document|Window")
CLASSES = re.compile(r"ss-[a-z-]+(?: ss-[a-z-]+)+")
# A selector is of parts, each an element of HTML or of our own, or with a mark behind it.
IN_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
PART = re.compile(
    r"(?:a|button|details|dialog|fieldset|input|label|select|summary|template|textarea|tr|[a-z]+-[a-z-]+|)"
    r"(?:[.#][\w-]+|\[[a-z-]+(?:[~^$*]?=[^\]]*)?\]|:[a-z-]+)*"
)
# Lines and JSON as they are written, tokens of `rel`, lengths of styles.
MADE = re.compile(r"\n|\\n|noopener noreferrer|calc\(")
DEVELOPERS = {"Error", "TypeError", "RangeError", "DOMException"}


@dataclass(frozen=True)
class Text:
    """One text in the code: what it says, with a mark for each value, and what stands around it."""

    line: int
    said: str
    before: tuple[str, ...]
    after: str
    calls: tuple[str, ...]


def texts_of(code: str) -> Iterator[Text]:
    """Yield every string and template of a script, also those inside a template."""
    yield from _read(code, 1)


def _read(code: str, line: int) -> Iterator[Text]:
    tokens: list[str] = []
    calls: list[str] = []
    found: list[tuple[int, str, tuple[str, ...], int, tuple[str, ...]]] = []
    at = 0
    while at < len(code):
        here = line + code.count("\n", 0, at)
        last = tokens[-1] if tokens else ""
        if code[at] == "`":
            said, end, inner = _template(code, at)
            for start, part in inner:
                yield from _read(part, line + code.count("\n", 0, start))
            found.append((here, said, tuple(tokens[-3:]), len(tokens), tuple(calls)))
            tokens.append("``")
            at = end
            continue
        divides = ENDS_VALUE.search(last) and last not in BEFORE_VALUE
        if code[at] == "/" and code[at + 1 : at + 2] not in {"/", "*"} and not divides:
            regex = REGEX.match(code, at)
            if regex is None:
                raise ValueError(f"line {here}: a slash that is neither")
            tokens.append("/x")
            at = regex.end()
            continue
        token = TOKEN.match(code, at)
        assert token is not None
        at = token.end()
        if token["blank"]:
            continue
        if token["text"]:
            said = re.sub(r"\\(.)", r"\1", token["text"][1:-1])
            found.append((here, said, tuple(tokens[-3:]), len(tokens), tuple(calls)))
            tokens.append('""')
            continue
        if token[0] in "([{":
            calls.append(last if token[0] == "(" else token[0])
        elif token[0] in ")]}" and calls:
            calls.pop()
        tokens.append(token[0])
    for here, said, before, place, stack in found:
        yield Text(here, said, before, tokens[place + 1] if place + 1 < len(tokens) else "", stack)


def _template(code: str, start: int) -> tuple[str, int, list[tuple[int, str]]]:
    """Return what a template says, where it ends, and the code of its values with their places."""
    said, inner, at = "", [], start + 1
    while code[at] != "`":
        if code[at] == "\\":
            said, at = said + code[at + 1], at + 2
        elif code.startswith("${", at):
            end = _end_of_value(code, at + 2)
            inner.append((at + 2, code[at + 2 : end]))
            said, at = said + PLACE, end + 1
        else:
            said, at = said + code[at], at + 1
    return said, at + 1, inner


def _end_of_value(code: str, at: int) -> int:
    depth = 0
    while depth or code[at] != "}":
        if code[at] == "`":
            at = _template(code, at)[1]
            continue
        if code[at] in "\"'":
            text = TOKEN.match(code, at)
            assert text is not None
            at = text.end()
            continue
        depth += {"{": 1, "}": -1}.get(code[at], 0)
        at += 1
    return at


def is_sentence(text: Text) -> bool:
    """Return whether a text outside `words/` is one that a person reads."""
    said = text.said
    if text.calls and text.calls[-1] in DEVELOPERS:
        return False
    if MADE.search(said) or PROPER.fullmatch(said) or CLASSES.fullmatch(said):
        return False
    return SENTENCE.search(said) is not None and not is_selector(said)


def is_selector(said: str) -> bool:
    """Return whether a text chooses elements: all of its parts can, and one is no mere word."""
    parts = re.split(r"[\s>,]+", IN_BRACKETS.sub("", said.replace(PLACE, "x")))
    return all(map(PART.fullmatch, parts)) and any(re.search(r"[.#:[-]", part) for part in parts)


def is_bare(text: Text) -> bool:
    """Return whether a text inside `words/` is in no call of ours and no key of anything."""
    if not re.search(r"[^\W\d_]", text.said) or (text.calls and text.calls[-1] in CALLS):
        return False
    before = text.before[-1] if text.before else ""
    is_compared = before in {"===", "!==", "case"} or text.after in {"===", "!=="}
    is_import = before in {"from", "import"} or (text.calls and text.calls[-1] == "import")
    # `name = "not-assessed"` in the head of a function is what stands for an absent value.
    is_default = before == "=" and bool(text.calls) and text.calls[-1] != ""
    is_key = text.after == ":" and before in {"{", ","}
    is_option = any(FORMATS.fullmatch(call) for call in text.calls)
    return not (is_compared or is_import or is_default or is_key or is_option)


def complaints(browser: Path, allowed: frozenset[str] = frozenset()) -> list[str]:
    """Return every text that stands where none should, but for those allowed (`file: text`)."""
    found = []
    for path in sorted(browser.rglob("*.js")):
        where = path.relative_to(browser).as_posix()
        at_home = path.parent.name == WORDS and path.name not in SPEAKERS
        for text in texts_of(path.read_text("utf-8")):
            called = bool(text.calls) and text.calls[-1] in CALLS and path.name not in SPEAKERS
            wrong = is_bare(text) if at_home else called or is_sentence(text)
            said = text.said.replace(PLACE, "${}")
            if wrong and f"{where}: {said}" not in allowed:
                found.append(f"{where}:{text.line}: {said}")
    return found


def messages(browser: Path) -> list[tuple[str, ...]]:
    """Return what each call of ours says, as a translator gets it: a text, or one and many."""
    found: list[tuple[str, ...]] = []
    for path in sorted((browser / WORDS).glob("*.js")):
        texts = [one for one in texts_of(path.read_text("utf-8")) if one.calls[-1:] != ()]
        own = [one for one in texts if one.calls[-1] in CALLS]
        singles = [one for one in own if one.calls[-1] == "say"]
        plurals = [one for one in own if one.calls[-1] == "sayMany"]
        found += [(one.said,) for one in singles]
        found += [
            (one.said, many.said) for one, many in zip(plurals[::2], plurals[1::2], strict=True)
        ]
    return found
