"""Every column the pages show: its heading, how it looks on the screen, and what a file gets of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.ui.words import PATHWAYS, ROLES_OF_ONE, STATUSES, meanings

Config = Callable[..., Any]


# The theme's categorical colours go to the statuses in this order, light and dark, in tables and charts.
PALETTE_ORDER = ("met", "behind", "on_track", "overdue")


def _as_it_is(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Column:
    """`text` makes a value ready for a file and for the screen; `dtype` is the screen's type."""

    label: str
    make: Config
    text: Callable[[Any], Any] = _as_it_is
    dtype: str = "object"
    hint: str | None = None

    def config(self) -> Any:
        """How st.dataframe is to show the column."""
        return self.make(self.label, help=self.hint)

    def series(self, values: Sequence[Any]) -> Any:
        """The values as a pandas series; credits become floats, for the screen alone."""
        import pandas as pd

        if self.dtype == "chip":
            return pd.Series([[self.text(value)] for value in values], dtype="object")
        return pd.Series([self.text(value) for value in values], dtype=self.dtype)


def _text(label: str, width: Any = None, **more: Any) -> Column:
    def make(heading: str, **options: Any) -> Any:
        return st.column_config.TextColumn(heading, width=width, **options)

    return Column(label, make, **more)


def _credits(label: str, hint: str | None = None) -> Column:
    def make(heading: str, **options: Any) -> Any:
        return st.column_config.NumberColumn(heading, format="%.2f", **options)

    return Column(label, make, dtype="float64", hint=hint)


def _whole(label: str, hint: str | None = None) -> Column:
    def make(heading: str, **options: Any) -> Any:
        return st.column_config.NumberColumn(heading, format="%d", **options)

    return Column(label, make, dtype="Int64", hint=hint)


def _date(label: str, hint: str | None = None) -> Column:
    def make(heading: str, **options: Any) -> Any:
        return st.column_config.DateColumn(heading, format="D MMM YYYY", **options)

    return Column(label, make, hint=hint)


def _moment(label: str) -> Column:
    def make(heading: str, **options: Any) -> Any:
        return st.column_config.DatetimeColumn(heading, format="D MMM YYYY, HH:mm", **options)

    return Column(label, make)


def _share(label: str) -> Column:
    def make(heading: str, **options: Any) -> Any:
        return st.column_config.ProgressColumn(
            heading, format="percent", min_value=0, max_value=1, step=0.001, width=110, **options
        )

    return Column(
        label, make, dtype="float64", hint="1 less what is needed, as a share of what is required"
    )


def _status(label: str) -> Column:
    options = [STATUSES[code].label for code in PALETTE_ORDER]

    def make(heading: str, **more: Any) -> Any:
        return st.column_config.MultiselectColumn(heading, options=options, color="auto", **more)

    return Column(
        label, make, text=lambda code: STATUSES[code].label, dtype="chip", hint=meanings()
    )


COLUMNS: dict[str, Column] = {
    "status": _status("Status"),
    "name": _text("Name"),
    "person_id": _text("Person ID"),
    "goal": _text("Goal", 125),
    "sentence": _text("What is missing", 360),
    "pathway": _text("Pathway", text=lambda code: PATHWAYS[code]),
    "discipline": _text("Discipline"),
    "needed": _credits("Needed", "Credits still missing for the whole goal"),
    "earned": _credits("Earned", "Credits that count for this goal"),
    "required": _credits("Required"),
    "progress": _share("Progress"),
    "days_left": _whole("Days left", "To the end of the window; negative when it is over"),
    "window_start": _date("Window start"),
    "window_end": _date(
        "Window end", "The application or due date; for a rolling window the as-of date"
    ),
    "cohort": _text("Cohort"),
    "site": _text("Site"),
    "role": _text("Role", text=lambda code: ROLES_OF_ONE.get(code, code)),
    "outline_effective_on": _date(
        "Outline of", "The date of the content outline the goal is judged by"
    ),
    "file": _text("File"),
    "sheet": _text("Sheet"),
    "kind": _text("Kind"),
    "kinds": _text("Kind"),
    "rows_read": _whole("Rows read"),
    "added": _whole("Added"),
    "updated": _whole("Updated"),
    "unchanged": _whole("Unchanged"),
    "set_aside": _whole("Set aside"),
    "row": _whole("Row"),
    "column": _text("Column"),
    "value": _text("Cell"),
    "problem": _text("Problem", 420),
    "consequence": _text("Consequence"),
    "reason": _text("Reason", 420),
    "import_id": _whole("Import"),
    "imported_at": _moment("Imported"),
    "imported_by": _text("By"),
    "state": _text("State"),
    "message": _text("What to look at", 520),
    "item": _text("About", 150),
    "occurrences": _whole("Rows"),
    "month": _text("Month"),
    "goals": _whole("Goals"),
}
