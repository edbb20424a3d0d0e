#!/usr/bin/env bash
# sentencex 1.0.32 knows the commonest abbreviations of one language and not those of the next.
#
# 1. French: "M." (Monsieur), "Mme." and "art." before a number end a sentence, while the English "Mr.",
#    the Spanish "Sr." and the German "Nr." do not. A legal text in French falls to pieces.
# 2. Markdown: a sentence in bold is cut before its closing asterisks, so that they begin the next one.
#
# What the segments hold is complete: joined, they are the text again.
#
# Seen: sentencex 1.0.32 on Python 3.11. The script fails if one of these changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet sentencex==1.0.32
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from sentencex import segment

print("sentencex", version("sentencex"))
seen = {
    ("fr", "M. Exemple suit l'art. 5 de la loi."): ["M. ", "Exemple suit l'art. ", "5 de la loi."],
    ("fr", "Mme. Exemple attend."): ["Mme. ", "Exemple attend."],
    ("en", "Mr. Example follows Art. 5 of the law."): ["Mr. Example follows Art. 5 of the law."],
    ("es", "El Sr. Ejemplo cumple el Art. 5."): ["El Sr. Ejemplo cumple el Art. 5."],
    ("de", "Hr. Beispiel folgt Nr. 5 und Art. 7."): ["Hr. Beispiel folgt Nr. 5 und Art. 7."],
    ("en", "**Write it down.** Then show it."): ["**Write it down.", "** Then show it."],
}
for (language, text), expected in seen.items():
    found = list(segment(language, text))
    print(language, found)
    assert "".join(found) == text, found
    assert found == expected, (found, expected)
PYTHON
