"""The command that writes the gap report: a workbook, and, when asked, one for each person."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dashboard.cli_options import Selection, scope_options

if TYPE_CHECKING:
    from dashboard.report.workbook import Progress

_STEPS = 1000


@click.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.xlsx")
@click.option("--people", "has_pages", is_flag=True, help="With one page for each person.")
@click.option(
    "--zip",
    "mail_out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.zip",
    help="Also write a workbook of their own for each person, into this file.",
)
@click.option("--program", default="", metavar="NAME", help="The program's name, as the title.")
@scope_options
def report(
    out: Path, has_pages: bool, mail_out: Path | None, program: str, selection: Selection
) -> None:
    """Write the gap report workbook: who is short, of what, by when, and how every number came about.

    A file of that name is replaced, at once and whole.
    """
    from dashboard import reporting
    from dashboard.report.mail_out import write_mail_out
    from dashboard.report.workbook import write_report
    from dashboard.store import open_store
    from dashboard.wording.words import count

    _ensure_ending(out, ".xlsx", "a workbook")
    if mail_out:
        _ensure_ending(mail_out, ".zip", "a zip file")
    with open_store(selection.database) as store:
        findings = reporting.findings(store, selection.scope())
    with _replacing(out) as file, _progress() as progress:
        write_report(file, findings, has_pages=has_pages, program=program, progress=progress)
    people = count(len(findings.names), "person", "people")
    _say(f"{out} written: {count(len(findings.goals), 'goal')} of {people}.")
    if mail_out:
        with _replacing(mail_out) as file, _progress() as progress:
            write_mail_out(file, findings, progress)
        _say(f"{mail_out} written: {count(len(findings.names), 'workbook')}.")


def _ensure_ending(file: Path, ending: str, what: str) -> None:
    if file.suffix.casefold() != ending:
        raise click.ClickException(f"{file} is to be {what}; give it a name ending in {ending}.")


@contextmanager
def _replacing(file: Path) -> Iterator[Path]:
    """A file to write to that takes the place of this one once it is whole."""
    try:
        handle, name = tempfile.mkstemp(prefix=".targeted-ce-", suffix=file.suffix, dir=file.parent)
        os.close(handle)
        unfinished = Path(name)
        try:
            yield unfinished
            # Temporary files are for their owner alone; this one is an ordinary file.
            mask = os.umask(0)
            os.umask(mask)
            unfinished.chmod(0o666 & ~mask)
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise click.ClickException(
            f"{file} cannot be written ({error.strerror}); "
            "close it where it is open, or choose another name."
        ) from error


@contextmanager
def _progress() -> "Iterator[Progress]":
    """A bar on standard error where somebody watches; nothing where a script does."""
    if not sys.stderr.isatty():
        yield lambda _share, _what: None
        return
    with click.progressbar(
        length=_STEPS, file=sys.stderr, item_show_func=lambda what: what or ""
    ) as bar:
        yield _to_bar(bar.update)


def _to_bar(update: Callable[[int, str], None]) -> "Progress":
    shown = 0

    def progress(share: float, what: str) -> None:
        nonlocal shown
        reached = round(share * _STEPS)
        update(reached - shown, what)
        shown = reached

    return progress


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)
