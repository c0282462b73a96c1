"""The commands that settle what checks find: teach a text and take it back, correct rows set aside."""

from dataclasses import asdict
from pathlib import Path

import click

from dashboard.cli_options import database_option, format_option
from dashboard.cli_output import echo_rows


@click.command()
@click.argument("text")
@click.argument("discipline")
@click.argument("target")
@database_option
def alias(text: str, discipline: str, target: str, database: Path) -> None:
    """Teach what TEXT in a file stands for: "Category" or "Category / Subcategory" of a DISCIPLINE.

    It takes effect everywhere at once, and can be taken back with unalias.
    """
    from dashboard.store import open_store, teaching

    with open_store(database) as store:
        taught = teaching.add_alias(store, text, discipline, target)
        lines = teaching.lines_named(store, taught)
    level = "subcategory" if taught.subcategory else "category"
    click.echo(
        f'Alias {taught.alias_id}: "{taught.text}" stands for "{taught.target}" in '
        f"{taught.discipline}; it is the {level} of {lines} {'line' if lines == 1 else 'lines'}.",
        err=True,
    )


@click.command()
@database_option
@format_option
def aliases(database: Path, output_format: str) -> None:
    """List the aliases that were taught, the newest first, removed ones included."""
    from dashboard.store import open_store, teaching

    with open_store(database) as store:
        echo_rows([asdict(one) for one in teaching.aliases(store)], output_format)


@click.command()
@click.argument("alias_id", type=int)
@database_option
def unalias(alias_id: int, database: Path) -> None:
    """Remove one alias: everything is then as if it had never been taught."""
    from dashboard.store import open_store, teaching

    with open_store(database) as store:
        teaching.remove_alias(store, alias_id)
    click.echo(f"Alias {alias_id} is removed.", err=True)


@click.command(name="set-aside")
@click.argument("import_id", type=int)
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.xlsx")
@database_option
def set_aside(import_id: int, out: Path, database: Path) -> None:
    """Write the rows that an import set aside into a workbook, to be corrected and imported again."""
    from dashboard.report.set_aside import write_set_aside
    from dashboard.store import StoreError, imports, open_store

    if out.suffix.casefold() != ".xlsx":
        raise click.ClickException(f"{out} is to be a workbook; give it a name ending in .xlsx.")
    # It may hold corrections that somebody has not imported yet.
    if out.exists():
        raise click.ClickException(f"{out} is there already; choose another name.")
    with open_store(database) as store:
        rows = imports.rows_to_correct(store, import_id)
    if not rows:
        raise StoreError(f"Import {import_id} has no rows set aside that wait for a correction.")
    try:
        write_set_aside(out, rows)
    except OSError as error:
        raise click.ClickException(f"{out} cannot be written ({error.strerror}).") from error
    click.echo(
        f"{len(rows)} {'row' if len(rows) == 1 else 'rows'} of import {import_id} written to {out}; "
        f"correct the marked cells there, then: targeted-ce import {out}",
        err=True,
    )
