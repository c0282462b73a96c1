"""Every column the pages show: its heading, how it looks on the screen, and what a file gets of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.wording.words import KINDS, OUTCOMES, PATHWAYS, ROLES_OF_ONE, STATUSES, meanings

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


def text_column(label: str, width: Any = None, pinned: bool | None = None, **more: Any) -> Column:
    def make(heading: str, **options: Any) -> Any:
        return st.column_config.TextColumn(heading, width=width, pinned=pinned, **options)

    return Column(label, make, **more)


def credits_column(label: str, hint: str | None = None) -> Column:
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


def _link(label: str) -> Column:
    def make(heading: str, **options: Any) -> Any:
        return st.column_config.LinkColumn(heading, width=260, **options)

    return Column(label, make)


def _share(label: str, hint: str) -> Column:
    def make(heading: str, **options: Any) -> Any:
        return st.column_config.ProgressColumn(
            heading, format="percent", min_value=0, max_value=1, step=0.001, width=110, **options
        )

    return Column(label, make, dtype="float64", hint=hint)


def status_column(label: str) -> Column:
    options = [STATUSES[code].label for code in PALETTE_ORDER]

    def make(heading: str, **more: Any) -> Any:
        return st.column_config.MultiselectColumn(heading, options=options, color="auto", **more)

    return Column(
        label, make, text=lambda code: STATUSES[code].label, dtype="chip", hint=meanings()
    )


COLUMNS: dict[str, Column] = {
    "status": status_column("Status"),
    "name": text_column("Name", pinned=True),
    "person_id": text_column("Person ID"),
    "goal": text_column("Goal", 125),
    "sentence": text_column("What is missing", 360),
    "pathway": text_column("Pathway", text=lambda code: PATHWAYS[code]),
    "discipline": text_column("Discipline"),
    "needed": credits_column("Needed", "Credits still missing for the whole goal"),
    "earned": credits_column("Earned", "Credits that count for this goal"),
    "required": credits_column("Required"),
    "progress": _share("Progress", "1 less what is needed, as a share of what is required"),
    "days_left": _whole("Days left", "To the end of the window; negative when it is over"),
    "window_start": _date("Window start"),
    "window_end": _date(
        "Window end", "The application or due date; for a rolling window the as-of date"
    ),
    "due_on": _date("Due"),
    "cohort": text_column("Cohort"),
    "site": text_column("Site"),
    "role": text_column("Role", text=lambda code: ROLES_OF_ONE.get(code, code)),
    "outline_effective_on": _date(
        "Outline of", "The date of the content outline the goal is judged by"
    ),
    "file": text_column("File"),
    "sheet": text_column("Sheet"),
    "kind": text_column("Kind", text=lambda code: KINDS.get(code, code)),
    "kinds": text_column("Kind"),
    "rows_read": _whole("Rows read"),
    "added": _whole("Added"),
    "updated": _whole("Updated"),
    "unchanged": _whole("Unchanged"),
    "set_aside": _whole("Set aside"),
    "row": _whole("Row"),
    "column": text_column("Column"),
    "value": text_column("Cell"),
    "problem": text_column("Problem", 420),
    "consequence": text_column("Consequence"),
    "reason": text_column("Reason", 420),
    "what": text_column("What", 240),
    "old": text_column("Old", 200),
    "new": text_column("New", 200),
    "confidence": _share("Sure", "How surely the headings say so"),
    "columns_used": text_column("Columns used"),
    "theirs": text_column("Column in the file", 240),
    "ours": text_column("Taken for", 200),
    "alias_id": _whole("Alias"),
    "text": text_column("Text", 220),
    "stands_for": text_column("Stands for", 300),
    "taught_at": _moment("Taught"),
    "taught_by": text_column("By"),
    "import_id": _whole("Import"),
    "imported_at": _moment("Imported"),
    "imported_by": text_column("By"),
    "state": text_column("State"),
    "message": text_column("What to look at", 520),
    "item": text_column("About", 150),
    "occurrences": _whole("Rows"),
    "month": text_column("Month"),
    "goals": _whole("Goals"),
    "place": text_column("Content", 240),
    "line_state": text_column("State"),
    "gap": credits_column("Needed", "Credits still missing on this line"),
    "surplus": credits_column("Beyond it", "Earned above what is asked; it fills no other line"),
    "verify": text_column("To verify", 260),
    "level": text_column("Level", text=str.capitalize),
    "completed_on": _date("Completed"),
    "title": text_column("Activity", 190),
    "reference_number": text_column("Reference number"),
    "ce_credits": credits_column("CE credits", "What the activity is worth in all"),
    "category": text_column("Category"),
    "subcategory": text_column("Subcategory", 250),
    "credits": credits_column("Credits", "What the activity gives this content"),
    "counted": credits_column("Counted", "What counts for the goal"),
    "outcome": text_column("Outcome", 165, text=OUTCOMES.__getitem__),
    "why": text_column("Why", 400),
    "empty": text_column("Nothing yet in", 200),
    "ages_out_on": _date("Ages out", "The first day on which it no longer counts"),
    "people": _whole("People", "With a goal in the discipline"),
    "people_short": _whole("People short"),
    "people_without_credit": _whole("Without credit", "People with no credit in it yet"),
    "people_with_credit": _whole("With credit"),
    "people_open": _whole("Open", "People who need credits there"),
    "credits_short": credits_column("Credits short"),
    "credits_prescribed": credits_column("Prescribed"),
    "credits_earned": credits_column("Credits earned"),
    "credits_per_person": credits_column("Per person"),
    "share_of_credits": _share("Share of credits", "Of all credits earned in the discipline"),
    "share_of_exam": _share("Share of exam", "Of the discipline's exam questions"),
    "share_of_people_without_credit": _share("Share without", "Of people without credit in it"),
    "discipline_name": text_column("Name", 200),
    "effective_on": _date("In force from"),
    "superseded_on": _date("Superseded"),
    "in_use": text_column("Use", 230),
    "date_confidence": text_column("Date is"),
    "name_confidence": text_column("Name is"),
    "count_confidence": text_column("Number is"),
    "categories": _whole("Categories"),
    "subcategories": _whole("Subcategories"),
    "exam_questions": _whole("Exam questions"),
    "category_exam_questions": _whole("In the category"),
    "note": text_column("Note", 420),
    "origin": text_column("Added with", 260),
    "outline_id": _whole("Number"),
    "uploaded_at": _moment("Added on"),
    "versions": text_column("Brought", 240),
    "lines": _whole("Lines"),
    "source": _link("Source"),
    "on_day": _date("Day"),
    "reached": credits_column("Toward the goal", "Required less needed, on that day"),
    "pace": credits_column("Even pace"),
}
