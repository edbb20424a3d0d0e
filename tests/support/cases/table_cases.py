"""What tables of answers are tried with."""

from __future__ import annotations

from tests.support.answer_files import sample_edition

EDITION = sample_edition()
IDS = [one.id for one in EDITION.criteria]
SIGNS = "=+-@\t\r\0\uff1d\uff0b\uff0d\uff20"
