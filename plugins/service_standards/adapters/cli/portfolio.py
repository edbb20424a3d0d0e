"""The command `portfolio`: many assessment files as pages, a table and data."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from service_standards.adapters.cli.days import today_option
from service_standards.adapters.cli.languages import language_option, spoken, told
from service_standards.adapters.cli.reading import NotRead
from service_standards.adapters.cli.standard_at_hand import catalogue_option, edition_at_hand
from service_standards.adapters.cli.writing import (
    delete_others,
    keep_answers,
    make_folder,
    write_beside_answers,
)
from service_standards.errors import FileRefused
from service_standards.portfolio.pages import CSV, INDEX, JSON, LISTS, is_list
from service_standards.site.portfolio import read_portfolio
from service_standards.words.message import Message, say, say_many

Item = TypeVar("Item")
# What takes no longer than this needs no bar.
SECOND = 1.0


@click.command()
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
@catalogue_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default="portfolio-pages",
    show_default=True,
    help="The folder to write to.",
)
@language_option
@today_option
def portfolio(directory: Path, catalogue: str | None, output: Path, today: str) -> None:
    """Show all services whose assessment files lie in DIRECTORY, with what can be counted.

    Writes pages that need no network (index.html), portfolio.csv and portfolio.json.
    A file that cannot be used is listed with its fault. It stops nothing, and the exit code is 0.
    """
    for name in (INDEX, CSV, JSON):
        keep_answers(output / name)
    edition = edition_at_hand(catalogue, directory)
    if not edition.is_whole:
        message = say(
            "A release holds no scoring rule, so nothing can be graded by it; "
            "name a catalogue.json."
        )
        raise click.UsageError(told(message))
    with _without_looking_for_circles():
        try:
            pages = read_portfolio(directory, edition, today, spoken(), progress=progress)
        except FileRefused as refused:
            raise NotRead(refused.message) from None
        make_folder(output / LISTS)
        written = set()
        for name, content in pages.files():
            write_beside_answers(output / name, content)
            written.add(name.removeprefix(LISTS))
        # Whoever publishes the folder would publish a service that was taken out.
        delete_others(output / LISTS, written, lambda one: is_list(one.name, one.read_bytes))
    for fault in pages.portfolio.faults:
        click.echo(told(say("{file}: {fault}", file=fault.file, fault=fault.message)), err=True)
    counted = pages.portfolio
    wrote = say(
        "wrote {file}: {services}, {organisations}, {faults}",
        file=output / INDEX,
        services=_services(len(counted.services)),
        organisations=_organisations(len(counted.organisations)),
        faults=_unread(len(counted.faults)),
    )
    click.echo(told(wrote))


@contextmanager
def _without_looking_for_circles() -> Iterator[None]:
    """Let Python free what is no longer used at once, and not go through all that is, each time.

    Looking for circles takes a third of the time of reading many files, which have none, and of
    making their pages, which have few.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _services(count: int) -> Message:
    return say_many("{count} service", "{count} services", count)


def _organisations(count: int) -> Message:
    return say_many("{count} organisation", "{count} organisations", count)


def _unread(count: int) -> Message:
    return say_many("{count} file not read", "{count} files not read", count)


def progress(items: Sequence[Item]) -> Iterable[Item]:
    """Go through items; on a terminal a bar shows how far, once it has taken a second."""
    return _with_bar(items) if sys.stderr.isatty() else items


def _with_bar(items: Sequence[Item]) -> Iterator[Item]:
    started = time.monotonic()
    done = 0
    while done < len(items) and time.monotonic() - started < SECOND:
        yield items[done]
        done += 1
    if done < len(items):
        with click.progressbar(length=len(items), file=sys.stderr, update_min_steps=50) as bar:
            bar.update(done)
            for item in items[done:]:
                yield item
                bar.update(1)
