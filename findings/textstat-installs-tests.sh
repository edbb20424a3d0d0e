#!/usr/bin/env bash
# textstat 0.7.13: its wheel brings a top-level package "tests" into the environment.
#
# A project whose own folder "tests" has no __init__.py (a namespace package, as pytest and the packaging
# guides allow) can no longer import from it, even from its own root: a regular package that stands later
# on the path wins over a part of a namespace that stands first.
#
# Seen: textstat 0.7.13 on Python 3.11. The script fails if the wheel no longer does so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
python="$folder/venv/bin/python"
mkdir -p "$folder/project/tests"
echo 'ANSWER = "from the project"' > "$folder/project/tests/helper.py"
cd "$folder/project"

echo "before: $("$python" -c 'import tests.helper; print(tests.helper.ANSWER)')"
"$python" -m pip install -q --disable-pip-version-check textstat==0.7.13
after=$("$python" -c 'import tests.helper; print(tests.helper.ANSWER)' 2>&1 | tail -1 || true)
echo "after:  $after"
"$python" - <<'PY'
from importlib.metadata import files, version

listed = sorted({file.parts[0] for file in files("textstat") if not file.parts[0].startswith("..")})
print("textstat", version("textstat"), "installs:", listed)
assert "tests" in listed
PY
[[ "$after" == "ModuleNotFoundError: No module named 'tests.helper'" ]]
