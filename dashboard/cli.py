"""The `targeted-ce` command: imports spreadsheets, answers questions, starts the dashboard."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dashboard.cli_commands import Commands
from dashboard.cli_options import (
    DATE,
    DISCIPLINE,
    Selection,
    chosen_database,
    column_mapping,
    database_option,
    format_option,
    scope_options,
)
from dashboard.cli_output import echo_rows, echo_warning, import_row
from dashboard.without_pandas import leave_out_pandas

if TYPE_CHECKING:
    from dashboard.coverage import Answer
    from dashboard.store import Store

_DONE, _ATTENTION, _FAILED = 0, 1, 2


def main(arguments: list[str] | None = None) -> None:
    """Runs the command and ends the process: 0 done, 1 needs attention, 2 could not be done.

    Without arguments it is given those of the process, which is then the command's alone.
    """
    if arguments is None:
        leave_out_pandas()
    try:
        sys.exit(cli.main(arguments, prog_name="targeted-ce", standalone_mode=False) or _DONE)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        _fail(error.format_message())
    except click.exceptions.Abort:
        _fail("Stopped; nothing more was done.")
    except BrokenPipeError:
        # The reader of our output has gone, as after `| head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_DONE)
    except Exception as error:
        if not _is_for_the_user(error):
            raise
        _fail(str(error))


def _fail(sentence: str) -> None:
    click.echo(sentence, err=True)
    sys.exit(_FAILED)


def _is_for_the_user(error: Exception) -> bool:
    from dashboard.coverage import UnknownPerson
    from dashboard.intake.model import IntakeError
    from dashboard.reference import ReferenceDataError
    from dashboard.store import StoreError

    return isinstance(error, UnknownPerson | IntakeError | ReferenceDataError | StoreError)


def _open(database: Path) -> "Store":
    from dashboard.store import open_store

    return open_store(database)


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(package_name="targeted-ce", prog_name="targeted-ce")
@database_option
@click.pass_context
def cli(context: click.Context, database: Path | None) -> None:
    """Coverage gaps per ARRT content category: structured education and CQR, per person and cohort.

    Without a command it starts the dashboard.
    """
    if context.invoked_subcommand is None:
        context.exit(context.invoke(run, database=chosen_database(database)))


@cli.command()
@database_option
@click.option("--port", type=click.IntRange(1, 65535), help="The port of the dashboard's page.")
@click.option("--sample", is_flag=True, help="Open the sample program, in a database of its own.")
def run(database: Path, port: int | None = None, sample: bool = False) -> int:
    """Start the dashboard in the browser."""
    from dashboard.serving import serve

    return serve(database, port=port, is_sample=sample)


@cli.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(["auto", "roster", "records", "activities", "prescriptions"]),
    default="auto",
    show_default=True,
)
@click.option("--sheet", help="Import this sheet only.")
@click.option("--discipline", type=DISCIPLINE, help="Where the file names none, e.g. CT.")
@click.option(
    "--dates",
    type=click.Choice(["month-first", "day-first"]),
    help="How dates such as 03/04/2026 are meant where their column leaves it open.",
)
@click.option("--map", "mapping", multiple=True, metavar='"THEIRS=OURS"', callback=column_mapping)
@click.option("--yes", "is_confirmed", is_flag=True, help="Import although much would change.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@database_option
@format_option
def import_files(
    files: tuple[Path, ...],
    kind: str,
    sheet: str | None,
    discipline: str | None,
    dates: str | None,
    mapping: dict[str, str],
    is_confirmed: bool,
    dry_run: bool,
    database: Path,
    output_format: str,
) -> int:
    """Import spreadsheets: rosters, CE records, activities with distributions, CQR prescriptions."""
    from dashboard import intake
    from dashboard.importing import import_file
    from dashboard.store import StoreError, mappings

    rows: list[dict[str, Any]] = []
    status = _DONE
    with _open(database) as store:
        for path in files:
            options = intake.Options(
                kind=kind,
                sheet=sheet,
                discipline=discipline,
                day_first=None if dates is None else dates == "day-first",
                mapping=mapping,
                remembered=mappings.remembered(store),
            )
            try:
                result = import_file(
                    store, path, options, is_confirmed=is_confirmed, is_preview=dry_run
                )
            except (intake.IntakeError, StoreError) as error:
                echo_warning(str(error))
                status = _FAILED
                continue
            rows += [import_row(sheet_result) for sheet_result in result.sheets]
            for settled in result.settled:
                echo_warning(settled.sentence)
            if any(sheet_result.set_aside for sheet_result in result.sheets):
                status = max(status, _ATTENTION)
    if rows or output_format != "table":
        echo_rows(rows, output_format)
    return status


@cli.command(name="imports")
@database_option
@format_option
def list_imports(database: Path, output_format: str) -> None:
    """List every import, the newest first, withdrawn ones included."""
    from dataclasses import asdict

    from dashboard.store import imports

    with _open(database) as store:
        echo_rows([asdict(entry) for entry in imports.history(store)], output_format)


@cli.command()
@click.argument("import_id", type=int)
@database_option
def undo(import_id: int, database: Path) -> None:
    """Withdraw one import: everything is then as if it had never been made."""
    from dashboard.store import imports

    with _open(database) as store:
        imports.undo(store, import_id)
    click.echo(f"Import {import_id} is withdrawn.", err=True)


def _answer(
    question: "Callable[[Store, Any], Answer]", selection: Selection, output_format: str
) -> "Answer":
    with _open(selection.database) as store:
        answer = question(store, selection.scope())
    echo_rows(answer.dicts(), output_format, columns=answer.columns)
    return answer


@cli.command()
@scope_options
@format_option
def progress(selection: Selection, output_format: str) -> None:
    """Show where each person stands on each goal."""
    from dashboard import coverage

    _answer(coverage.progress, selection, output_format)


@cli.command()
@scope_options
@format_option
def gaps(selection: Selection, output_format: str) -> None:
    """Show what is missing on each requirement line."""
    from dashboard import coverage

    _answer(coverage.gaps, selection, output_format)


@cli.command(name="coverage")
@scope_options
@format_option
def show_coverage(selection: Selection, output_format: str) -> None:
    """Show how well each content subcategory is covered."""
    from dashboard import coverage

    _answer(coverage.coverage, selection, output_format)


@cli.command()
@click.argument("person_id")
@click.option("--as-of", type=DATE, help="Compute for this day; today unless told otherwise.")
@click.option("--pathway", type=click.Choice(["structured_education", "imaging_assistant", "cqr"]))
@database_option
@format_option
def explain(
    person_id: str, as_of: date | None, pathway: str | None, database: Path, output_format: str
) -> None:
    """Show what every line of a person's completions counted for, and why."""
    from dashboard import coverage

    with _open(database) as store:
        shown_id = coverage.shown_id(store, person_id)
        scope = coverage.Scope(as_of or date.today(), pathway=pathway, person_id=shown_id)
        answer = coverage.explain(store, scope)
    echo_rows(answer.dicts(), output_format, columns=answer.columns)


@cli.command()
@click.option("--as-of", type=DATE, help="Compute for this day; today unless told otherwise.")
@database_option
@format_option
def checks(as_of: date | None, database: Path, output_format: str) -> int:
    """List what needs a person's eye; exit status 1 if there is anything."""
    from dashboard import coverage

    answer = _answer(
        coverage.checks, Selection(database=database, as_of=as_of or date.today()), output_format
    )
    return _ATTENTION if answer else _DONE


if __name__ == "__main__":
    main()
