"""Judging what commands write by the published schema of its format."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema

PUBLISHED = files("service_standards") / "schemas"


@cache
def schema_of(name: str) -> Any:
    """Return what judges data by the published schema of a name."""
    text = (PUBLISHED / f"{name}.schema.json").read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def in_form(text: str, written: str) -> Any:
    """Return the data of a text that has the format `written` (`check/1`), as its schema says."""
    data = json.loads(text)
    assert data["format"] == written
    schema_of(written.partition("/")[0]).validate(data)
    return data
