#!/usr/bin/env bash
# rjsmin 1.3.0 takes a regular expression for a division where it follows an arrow, a spread or a word
# other than `return`: blanks in it are joined, so that the shorter script finds other texts than the
# script did, without a word. After `return`, a bracket or an operator the same expression stays as it is.
#
# Also seen: a comment of several lines between two words counts as the end of a line in JavaScript
# (ECMA-262, 12.4); rjsmin leaves one blank, so `return /* ... */ a` gives the value that it did not give
# before.
#
# Seen: rjsmin 1.3.0 on Python 3.11; the implementation in C and that in Python do the same.
# The script fails if one of these changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check rjsmin==1.3.0
"$folder/venv/bin/python" - <<'PY'
from importlib.metadata import version

import rjsmin

IN_PYTHON = rjsmin._make_jsmin(python_only=True)
KEPT = ["return /a  b/;", "(/a  b/);", "x = /a  b/;", "if(x) /a  b/.test(y);"]
JOINED = ["=> /a  b/;", "case /a  b/:", "typeof /a  b/;", "await /a  b/;", "yield /a  b/;", "of /a  b/)"]
JOINED += ["[.../a  b/[Symbol.split](x)]"]

print("rjsmin", version("rjsmin"))
for script in KEPT + JOINED:
    short = rjsmin.jsmin(script)
    print(f"{script!r:36} -> {short!r}")
    assert short == IN_PYTHON(script)
    assert ("/a  b/" in short, "/a b/" in short) == ((True, False) if script in KEPT else (False, True))
for script in ("return /* one\n two */ a", "a /* one\n two */ b"):
    short = rjsmin.jsmin(script)
    print(f"{script!r:36} -> {short!r}")
    assert short == script.split()[0] + " " + script[-1] == IN_PYTHON(script)
PY
