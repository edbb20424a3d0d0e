"""Modules stand in a page byte for byte, in an order that works, and nothing else may run."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest

from service_standards.adapters.markdown.standalone import package_parts
from service_standards.export.inline_modules import hash_of, inline_modules, read_module

SAMPLE = {
    "main": 'const later = () => import("./late.js");\nlater();\n',
    "late": 'import { a } from "./a.js";\nimport {\n  b,\n  B,\n} from "./b.js";\n'
    "export function late() {\n  return [a, b, B];\n}\n",
    "a": '/** @param {import("./types.js").T} x */\nexport const a = (x) => x;\n'
    'export { b, B } from "./b.js";\n',
    "b": "export async function b() {}\nexport class B {}\n",
    "types": "export {};\n",
}


def test_every_module_is_there_byte_for_byte_after_those_it_needs() -> None:
    scripts = inline_modules(SAMPLE, "main").scripts

    found = [next(n for n, text in SAMPLE.items() if one.startswith(text)) for one in scripts]
    assert found == ["b", "a", "late", "main"]
    for name, script in zip(found, scripts, strict=True):
        added = script.removeprefix(SAMPLE[name])
        assert re.fullmatch(r'\(globalThis\.ss\?\?=\{\}\)\["[\w-]+"\]=\{[\w,]*\};\n', added)


def test_the_map_leads_to_every_export_wherever_it_stands() -> None:
    links = json.loads(inline_modules(SAMPLE, "main").import_map)

    words = {name: unquote(url.partition(",")[2]) for name, url in links["imports"].items()}
    assert words == {
        "./a.js": 'export const {a}=globalThis.ss["a"];export const {B,b}=globalThis.ss["b"];',
        "./b.js": 'export const {B,b}=globalThis.ss["b"];',
        "./late.js": 'export const {late}=globalThis.ss["late"];',
    }
    assert {url: hash_of(words[name]) for name, url in links["imports"].items()} == links[
        "integrity"
    ]


def test_a_hash_for_everything_and_for_nothing_else() -> None:
    made = inline_modules(SAMPLE, "main")

    pinned = {hash_of(made.import_map), *map(hash_of, made.scripts)}
    assert set(made.hashes) == pinned | set(json.loads(made.import_map)["integrity"].values())


def test_a_module_that_only_comes_later_can_be_left_out() -> None:
    made = inline_modules(SAMPLE, "main", frozenset({"late"}))

    assert len(made.scripts) == 1
    assert json.loads(made.import_map)["imports"] == {}


def test_every_module_of_the_package_has_a_form_that_is_foreseen() -> None:
    modules = package_parts({}).modules

    made = inline_modules(modules, "main")

    for name, text in modules.items():
        read = read_module(name, text)
        exported = set(
            re.findall(r"^export [a-z ]*(?:function|class|const) (\w+)", text, re.MULTILINE)
        )
        assert exported <= set(read.exports), name
        assert read.needs == set(re.findall(r'(?m) from "\./(.+)\.js";$', text)), name
    assert len(made.scripts) > 40


@pytest.mark.parametrize(
    "text",
    ["export default 1;\n", "export * from './x.js';\n", "export let a = 1;\n", "export { a };\n"],
)
def test_an_export_that_would_be_lost_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="has an export"):
        read_module("odd", text)


@pytest.mark.parametrize("text", ['const a = "</script>";\n', "// <!-- \n", "a <SCRIPT \n"])
def test_text_that_would_end_its_script_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="holds"):
        read_module("odd", text)
