"""Which criteria apply to a service, given what is known about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:

    class Condition(Protocol):
        """Three lists of facts, as editions, projects and vectors hold them."""

        @property
        def all(self) -> Sequence[str]: ...  # noqa: D102 - each has to be true
        @property
        def any(self) -> Sequence[str]: ...  # noqa: D102 - one has to be true
        @property
        def none(self) -> Sequence[str]: ...  # noqa: D102 - none may be true


def removing_facts(condition: Condition, facts: Mapping[str, bool]) -> tuple[str, ...]:
    """Return the facts that take a criterion out, or nothing if it applies.

    A fact that nobody has answered removes nothing. `all` fails on each listed fact that
    is answered no, `any` when every listed fact is answered no, `none` on each listed
    fact that is answered yes.
    """
    removing = [fact for fact in condition.all if facts.get(fact) is False]
    if condition.any and all(facts.get(fact) is False for fact in condition.any):
        removing += condition.any
    removing += [fact for fact in condition.none if facts.get(fact) is True]
    return tuple(dict.fromkeys(removing))
