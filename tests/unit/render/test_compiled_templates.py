"""Compiled templates are used again only where they are whole and of the same text."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from service_standards.render.compiled import CompiledTemplates


@pytest.fixture(autouse=True)
def writes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let compiled files be kept, whatever the surroundings of the tests say."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def environment(
    folder: Path, kind: str = "pages", *, is_ours: bool = True, trim_blocks: bool = False
) -> Environment:
    keeper = CompiledTemplates(folder, kind, lambda _: is_ours)
    return Environment(
        loader=FileSystemLoader(folder),
        bytecode_cache=keeper,
        autoescape=True,
        trim_blocks=trim_blocks,
    )


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.pyc"))


def template(folder: Path, text: str) -> Path:
    file = folder / "a.html"
    file.write_text(text, "utf-8")
    return file


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template(tmp_path, "A {{ word }}")
    assert environment(tmp_path).get_template("a.html").render(word="b") == "A b"
    assert len(kept(tmp_path)) == 1

    def compiled(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "compile", compiled)
    assert environment(tmp_path).get_template("a.html").render(word="c") == "A c"


def test_another_text_is_compiled_anew(tmp_path: Path) -> None:
    template(tmp_path, "A {{ word }}")
    environment(tmp_path).get_template("a.html")
    template(tmp_path, "B {{ word }}")
    assert environment(tmp_path).get_template("a.html").render(word="b") == "B b"
    # It takes the place of the one before, as with a module.
    assert len(kept(tmp_path)) == 1


def test_other_settings_are_another_kind(tmp_path: Path) -> None:
    template(tmp_path, "{% if 1 %}\nA{% endif %}")
    assert environment(tmp_path).get_template("a.html").render() == "\nA"
    assert environment(tmp_path, trim_blocks=True).get_template("a.html").render() == "A"


def test_whoever_reads_the_folder_reads_what_is_kept(tmp_path: Path) -> None:
    template(tmp_path, "A")
    tmp_path.chmod(0o755)
    environment(tmp_path).get_template("a.html")
    [file] = kept(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    template(tmp_path, "A")
    monkeypatch.setattr(Path, "replace", full)
    assert environment(tmp_path).get_template("a.html").render() == "A"
    assert kept(tmp_path) == []


def test_so_is_a_template_for_another_kind_of_environment(tmp_path: Path) -> None:
    template(tmp_path, "{{ '<' }}")
    environment(tmp_path).get_template("a.html")
    environment(tmp_path, "others").get_template("a.html")
    assert len(kept(tmp_path)) == 2


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"nothing of this kind"])
def test_a_damaged_file_is_not_used(tmp_path: Path, damage: bytes) -> None:
    template(tmp_path, "A {{ word }}")
    environment(tmp_path).get_template("a.html")
    [file] = kept(tmp_path)
    whole = file.read_bytes()
    for data in (damage, whole[:-1], whole[:40] + b"?" + whole[41:]):
        file.write_bytes(data)
        assert environment(tmp_path).get_template("a.html").render(word="b") == "A b"
        assert file.read_bytes() == whole


def test_a_template_of_somebody_else_is_not_kept(tmp_path: Path) -> None:
    template(tmp_path, "A")
    assert environment(tmp_path, is_ours=False).get_template("a.html").render() == "A"
    assert kept(tmp_path) == []


def test_nothing_is_kept_where_python_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    template(tmp_path, "A")
    assert environment(tmp_path).get_template("a.html").render() == "A"
    assert kept(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    template(tmp_path, "A")
    (tmp_path / "__pycache__").write_text("in the way", "utf-8")
    assert environment(tmp_path).get_template("a.html").render() == "A"
