#!/usr/bin/env bash
# Makes .venv and installs into it what one requirements file pins by hash,
# then this project itself, in place.
#
#   tools/venv.sh requirements/site.txt
set -euo pipefail

requirements=$1
venv=.venv
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

fail() {
  printf 'service-standards: %s\n' "$*" >&2
  exit 1
}

recent_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
  local candidate
  for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    if recent_enough "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  fail "Python 3.11 or newer is needed. Install it, or name it: make PYTHON=/path/to/python3"
}

# Debian's python3 leaves out the part that puts pip into a virtual environment.
add_ensurepip() {
  local python=$1 package
  "$python" -c 'import ensurepip, venv' 2>/dev/null && return
  package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $package" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -q && apt-get install -q -y --no-install-recommends "$package"; } >&2 </dev/null ||
      fail "$package could not be installed. Install it, then run make again."
  else
    fail "this Python cannot make virtual environments. Install $package, then run make again."
  fi
}

usable() {
  recent_enough "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

if ! usable; then
  python=$(find_python)
  add_ensurepip "$python"
  "$python" -m venv --clear "$venv"
fi
echo "Installing what $requirements pins into $venv" >&2
"$venv/bin/python" -m pip install -qq --require-hashes -r "$requirements"
"$venv/bin/python" -m pip install -qq --no-deps --no-build-isolation --editable .
