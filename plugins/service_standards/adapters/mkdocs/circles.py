"""Python looks less often for circles of objects that nobody uses, and not at all at its end."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

# How many objects are new before it looks. A build makes many that stay, and few circles.
NEW_OBJECTS = 20_000


@contextmanager
def looking_less_often() -> Iterator[None]:
    """Let Python look for circles among new objects once for many, and not once for a few hundred.

    Looking takes a twelfth of a build otherwise. What has lived for some time waits longer for it,
    so that the process grows a little; while it serves, it looks before each build. One that does
    not look at all (0) does not begin to.

    When the process ends, its memory is given back as a whole: Python looks through all objects
    before, which takes another twentieth.
    """
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    before = gc.get_threshold()
    gc.set_threshold(max(NEW_OBJECTS, before[0]) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
