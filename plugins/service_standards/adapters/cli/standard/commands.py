"""The commands about a standard by name; each is imported when it is asked for."""

from __future__ import annotations

import click


def _diff() -> click.Command:
    from service_standards.adapters.cli.standard.diff import diff

    return diff


def _lint() -> click.Command:
    from service_standards.adapters.cli.standard.lint import lint

    return lint


def _new() -> click.Command:
    from service_standards.adapters.cli.standard.new import new

    return new


def _release() -> click.Command:
    from service_standards.adapters.cli.standard.release import release

    return release


def _schema() -> click.Command:
    from service_standards.adapters.cli.standard.schema import schema

    return schema


def _standalone() -> click.Command:
    from service_standards.adapters.cli.standard.standalone import standalone

    return standalone


def _translation() -> click.Command:
    from service_standards.adapters.cli.translations.translation import translation

    return translation


def _withdraw() -> click.Command:
    from service_standards.adapters.cli.standard.withdraw import withdraw

    return withdraw


COMMANDS = {
    "diff": _diff,
    "lint": _lint,
    "new": _new,
    "release": _release,
    "schema": _schema,
    "standalone": _standalone,
    "translation": _translation,
    "withdraw": _withdraw,
}
