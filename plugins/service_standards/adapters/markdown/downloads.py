"""Links to files to download: a browser saves them instead of opening them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from markdown.treeprocessors import Treeprocessor

DOWNLOAD = re.compile(r"^(?:\.\./)*downloads/[^/?#]+$")


class DownloadProcessor(Treeprocessor):
    """Marks links into `downloads/`.

    A server that sends the policy of the pages with each file would keep the scripts of such a
    file from running; opened from the disk it works under the policy that it brings along.
    """

    def run(self, root: ET.Element) -> None:
        """Mark the links of a page."""
        for link in root.iter("a"):
            if DOWNLOAD.match(link.get("href", "")):
                link.set("download", "")
