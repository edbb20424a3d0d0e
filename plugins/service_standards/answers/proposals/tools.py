"""The reports of axe, of OpenSSF Scorecard, and those in EARL.

No context is fetched: the names of EARL are taken as its tools write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from service_standards.answers.proposals.report import Check, Report, Result, list_at, text_at
from service_standards.answers.refusal import NotDone
from service_standards.words.message import say, say_many

AXE = {
    "violations": Result.FAILED,
    "incomplete": Result.CANNOT_TELL,
    "passes": Result.PASSED,
    "inapplicable": Result.DOES_NOT_APPLY,
}
EARL = {
    "failed": Result.FAILED,
    "canttell": Result.CANNOT_TELL,
    "passed": Result.PASSED,
    "inapplicable": Result.DOES_NOT_APPLY,
    "untested": Result.UNTESTED,
}
BEST_SCORE = 10
# What stands before the name in "earl:test", "http://www.w3.org/ns/earl#test".
BEFORE = re.compile(r".*[#:/]", re.DOTALL)


def report_of(value: Any) -> Report:
    """Return the report that JSON data holds.

    Raises:
        NotDone: if it is none that is known.
    """
    pages = value if isinstance(value, list) else [value]
    if pages and all(isinstance(one, dict) and "violations" in one for one in pages):
        return _axe(pages)
    if isinstance(value, dict) and "checks" in value and "scorecard" in value:
        return _scorecard(value)
    assertions = list(_assertions(value))
    if assertions:
        return _earl(value, assertions)
    raise NotDone(
        say("This file is no report of axe or OpenSSF Scorecard, none in EARL, and no assessment.")
    )


def _axe(pages: list[Any]) -> Report:
    checks = []
    for page in pages:
        for key, result in AXE.items():
            for rule in list_at(page, key):
                places = (
                    len(list_at(rule, "nodes"))
                    if result in {Result.FAILED, Result.CANNOT_TELL}
                    else 0
                )
                detail = say_many("{count} place", "{count} places", places) if places else ""
                tags = tuple(one for one in list_at(rule, "tags") if isinstance(one, str))
                checks.append(Check(_named(rule, "id"), result, tags, detail))
    engine = pages[0].get("testEngine")
    tool = f"{text_at(engine, 'name') or 'axe-core'} {text_at(engine, 'version')}".strip()
    subject = ", ".join(dict.fromkeys(filter(None, (text_at(one, "url") for one in pages))))
    return Report(tool, subject, text_at(pages[0], "timestamp")[:10], tuple(checks))


def _scorecard(value: dict[str, Any]) -> Report:
    checks = []
    for one in list_at(value, "checks"):
        score = one.get("score") if isinstance(one, dict) else None
        is_known = isinstance(score, int) and not isinstance(score, bool) and score >= 0
        result = Result.SCORED if is_known else Result.CANNOT_TELL
        detail = say("{score} of {best}", score=score, best=BEST_SCORE) if is_known else ""
        checks.append(Check(_named(one, "name"), result, (), detail))
    version = text_at(value, "scorecard", "version")
    tool = str(say("OpenSSF Scorecard {version}", version=version)).strip()
    return Report(tool, text_at(value, "repo", "name"), text_at(value, "date")[:10], tuple(checks))


def _named(value: Any, key: str) -> str:
    name = text_at(value, key)
    if not name:
        raise NotDone(say("This report has a check without a name ('{key}').", key=key))
    return name


def _assertions(value: Any) -> Iterator[dict[str, Any]]:
    """Yield what has a test and a result, wherever in the data it stands."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            short = {_short(key): inner for key, inner in one.items()}
            if "test" in short and "result" in short:
                yield short
            waiting += reversed(list(one.values()))
        elif isinstance(one, list):
            waiting += reversed(one)


def _earl(value: Any, assertions: list[dict[str, Any]]) -> Report:
    checks = []
    for one in assertions:
        test, outcome = _id(one["test"]), _outcome(one["result"])
        result = EARL.get(_short(outcome).lower())
        if not test or result is None:
            message = say(
                "This report has a check '{name}' with the outcome '{outcome}', which is none.",
                name=test[:60],
                outcome=outcome[:60],
            )
            raise NotDone(message)
        checks.append(Check(test, result, tuple({_short(test)} - {test})))
    return Report("EARL", _id(value) if isinstance(value, dict) else "", "", tuple(checks))


def _outcome(result: Any) -> str:
    one = result[0] if isinstance(result, list) and result else result
    inner = {_short(key): part for key, part in one.items()} if isinstance(one, dict) else {}
    return _id(inner.get("outcome"))


def _id(value: Any) -> str:
    """Return the address that a value is, or has; of several, the first."""
    one = value[0] if isinstance(value, list) and value else value
    if isinstance(one, str):
        return one
    return text_at(one, "@id") or text_at(one, "id") or text_at(one, "@value")


def _short(name: str) -> str:
    return BEFORE.sub("", name)
