"""Names for what is new."""

from __future__ import annotations

import pytest

from service_standards.editing.names import file_stem, next_id


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        ([], "DBD-01"),
        (["DBD-01", "DBD-03", "UDR-20"], "DBD-04"),
        (["DBD-99"], "DBD-100"),
        (["DBD-999"], None),
    ],
)
def test_the_next_id_follows_the_highest_that_was_ever_used(
    used: list[str], expected: str | None
) -> None:
    assert next_id("DBD", used) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Publish source code", "publish-source-code"),
        ("Décider à l'avance, œuvrer", "decider-a-l-avance-oeuvrer"),
        ("Simplicité d\u2019usage", "simplicite-d-usage"),
        ("What people's rights are", "what-peoples-rights-are"),
        ("Straße: 2 Schritte", "strasse-2-schritte"),
        ("服务", ""),
        (" ".join(["word"] * 20), "-".join(["word"] * 13)),
    ],
)
def test_a_title_gives_the_name_of_a_file(title: str, expected: str) -> None:
    assert file_stem(title) == expected
