"""The commands that decide about people: who is one person, who is not, whose rows wait."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dashboard.cli_options import database_option, format_option
from dashboard.cli_output import echo_rows

if TYPE_CHECKING:
    from dashboard.store import Decision


@click.command()
@click.argument("kept_id")
@click.argument("other_id")
@database_option
def merge(kept_id: str, other_id: str, database: Path) -> None:
    """Make OTHER_ID the same person as KEPT_ID, whose ID is shown from then on.

    All that is or will be imported for either is this one person's. It can be taken back with undecide.
    """
    from dashboard.store import deciding, open_store

    with open_store(database) as store:
        preview = deciding.preview_merge(store, kept_id, other_id)
        decision = deciding.merge(store, kept_id, other_id)
    _tell(decision, f"; {preview.sentence}")


@click.command(name="keep-apart")
@click.argument("person_id")
@click.argument("other_id")
@database_option
def keep_apart(person_id: str, other_id: str, database: Path) -> None:
    """Say that two people who look alike are two; the checks do not list them any more."""
    from dashboard.store import deciding, open_store

    with open_store(database) as store:
        decision = deciding.keep_apart(store, person_id, other_id)
    _tell(decision)


@click.command(name="same-person")
@click.argument("pairs", nargs=-1, required=True, metavar='"WRITTEN" PERSON_ID...')
@database_option
def same_person(pairs: tuple[str, ...], database: Path) -> None:
    """Say who somebody is whose rows wait: the person with PERSON_ID on the roster.

    WRITTEN is the ID, e-mail or name as the file has it. Several pairs are taken together or not at all.
    """
    from dashboard.store import deciding, open_store

    if len(pairs) % 2:
        raise click.UsageError(
            f'"{pairs[-1]}" stands alone; give what is written and then the person ID, in pairs.'
        )
    with open_store(database) as store:
        decisions = deciding.same_people(store, list(zip(pairs[::2], pairs[1::2], strict=True)))
    for decision in decisions:
        _tell(decision)


@click.command()
@database_option
@format_option
def decisions(database: Path, output_format: str) -> None:
    """List what was decided about people, the newest first, undone decisions included."""
    from dashboard.store import deciding, open_store

    with open_store(database) as store:
        echo_rows([asdict(one) for one in deciding.decisions(store)], output_format)


@click.command()
@click.argument("decision_id", type=int)
@database_option
def undecide(decision_id: int, database: Path) -> None:
    """Take back one decision: everything is then as if it had never been made."""
    from dashboard.store import deciding, open_store

    with open_store(database) as store:
        deciding.undecide(store, decision_id)
    click.echo(f"Decision {decision_id} is undone.", err=True)


def _tell(decision: "Decision", more: str = "") -> None:
    click.echo(f"Decision {decision.decision_id}: {decision.sentence}{more}.", err=True)
