"""Why something cannot be done with the answers of a file."""

from __future__ import annotations

from service_standards.errors import ServiceStandardsError
from service_standards.words.message import Message


class NotDone(ServiceStandardsError):
    """What was asked for cannot be done, and nothing was changed; the message is one sentence."""

    def __init__(self, message: Message) -> None:
        """Keep the sentence."""
        self.message = message
        super().__init__(str(message))
