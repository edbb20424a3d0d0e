"""The commands about answers by name; each is imported when it is asked for."""

from __future__ import annotations

import click


def _compare() -> click.Command:
    from service_standards.adapters.cli.answers.compare import compare

    return compare


def _export() -> click.Command:
    from service_standards.adapters.cli.answers.export import export

    return export


def _import() -> click.Command:
    from service_standards.adapters.cli.importing import import_any

    return import_any


def _merge() -> click.Command:
    from service_standards.adapters.cli.answers.merge import merge

    return merge


def _migrate() -> click.Command:
    from service_standards.adapters.cli.answers.migrate import migrate

    return migrate


def _propose() -> click.Command:
    from service_standards.adapters.cli.answers.propose import propose

    return propose


def _set() -> click.Command:
    from service_standards.adapters.cli.answers.set import set_answer

    return set_answer


def _start() -> click.Command:
    from service_standards.adapters.cli.answers.start import start

    return start


COMMANDS = {
    "compare": _compare,
    "export": _export,
    "import": _import,
    "merge": _merge,
    "migrate": _migrate,
    "propose": _propose,
    "set": _set,
    "start": _start,
}
