"""The commands for content outlines: add or correct one after seeing its effect, list them, remove one."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dashboard.cli_options import DATE, DISCIPLINE, database_option, format_option
from dashboard.cli_output import echo_problem, echo_rows, echo_warning

if TYPE_CHECKING:
    from dashboard.coverage import OutlineEffect
    from dashboard.intake import CheckedOutlines

_TO_REFUSE = "set_aside"


@click.command(name="outline-add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--discipline", type=DISCIPLINE, help="Where the file names none, e.g. CT.")
@click.option(
    "--as-of", type=DATE, help="Show the effect for this day; today unless told otherwise."
)
@click.option("--dry-run", is_flag=True, help="Show the effect and write nothing.")
@click.option("--yes", "is_confirmed", is_flag=True, help="Add it although statuses change.")
@database_option
@format_option
def outline_add(
    file: Path,
    discipline: str | None,
    as_of: date | None,
    dry_run: bool,
    is_confirmed: bool,
    database: Path,
    output_format: str,
) -> None:
    """Add or correct content outlines with a spreadsheet, after showing whom it changes.

    A version of a discipline is replaced as a whole by one with the same effective date.
    """
    from dashboard import coverage, intake
    from dashboard.store import open_store, outlines

    with open_store(database) as store:
        checked = intake.check_outlines(file, store.reference, discipline)
        for problem in checked.problems:
            consequence = "" if problem.severity == _TO_REFUSE else "warning: "
            echo_problem(checked.name, problem, consequence)
        if not checked.is_acceptable:
            _echo_effect(checked, None, None, output_format)
            raise click.ClickException(_refusal(checked))
        effect = coverage.outline_effect(store, checked, as_of or date.today())
        is_stopped = bool(effect.statuses_changed) and not (is_confirmed or dry_run)
        outline_id = None if dry_run or is_stopped else outlines.add(store, checked)
    _echo_effect(checked, effect, outline_id, output_format)
    if is_stopped:
        raise click.ClickException(
            f"{checked.name} changes the status of {_count(effect.statuses_changed, 'goal')} as of "
            f"{effect.as_of}; nothing was added. Look at what changes, and add it with --yes if it is right."
        )
    if outline_id is not None:
        echo_warning(
            f"Outline {outline_id} is added; to take it back: targeted-ce outline-remove {outline_id}"
        )


@click.command()
@click.option(
    "--as-of", type=DATE, help="What is in force on this day; today unless told otherwise."
)
@click.option("--added", is_flag=True, help="Every file ever added instead, removed ones included.")
@database_option
@format_option
def outlines(as_of: date | None, added: bool, database: Path, output_format: str) -> None:
    """List every version of every content outline, and where it comes from."""
    from dashboard import coverage
    from dashboard.store import open_store
    from dashboard.store import outlines as added_outlines

    with open_store(database) as store:
        if added:
            rows = [asdict(upload) for upload in added_outlines.uploads(store)]
        else:
            scope = coverage.Scope(as_of or date.today(), include_left=True)
            versions = coverage.outline_versions(store, scope).dicts()
            rows = [row for row in versions if row["effective_on"] is not None]
    echo_rows(rows, output_format)


@click.command(name="outline-remove")
@click.argument("outline_id", type=int)
@database_option
def outline_remove(outline_id: int, database: Path) -> None:
    """Remove outlines that were added: everything is then as if they had never been."""
    from dashboard.store import open_store, outlines

    with open_store(database) as store:
        outlines.remove(store, outline_id)
    click.echo(f"Outline {outline_id} is removed.", err=True)


def _refusal(checked: "CheckedOutlines") -> str:
    number = sum(problem.severity == _TO_REFUSE for problem in checked.problems)
    return (
        f"{checked.name} has {_count(number, 'problem')}, and an outline is added whole or not at all; "
        "nothing was added. Correct the file and add it again."
    )


def _echo_effect(
    checked: "CheckedOutlines",
    effect: "OutlineEffect | None",
    outline_id: int | None,
    output_format: str,
) -> None:
    """The goals that change as rows; all of the effect as one object where the rows are for programs."""
    answers = _answers(effect)
    if output_format == "json":
        row = {
            "outline_id": outline_id,
            "file": checked.name,
            "as_of": effect.as_of if effect else None,
            **answers,
            "problems": [asdict(problem) for problem in checked.problems],
            "skipped": [asdict(skipped) for skipped in checked.skipped],
        }
        echo_rows([row], output_format)
        return
    for sentence in _sentences(answers):
        echo_warning(sentence)
    if effect and effect.goals:
        echo_rows(answers["goals"], output_format, columns=effect.goals.columns)
    elif effect:
        echo_warning("No goal changes.")


def _answers(effect: "OutlineEffect | None") -> dict[str, list[dict[str, Any]]]:
    names = ("versions", "goals", "texts", "prescriptions")
    return {name: getattr(effect, name).dicts() if effect else [] for name in names}


def _sentences(answers: dict[str, list[dict[str, Any]]]) -> list[str]:
    told = [
        f"{row['discipline']} {row['effective_on']}: {_version(row)}."
        for row in answers["versions"]
    ]
    told += [
        f'{row["discipline"]} "{row["item"]}": {row["lines_unmapped_after"]} lines not in the outline, '
        f"{row['lines_unmapped_before']} before."
        for row in answers["texts"]
    ]
    return told + [
        f'{row["discipline"]} "{row["item"]}", prescribed to {row["person_id"]}, is no longer in the outline.'
        for row in answers["prescriptions"]
    ]


def _version(row: dict[str, Any]) -> str:
    if row["change"] == "superseded":
        return f"superseded on {row['superseded_on_after']}"
    size = (
        f"{_count(row['categories_after'], 'category', 'categories')} and "
        f"{_count(row['subcategories_after'], 'subcategory', 'subcategories')}"
    )
    if row["change"] == "new":
        return f"new, with {size}"
    return f"replaced, with {size} instead of {row['categories_before']} and {row['subcategories_before']}"


def _count(number: int, one: str, several: str | None = None) -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"
