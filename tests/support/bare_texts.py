"""Finding sentences that people read and that do not go through the words of a language.

**Python.** A string, or an f-string, with two words in a row (`BLANK`) or a capital and a full stop
is a sentence wherever it stands, but for

- docstrings, and what `say`, `say_many` and `re.compile` are given,
- the text of an exception of Python itself (`BUILT_IN`): who reads it changes the generator,
- what click shows under `--help`: it is English, because no project has been read yet,
- elements and attributes, and what a caller allows: texts that only machines read.

**Templates.** The text between tags, and in the attributes of `SHOWN`, once comments, statements
and expressions are taken out: no letter may be left. A string in an expression is a sentence by
the rule for Python, but for what `say`, `say_many` and `_` are given.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator
from pathlib import Path

BLANK = re.compile(r"[A-Za-z]{2,}[^\n]* [A-Za-z(]|^[A-Z][a-z]{2,}[^A-Z]*[.?!]$")
GIVEN = {"say", "say_many", "compile", "_"}
BUILT_IN = {name for name in dir(builtins) if name.endswith(("Error", "Exception"))}
HELP = {"help", "metavar"}
SHOWN = ("alt", "aria-label", "data-label", "placeholder", "title")
TAKEN_OUT = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->", re.DOTALL)
CODE = re.compile(
    r"<(script|style|kbd)\b[^>]*>.*?</\1>|^ {4}\w+:.*$|^::: .*$|\]\([^)]*\)",
    re.DOTALL | re.MULTILINE,
)
TAG = re.compile(r"<!?/?[a-zA-Z][^<>]*>", re.DOTALL)
EXPRESSION = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
SAID = re.compile(r"""\b(?:say|say_many|_)\((?:[^()"']|"[^"]*"|'[^']*'|\([^()]*\))*\)""")
STRING = re.compile(r""""([^"]*)"|'([^']*)'""")


def bare_in_python(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each bare sentence of a Python module."""
    tree = ast.parse(text)
    fine = set(_fine(tree))
    for node in ast.walk(tree):
        if id(node) in fine:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = [one.value if isinstance(one, ast.Constant) else "0" for one in node.values]
            found = "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = node.value
        else:
            continue
        if _is_sentence(found):
            yield node.lineno, found


def _fine(tree: ast.Module) -> Iterator[int]:
    """Yield the ids of the nodes that hold no sentence by themselves."""
    for node in ast.walk(tree):
        inside: list[ast.AST] = []
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            alone = [one.value for one in node.body if isinstance(one, ast.Expr)]
            inside = [one for one in alone if isinstance(one, ast.Constant)]
        elif isinstance(node, ast.JoinedStr):
            inside = [one for one in node.values if isinstance(one, ast.Constant)]
        elif isinstance(node, ast.Call) and _name(node.func) in GIVEN | BUILT_IN:
            inside = [*node.args, *(one.value for one in node.keywords)]
        elif isinstance(node, ast.keyword) and node.arg in HELP:
            inside = [node.value]
        for one in inside:
            yield from (id(part) for part in ast.walk(one))


def _is_sentence(text: str) -> bool:
    return bool(BLANK.search(text)) and not text.startswith("<") and '="' not in text


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def bare_in_template(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each bare text of a template."""

    def blanked(found: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", found[0])

    shown = CODE.sub(blanked, TAKEN_OUT.sub(blanked, text))
    between = TAG.sub(blanked, shown)
    for number, line in enumerate(between.split("\n"), start=1):
        if re.search(r"[A-Za-z]{2}", line):
            yield number, line.strip()
    for tag in TAG.finditer(shown):
        for found in re.finditer(rf'\s(?:{"|".join(SHOWN)})="([^"]*[A-Za-z]{{2}}[^"]*)"', tag[0]):
            yield shown.count("\n", 0, tag.start()) + 1, found[1]
    comments = re.compile(r"\{#.*?#\}", re.DOTALL)
    for expression in EXPRESSION.finditer(comments.sub(blanked, text)):
        for found in STRING.finditer(SAID.sub("", expression[0])):
            said = found[1] or found[2] or ""
            if _is_sentence(said):
                yield text.count("\n", 0, expression.start()) + 1, said


def files_of(package: Path) -> Iterator[tuple[Path, str]]:
    """Yield each Python module and each template of the package with its text."""
    for pattern in ("**/*.py", "templates/**/*.j2", "theme/**/*.html"):
        for path in sorted(package.glob(pattern)):
            yield path, path.read_text("utf-8")
