"""Write what is generated from the model: JSON Schemas, and the words of the browser code."""

from __future__ import annotations

from pathlib import Path

from service_standards.schema.browser_vocabulary import MODULE, browser_vocabulary
from service_standards.schema.generate import schemas

PACKAGE = Path(__file__).resolve().parent.parent / "plugins" / "service_standards"


def main() -> None:
    """Write each file whose text has changed."""
    texts = {f"schemas/{name}": text for name, text in schemas().items()}
    for name, text in {**texts, MODULE: browser_vocabulary()}.items():
        path = PACKAGE / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(PACKAGE)}")


if __name__ == "__main__":
    main()
