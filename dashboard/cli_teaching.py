"""The commands that teach the program what a text means, and take it back."""

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
