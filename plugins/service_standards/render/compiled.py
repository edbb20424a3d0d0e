"""Compiled templates are kept as Python keeps compiled modules: beside them, and by their texts.

To compile them takes longer than to render most pages. A file that is missing, damaged or of
another text, release or kind of environment is not used, and one that cannot be written is not
missed.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

DIGEST = hashlib.sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """Keeps the templates of one kind of environment in a folder of the package.

    `kind` names all that templates are compiled for; `is_ours` tells from a file whether its
    template is one of those that are kept.
    """

    def __init__(self, folder: Path, kind: str, is_ours: Callable[[Path], bool]) -> None:
        self._folder = folder
        self._kind = f"{jinja2.__version__} {kind}"
        self._is_ours = is_ours

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return what is kept of a template, if anything is."""
        checksum = self.get_source_checksum(source)
        is_kept = filename is not None and self._is_ours(Path(filename))
        # The text itself is compared by the bucket, and so a new one takes the place of the old.
        named = f"{self._kind}\0{_settings(environment)}\0{name}\0{filename}".encode()
        key = hashlib.sha256(named).hexdigest() if is_kept else ""
        bucket = Bucket(environment, key, checksum)
        if key:
            self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket what is kept of its template."""
        with suppress(OSError):
            data = self._file(bucket).read_bytes()
            known, kept = data[:DIGEST], data[DIGEST:]
            if hashlib.sha256(kept).digest() == known:
                bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds, unless Python keeps nothing either."""
        if not bucket.key or sys.dont_write_bytecode or not isinstance(bucket.code, CodeType):
            return
        kept = bucket.bytecode_to_string()
        file = self._file(bucket)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            _write(file, hashlib.sha256(kept).digest() + kept)

    def _file(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(str(self._folder / f"{bucket.key}.py")))


def _settings(environment: Environment) -> str:
    """Return what the code of a template depends on beside its text."""
    parts = (
        environment.trim_blocks, environment.lstrip_blocks, environment.keep_trailing_newline,
        environment.finalize is None, sorted(environment.extensions), sorted(environment.filters),
    )  # fmt: skip
    return repr(parts)


def _write(file: Path, data: bytes) -> None:
    """Write a file that whoever reads meanwhile finds whole, for all who may read its folder."""
    number, name = tempfile.mkstemp(dir=file.parent, suffix=".pyc")
    draft = Path(name)
    try:
        with os.fdopen(number, "wb") as written:
            written.write(data)
        draft.chmod(0o600 | file.parent.parent.stat().st_mode & 0o666)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
