"""Source of a `sitecustomize` module that lets a whole process live a year later."""

from __future__ import annotations

from pathlib import Path

SHIFT_SECONDS = 365 * 86400

# Only what tells the present is shifted: sleeping and measuring stay as they are.
SOURCE = f"""
import datetime, time
SHIFT = {SHIFT_SECONDS}
_time, _time_ns = time.time, time.time_ns
_localtime, _gmtime, _strftime = time.localtime, time.gmtime, time.strftime
time.time = lambda: _time() + SHIFT
time.time_ns = lambda: _time_ns() + SHIFT * 10**9
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.strftime = lambda form, at=None: _strftime(form, time.localtime() if at is None else at)

class date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

class datetime_(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def today(cls):
        return cls.now()
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

datetime_.__name__ = datetime_.__qualname__ = "datetime"
datetime.date, datetime.datetime = date, datetime_
"""


def write_shifted_clock(folder: Path) -> Path:
    """Write the module into a new folder, which goes on PYTHONPATH."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SOURCE, encoding="utf-8")
    return folder
