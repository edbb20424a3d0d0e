"""Texts that look as if they held personal data or a secret.

The rules are few and stated in the documentation: each one is a form that is seldom anything
else. What they do not find may still be personal, and what they find need not be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service_standards.words.message import Message, say

# A rule is asked only about a text that has one of its words, which is found much faster, and is
# compiled only then. Each takes time in proportion to the text, whatever stands there.
Rule = tuple[str, tuple[str, ...], str, Message]
DIGITS = tuple("0123456789")
RULES: tuple[Rule, ...] = (
    (
        "personal-data",
        ("@",),
        r"(?<=[A-Za-z0-9._%+-])@[A-Za-z0-9-]{1,63}\.[A-Za-z]{2}",
        say("an e-mail address"),
    ),
    (
        "personal-data",
        ("+",),
        r"(?<![\w+])\+[0-9](?:[ ()/.-]{0,2}[0-9]){7,14}(?![0-9])",
        say("a telephone number"),
    ),
    (
        "personal-data",
        DIGITS,
        r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}\b",
        say("a bank account number"),
    ),
    (
        "personal-data",
        DIGITS,
        r"\b[0-9]{9,12}\b",
        say("the number of a person or a case"),
    ),
    (
        "secret",
        ("-----BEGIN",),
        r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----",
        say("a private key"),
    ),
    (
        "secret",
        ("gh", "glpat-", "AKIA"),
        r"\bgh[pousr]_[A-Za-z0-9]{30}|\bglpat-[\w-]{20}|\bAKIA[0-9A-Z]{16}\b",
        say("a key of access"),
    ),
    (
        "secret",
        (".eyJ",),
        r"(?<=[\w-]{10})\.eyJ[\w-]{10}",
        say("a token of access"),
    ),
    (
        "secret",
        ("://",),
        r"(?<=[a-z0-9])://[^\s/:@]{1,64}:[^\s/@]{1,64}@",
        say("a password in an address"),
    ),
    (
        "secret",
        ("passw", "api", "secret"),
        r"(?i)\b(?:password|passwort|passwd|api[_ -]?key|secret)\s{0,3}[:=]\s{0,3}[^\s,;]{4}",
        say("a password or a key"),
    ),
)


def private_parts(text: str) -> Iterator[tuple[str, Message]]:
    """Yield the code and what a text seems to hold, each rule once; the find is not repeated."""
    lowered = text.lower()
    for code, words, form, what in RULES:
        if any(word in text or word in lowered for word in words) and re.search(form, text):
            yield code, what
