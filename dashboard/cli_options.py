"""The options that commands share, and what their texts are read as."""

import os
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dashboard import paths

if TYPE_CHECKING:
    from dashboard.coverage import Scope

_Command = Callable[..., Any]


class _Date(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a date; write it as 2026-03-15.', param, ctx)


class _Discipline(click.ParamType[str]):
    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from dashboard import reference

        known = reference.load()
        code = known.discipline_code(value)
        if code is None:
            self.fail(
                f'"{value}" is not a discipline; use one of {", ".join(known.disciplines)}.',
                param,
                ctx,
            )
        return code


DATE = _Date()
DISCIPLINE = _Discipline()


@dataclass(frozen=True)
class Selection:
    """Which database is asked, and for whom and which day."""

    database: Path
    as_of: date
    cohort: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    role: str | None = None
    discipline: str | None = None
    pathway: str | None = None
    include_left: bool = False

    def scope(self) -> "Scope":
        from dashboard.coverage import Scope

        return Scope(
            as_of=self.as_of,
            cohorts=self.cohort,
            sites=self.site,
            role=self.role,
            discipline=self.discipline,
            pathway=self.pathway,
            include_left=self.include_left,
        )


_FILTERS = tuple(field.name for field in fields(Selection) if field.name != "as_of")


def database_option(command: _Command) -> _Command:
    """--database, given before or after the command; else the environment, else the user's folder."""

    def resolve(context: click.Context, _: click.Parameter, value: Path | None) -> Path | None:
        # What stands before the command is only a word for it, which may have another of its own.
        if context.parent is None:
            return value
        return chosen_database(value or context.parent.params.get("database"))

    return click.option(
        "--database",
        type=click.Path(path_type=Path),
        callback=resolve,
        help="The database file; else TARGETED_CE_DATABASE, else a file in your data folder.",
    )(command)


def chosen_database(given: Path | None) -> Path:
    """The database given, else that of the environment, else that of the user's folder."""
    return given or Path(os.environ.get("TARGETED_CE_DATABASE") or paths.default_database())


def format_option(command: _Command) -> _Command:
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["table", "csv", "json"]),
        default="table",
        show_default=True,
    )(command)


def scope_options(command: _Command) -> _Command:
    """The filters of every answer, handed to the command as one Selection."""

    @click.option("--as-of", type=DATE, help="Compute for this day; today unless told otherwise.")
    @click.option("--cohort", multiple=True, help="Only this cohort; may be repeated.")
    @click.option("--site", multiple=True, help="Only this site; may be repeated.")
    @click.option("--role", type=click.Choice(["student", "staff"]))
    @click.option("--discipline", type=DISCIPLINE, help="Only this discipline, e.g. CT.")
    @click.option(
        "--pathway", type=click.Choice(["structured_education", "imaging_assistant", "cqr"])
    )
    @click.option("--include-left", is_flag=True, help="People who left as well.")
    @database_option
    @wraps(command)
    def with_selection(*arguments: Any, as_of: date | None, **options: Any) -> Any:
        selection = Selection(
            as_of=as_of or date.today(), **{name: options.pop(name) for name in _FILTERS}
        )
        return command(*arguments, selection=selection, **options)

    return with_selection


def column_mapping(
    _: click.Context, __: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    """`--map "THEIRS=OURS"`: their header -> our column. The last "=" divides."""
    mapping = {}
    for value in values:
        theirs, equals, ours = value.rpartition("=")
        if not (equals and theirs.strip() and ours.strip()):
            raise click.BadParameter(
                f'"{value}" maps nothing; write it as "Their Column=Our Column".'
            )
        mapping[theirs.strip()] = ours.strip()
    return mapping
