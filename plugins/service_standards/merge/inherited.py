"""An inherited answer is nobody's own: in a merge it gives way to one that is (rule 8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Content = Mapping[str, Any]


def giving_way(
    base: Content, ours: Content, theirs: Content, is_blank: Callable[[Content], bool]
) -> tuple[Content, Content, Content]:
    """Return the three sides of one finding.

    Beside an own answer an inherited one counts as blank, unless it replaced an own one.
    """

    def is_inherited(finding: Content) -> bool:
        return "inherited_from" in (finding.get("extra") or {})

    own = [one for one in (ours, theirs) if not is_inherited(one) and not is_blank(one)]
    if not own or not (is_inherited(base) or is_blank(base)):
        return base, ours, theirs
    was, mine, other = ({} if is_inherited(one) else one for one in (base, ours, theirs))
    return was, mine, other
