"""The command `service-standards`.

The module of a command is imported when the command is asked for: reading the sources of a
standard takes Pydantic and Markdown, for which one that checks an assessment does not wait.
"""

from __future__ import annotations

import click

from service_standards import __version__
from service_standards.adapters.cli.answers.commands import COMMANDS as ANSWERS
from service_standards.adapters.cli.standard.commands import COMMANDS as STANDARD
from service_standards.adapters.cli.writing import Commands


def _badge() -> click.Command:
    from service_standards.adapters.cli.badge import badge

    return badge


def _check() -> click.Command:
    from service_standards.adapters.cli.check import check

    return check


def _portfolio() -> click.Command:
    from service_standards.adapters.cli.portfolio import portfolio

    return portfolio


def _report() -> click.Command:
    from service_standards.adapters.cli.report import report

    return report


COMMANDS = {
    "badge": _badge,
    "check": _check,
    "portfolio": _portfolio,
    "report": _report,
    **ANSWERS,
    **STANDARD,
}


class LateCommands(Commands):
    """The commands by name; each is imported by its name, or for a list of all."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the names of the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, or None if there is none of that name."""
        find = COMMANDS.get(cmd_name)
        return find() if find else None


@click.group(cls=LateCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Publish a service standard and check services against it.

    Exit codes: 0 fine, 1 faults found, 2 wrong usage.
    """
