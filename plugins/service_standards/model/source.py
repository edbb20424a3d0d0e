"""A source that a text cites."""

from __future__ import annotations

from service_standards.model.base import Model


class CitedSource(Model):
    """A title as the text gives it, and the address."""

    title: str
    url: str
