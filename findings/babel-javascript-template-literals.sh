#!/usr/bin/env bash
# Babel 2.18.0, the extractor for JavaScript: three ways in which what it collects is not what a program says.
#
# 1. A template literal with a placeholder is collected with the placeholder as text. At run time the
#    argument holds the value instead, so no translation of that entry is ever found.
# 2. A call inside a template literal is not collected, unless `parse_template_string` is set, which is off.
# 3. A method of any object whose name is that of the function is collected too.
#
# Seen: Babel 2.18.0 on Python 3.11. The script fails if one of the three changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -q --disable-pip-version-check Babel==2.18.0
cat > "$folder/page.js" <<'JS'
say(`There are ${count} files.`);
const line = `Total: ${say("inside a template")}`;
robot.say("a method of another object");
JS
"$folder/venv/bin/python" - "$folder/page.js" <<'PY'
import sys
from pathlib import Path

import babel
from babel.messages.extract import extract


def found(**options):
    with Path(sys.argv[1]).open("rb") as file:
        return [message for _, message, *_ in extract("javascript", file, {"say": None}, options=options)]


print("Babel", babel.__version__)
by_default, with_templates = found(), found(parse_template_string=True)
print("by default:                ", by_default)
print("with parse_template_string:", with_templates)
assert by_default == ["There are ${count} files.", "a method of another object"]
assert with_templates == ["There are ${count} files.", "inside a template", "a method of another object"]
PY
