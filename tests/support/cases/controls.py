"""Catalogues of controls in OSCAL, made up: our own words, as many as are asked for."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import escape, quoteattr

GROUPS = 10
VERBS = ("List", "Review", "Publish", "Test", "Record", "Limit", "Explain", "Keep")
THINGS = ("keys", "forms", "letters", "ramps", "counters", "queues", "notices", "ledgers")
NS = "http://csrc.nist.gov/ns/oscal/1.0"


def catalogue(count: int, groups: int = GROUPS) -> dict[str, Any]:
    """Return a catalogue of so many controls; each fourth stands inside the one before it."""
    made = [
        {"id": f"g{at}", "class": "family", "title": f"Family {at}", "controls": []}
        for at in range(1, groups + 1)
    ]
    for number in range(count):
        group = made[number * groups // count]
        controls: list[dict[str, Any]] = group["controls"]  # type: ignore[assignment]
        inner = number % 4 == 3 and bool(controls)
        if inner:
            outer = controls[-1]
            label = f"{outer['props'][0]['value']}(1)"
            outer["controls"] = [control(number, f"{outer['id']}.1", label)]
        else:
            place = len(controls) + 1
            controls.append(
                control(number, f"{group['id']}-{place}", f"G{group['id'][1:]}-{place}")
            )
    return {
        "catalog": {
            "uuid": "6a1f0f5e-6d6e-4f5e-8f3c-0c6d6b1c9a01",
            "metadata": {
                "title": "Rules of the harbour office",
                "last-modified": "2026-11-01T00:00:00Z",
                "version": "3.1",
                "oscal-version": "1.1.2",
            },
            "groups": made,
        }
    }


def control(number: int, identifier: str, label: str) -> dict[str, Any]:
    """Return a control with a parameter, a statement of two items, and advice."""
    verb, thing = VERBS[number % len(VERBS)], THINGS[number // len(VERBS) % len(THINGS)]
    return {
        "id": identifier,
        "class": "rule",
        "title": f"{verb} {thing} of berth {number}",
        "params": [{"id": f"{identifier}_prm_1", "label": f"interval {number}"}],
        "props": [{"name": "label", "value": label}],
        "parts": [
            {
                "id": f"{identifier}_smt",
                "name": "statement",
                "prose": f"{verb} the {thing} of berth {number}:",
                "parts": [
                    item(f"{identifier}_smt.a", "a.", f"each {thing} that ships use;"),
                    item(
                        f"{identifier}_smt.b",
                        "b.",
                        f"again after {{{{ insert: param, {identifier}_prm_1 }}}}.",
                    ),
                ],
            },
            {
                "id": f"{identifier}_gdn",
                "name": "guidance",
                "prose": f"Ask berth {number} first.",
            },
        ],
    }


def item(identifier: str, label: str, prose: str) -> dict[str, Any]:
    """Return an item of a statement."""
    return {
        "id": identifier,
        "name": "item",
        "props": [{"name": "label", "value": label}],
        "prose": prose,
    }


def statement(control: dict[str, Any]) -> str:
    """Return what a control says, as one text, with the labels of its parameters."""
    labels = {one["id"]: one["label"] for one in control.get("params", [])}

    def said(part: dict[str, Any]) -> str:
        label = next((one["value"] for one in part.get("props", [])), "")
        inner = [said(one) for one in part.get("parts", [])]
        return " ".join(one for one in (label, part.get("prose", ""), *inner) if one)

    text = " ".join(said(one) for one in control["parts"] if one["name"] == "statement")
    for identifier, label in labels.items():
        text = text.replace(f"{{{{ insert: param, {identifier} }}}}", f"[{label}]")
    return " ".join(text.split())


def flat(groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return groups in which no control stands inside another, as ours are."""
    return [
        {
            **group,
            "controls": [
                {**one, "controls": []}
                for outer in group["controls"]
                for one in (outer, *outer.get("controls", []))
            ],
        }
        for group in groups
    ]


def told(data: dict[str, Any]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return what a catalogue says: groups in order, with the controls that each holds."""
    return [
        (
            group["title"],
            [
                (one["props"][0]["value"], one["title"], statement(one))
                for outer in group["controls"]
                for one in (outer, *outer.get("controls", []))
            ],
        )
        for group in data["catalog"]["groups"]
    ]


def as_json(data: dict[str, Any]) -> bytes:
    """Return a catalogue as JSON; YAML readers take it too."""
    return json.dumps(data, indent=1).encode()


def as_xml(data: dict[str, Any]) -> bytes:
    """Return the same catalogue as XML."""
    catalog = data["catalog"]
    head = "".join(f"<{key}>{escape(text)}</{key}>" for key, text in catalog["metadata"].items())
    groups = "".join(
        f"<group id={quoteattr(one['id'])}><title>{escape(one['title'])}</title>"
        f"{''.join(map(_control, one['controls']))}</group>\n"
        for one in catalog["groups"]
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<catalog xmlns="{NS}">'
        f"<metadata>{head}</metadata>\n{groups}</catalog>\n"
    ).encode()


def _control(one: dict[str, Any]) -> str:
    params = "".join(
        f"<param id={quoteattr(param['id'])}><label>{escape(param['label'])}</label></param>"
        for param in one["params"]
    )
    inner = "".join(map(_control, one.get("controls", [])))
    return (
        f"<control id={quoteattr(one['id'])}><title>{escape(one['title'])}</title>{params}"
        f"{_props(one)}{''.join(map(_part, one['parts']))}{inner}</control>\n"
    )


def _part(one: dict[str, Any]) -> str:
    prose = escape(one.get("prose", "")).replace(
        "{{ insert: param, ", '<insert type="param" id-ref="'
    )
    prose = prose.replace(" }}", '"/>')
    return (
        f"<part id={quoteattr(one['id'])} name={quoteattr(one['name'])}>{_props(one)}"
        f"<p>{prose}</p>{''.join(map(_part, one.get('parts', [])))}</part>"
    )


def _props(one: dict[str, Any]) -> str:
    return "".join(
        f"<prop name={quoteattr(prop['name'])} value={quoteattr(prop['value'])}/>"
        for prop in one.get("props", [])
    )
