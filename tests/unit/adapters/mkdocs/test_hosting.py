"""A process that serves does not grow with each build."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ReferenceType, ref

from service_standards.adapters.mkdocs.plugin import ServiceStandardsPlugin
from service_standards.adapters.mkdocs.serving.hosting import Serving
from service_standards.adapters.mkdocs.serving.shown import Shown


class Circle:
    """An object that nobody else has to know to keep it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_a_build_has_left_in_circles_is_gone_in_the_next(tmp_path: Path) -> None:
    left, found = list[ReferenceType[Circle]](), list[bool]()

    def build() -> None:
        found.append(any(one() for one in left))
        left.append(ref(Circle()))

    serving, shown = Serving(), Shown(tmp_path)
    gc.disable()
    try:
        for _ in range(3):
            serving._build_or_tell(ServiceStandardsPlugin(), build, shown)
    finally:
        gc.enable()
        shown.close()
    assert found == [False, False, False]
