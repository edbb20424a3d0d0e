"""Joined modules keep their lines and their scopes, and every module takes what it took before."""

from __future__ import annotations

import re

import pytest

from service_standards.packing.browser_files import modules, script_files
from service_standards.packing.joined_modules import (
    ELEMENTS,
    JOINED,
    inline_script,
    joined_modules,
    needed_files,
)
from service_standards.packing.module_text import read_module
from service_standards.packing.served import served_script

SAMPLE = {
    "main": 'const a = () => import("./part-a.js");\nconst late = () => import("./late.js");\n',
    "part-a": 'import { b, B as C } from "./b.js";\nexport const a = () => [b, C];\n',
    "b": "export async function b() {}\nexport class B {}\n",
    "c": 'import {\na,\n} from "./part-a.js";\nexport const c = a;\nexport { b } from "./b.js";\n'
    'const again = () => import("./c.js");\n',
    "late": 'import { c } from "./c.js";\nimport { other } from "./other.js";\n'
    'export { B } from "./b.js";\nexport function late() {\nreturn [c, other];\n}\n',
    "other": "export const other = 1;\n",
    "types": "export {};\n",
}
FILES = {"first": ("b", "part-a"), "second": ("c",)}
FIRST = """\
const $b = (() => {
async function b() {}
class B {}
return { B, b };
})();
const $partA = (() => {
const { b, B: C } = $b;
const a = () => [b, C];
return { a };
})();
export { $b, $partA };
"""
SECOND = """\
import { $b, $partA } from "./first.js";
const $c = (() => {
const {
a,
} = $partA;
const c = a;
const again = () => Promise.resolve($c);
return { b: $b.b, c };
})();
export { $c };
"""
MAIN = """\
const a = () => import("./first.js").then(({ $partA }) => $partA);
const late = () => import("./late.js");
"""
LATE = """\
import { $b } from "./first.js";
import { $c } from "./second.js";
const { c } = $c;
import { other } from "./other.js";
export const { B } = $b;
export function late() {
return [c, other];
}
"""


def test_each_module_has_a_scope_and_takes_from_those_before_it() -> None:
    made = joined_modules(SAMPLE, FILES)

    assert made["first"] == FIRST
    assert made["second"] == SECOND


def test_the_other_modules_stay_files_and_take_from_the_joined_ones() -> None:
    made = joined_modules(SAMPLE, FILES)

    assert set(made) == {"first", "second", "main", "late", "other", "types"}
    assert made["main"] == MAIN
    assert made["late"] == LATE
    assert made["other"] == SAMPLE["other"]
    assert made["types"] == SAMPLE["types"]


def test_nothing_to_join_changes_nothing() -> None:
    assert joined_modules(SAMPLE, {}) == SAMPLE


def test_a_file_does_not_take_the_place_of_a_module() -> None:
    with pytest.raises(ValueError, match="has the name of a module: late, other"):
        joined_modules(SAMPLE, {"other": ("b",), "late": ("c",)})


def test_code_that_looks_in_from_outside_finds_every_module() -> None:
    outside = {"one": 'import("./c.js")', "two": 'import("./other.js")'}
    made = joined_modules(SAMPLE | outside, FILES)

    assert made["one"] == 'import("./second.js").then(({ $c }) => $c)'
    assert made["two"] == 'import("./other.js")'


def test_every_line_of_the_package_is_joined_once() -> None:
    files = joined_modules(modules(), JOINED)

    served = sorted(line for text in files.values() for line in text.splitlines())
    for name, text in modules().items():
        for line in text.splitlines():
            code = line.removeprefix("export ") if not line.startswith("export {") else ""
            if "import" not in line and code:
                assert line in served or code in served, f"{name}: {line}"
    assert sum(len(text) for text in files.values()) < 1.1 * sum(map(len, modules().values()))


def test_no_import_of_the_package_leads_nowhere() -> None:
    files = script_files()

    for text in files.values():
        for name in re.findall(r'(?:from |\bimport\()"\./([^"]+)"', text):
            assert name in files
    starts = {f"{name}.js" for names in ELEMENTS.values() for name in names}
    assert starts < set(files)


@pytest.mark.parametrize("names", ELEMENTS.values())
def test_an_element_starts_with_all_that_its_files_take(names: tuple[str, ...]) -> None:
    files = script_files()

    for name in names:
        taken = re.findall(r'^import .* from "\./(.+)\.js";$', files[f"{name}.js"], re.MULTILINE)
        assert set(taken) <= set(names)


def test_no_name_of_the_code_can_be_taken_for_a_scope() -> None:
    for name, text in modules().items():
        assert not re.search(r"(?<![{`\w])\$[a-z]\w*\b(?!\{)", text), name
    assert not {name for name in JOINED if name in modules()}


def test_a_page_needs_the_files_of_its_elements_once() -> None:
    assert needed_files("<p><service-checklist>") == ["common", "answers", "checklist"]
    both = "<service-results></service-results><service-checklist></service-checklist>"
    assert needed_files(both) == ["common", "answers", "checklist", "progress", "results"]
    assert needed_files("<p>No element.</p>") == []


def test_one_script_holds_each_module_once_after_those_it_needs_and_the_entry_last() -> None:
    script = inline_script(SAMPLE, "main")

    assert re.findall(r"^const (\$\w+) = \(\(\) => \{$", script, re.MULTILINE) == [
        "$b", "$other", "$partA", "$c", "$late", "$main",
    ]  # fmt: skip
    assert re.findall(r"^(?:import|export) .*", script, re.MULTILINE) == []
    assert "const late = () => Promise.resolve($late);" in script


def test_a_module_that_only_comes_later_can_be_left_out_of_the_script() -> None:
    script = inline_script(SAMPLE, "main", {"late"})

    assert "$late" not in script
    assert "$other" not in script
    assert "$partA" in script


def test_every_module_of_the_package_has_a_form_that_is_foreseen() -> None:
    held = modules()
    for name, text in held.items():
        read = read_module(name, text)
        exported = set(
            re.findall(r"^export [a-z ]*(?:function|class|const) (\w+)", text, re.MULTILINE)
        )
        assert exported <= set(read.exports), name
        assert read.needs == set(re.findall(r'(?m) from "\./(.+)\.js";$', text)), name
    script = served_script(inline_script(held, "main"))
    assert re.findall(r'\bimport\("|\b(?:import|export)[ {]', script) == []
    assert script.count("=(()=>{") > 40


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
