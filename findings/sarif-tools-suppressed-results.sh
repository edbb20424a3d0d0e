#!/usr/bin/env bash
# sarif-tools 3.0.5 reads less of a SARIF 2.1.0 log than the format allows.
#
# 1. A result may name its rule by the object `rule` (an index or an id) and leave `ruleId` out
#    (SARIF 2.1.0, 3.27.5 and 3.27.7). `sarif summary` ends with KeyError: 'ruleId'.
# 2. A result with an accepted suppression (3.27.23, 3.35) counts as open: the summary lists it, and
#    `--check error` fails because of it. No option leaves suppressed results out.
#
# Whoever writes a log for it repeats `ruleId` in each result, and leaves out what somebody has accepted.
#
# Seen: sarif-tools 3.0.5 on Python 3.11. The script fails if one of these changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet sarif-tools==3.0.5
cd "$folder"
venv/bin/python - <<'PYTHON'
import json

rule = {"id": "EX-01", "defaultConfiguration": {"level": "error"}}
tool = {"driver": {"name": "example", "rules": [rule]}}
text = {"message": {"text": "An example"}}
accepted = {"suppressions": [{"kind": "external", "status": "accepted"}]}
logs = {
    "by-object.sarif": {"rule": {"index": 0}} | text,
    "suppressed.sarif": {"ruleId": "EX-01", "ruleIndex": 0} | text | accepted,
}
for name, result in logs.items():
    log = {"version": "2.1.0", "runs": [{"tool": tool, "results": [result]}]}
    with open(name, "w", encoding="utf-8") as file:
        json.dump(log, file)
PYTHON
venv/bin/sarif --version
echo "-- a result that names its rule by an object"
if venv/bin/sarif summary by-object.sarif >object.txt 2>&1; then
  cat object.txt
  echo "changed: the log is read" && exit 1
fi
tail -n 1 object.txt
grep -q "KeyError: 'ruleId'" object.txt
echo "-- a result that somebody has accepted"
venv/bin/sarif summary suppressed.sarif | tee summary.txt
grep -q "^error: 1$" summary.txt
status=0
venv/bin/sarif --check error summary suppressed.sarif >/dev/null 2>&1 || status=$?
echo "sarif --check error ends with $status"
test "$status" -eq 1
