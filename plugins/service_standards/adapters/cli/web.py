"""Fetching one file from an address that a person named, within limits."""

from __future__ import annotations

from http.client import HTTPException
from time import monotonic
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from service_standards.adapters.cli.languages import told
from service_standards.adapters.cli.reading import NotRead
from service_standards.words.message import Message, say

SECONDS = 10
MOST_REDIRECTS = 3
PIECE = 65_536
TOO_SLOW = say("it takes more than {count} seconds", count=SECONDS)


class _Redirects(HTTPRedirectHandler):
    """Follows a few redirects, and never from a protected address to another kind."""

    max_redirections = MOST_REDIRECTS
    max_repeats = 1

    def redirect_request(  # noqa: PLR0913, PLR0917 - the signature is urllib's
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        """Return the next request, or refuse it."""
        if not newurl.startswith(f"{req.type}://") and not newurl.startswith("https://"):
            fp.close()
            raise URLError(told(say("it leads to '{url}'", url=newurl[:80])))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetched(url: str, most: int) -> bytes:
    """Return what an address answers.

    Raises:
        NotRead: with one sentence if it does not answer, takes too long or sends too much.
    """
    ends = monotonic() + SECONDS
    try:
        with build_opener(_Redirects).open(url, timeout=SECONDS) as answer:
            data = bytearray()
            while piece := answer.read1(PIECE):
                data += piece
                if len(data) > most:
                    break
                if monotonic() > ends:
                    raise TimeoutError(str(TOO_SLOW))
            return bytes(data)
    except (HTTPException, OSError, ValueError) as error:
        if isinstance(error, HTTPError):
            error.close()
        raise NotRead(_told(url, error)) from None


def _told(url: str, error: Exception) -> Message:
    reason = " ".join(str(getattr(error, "reason", error)).split())
    return say(
        "'{url}' cannot be fetched: {reason}.", url=url, reason=reason or type(error).__name__
    )
