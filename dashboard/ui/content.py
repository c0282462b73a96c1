"""The parts of the page of coverage: the grid of people or cohorts, and the shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from dashboard import charts
from dashboard.charts.shares import CREDITS, EXAM
from dashboard.ui import theme
from dashboard.ui.columns import Column, credits_column, text_column
from dashboard.wording.labels import place_labels, row_labels
from dashboard.wording.standing import NOBODY
from dashboard.wording.words import VERIFY, day, verify

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Chosen:
    """A cell of the grid, a row (no place), a column (nobody), or nothing at all.

    `place` is the label of the content, `who` a person ID or, where is_cohort, a cohort.
    """

    place: str | None = None
    who: str | None = None
    is_cohort: bool = False

    def __bool__(self) -> bool:
        return bool(self.place or self.who)


NOTHING = Chosen()

# Two tables share the width of the page; what they are sorted by stays in sight.
BESIDE_EACH_OTHER: dict[str, Column] = {"subcategory": text_column("Subcategory", 200)}


def people(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row for each person, with the credits in every place."""
    labels, places = row_labels(rows), place_labels(rows)
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        person = found.setdefault(
            row["person_id"], {**row, "label": labels[row["person_id"]], "cells": {}}
        )
        place = places[row["category"], row["subcategory"]]
        person[place] = row["credits_earned"]
        person["cells"][place] = (row["credits_earned"], row["is_open"], _open_for(row))
    return list(found.values())


def cohorts(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One row for each cohort, with the credits per person in every place."""
    places = place_labels(rows)
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        name = row["cohort"] or NOBODY
        cohort = found.setdefault(name, {**row, "label": name, "cells": {}})
        place = places[row["category"], row["subcategory"]]
        is_open = row["people_open"] > 0
        note = f"{row['people_with_credit']} of {row['people']} people have credit"
        if is_open:
            note += f", {row['people_open']} need credits here"
        cohort[place] = row["credits_per_person"]
        cohort["cells"][place] = (row["credits_per_person"], is_open, note)
    return list(found.values())


def grid(
    rows: Sequence[Row], places: Sequence[str], measure: str, chosen: Chosen = NOTHING
) -> alt.LayerChart:
    """The rows of `people` or `cohorts` by place, with a frame around what is chosen."""
    import pandas as pd

    frame = pd.DataFrame(
        [
            {
                "row": row["label"],
                "column": place,
                "value": float(amount),
                "words": f"▲ {amount:.2f}" if is_open else f"{amount:.2f}",
                "note": note,
                "is_chosen": bool(chosen)
                and chosen.place in (None, place)
                and chosen.who in (None, who(row)),
            }
            for row in rows
            for place, (amount, is_open, note) in row["cells"].items()
        ]
    )
    return charts.heatmap(
        frame,
        rows=[row["label"] for row in rows],
        columns=places,
        measure=measure,
        ink=theme.ink(),
    )


def grid_in_words(rows: Sequence[Row], measure: str) -> str:
    is_open = [
        f"{row['label']}: {', '.join(names)}"
        for row in rows
        if (names := [place for place, cell in row["cells"].items() if cell[1]])
    ]
    return (
        f"{measure} by content. Still open: {'; '.join(is_open) or 'nothing'}. The table has all."
    )


def who(row: Row) -> str:
    """What a row of the grid is known by: the person ID, or the cohort."""
    return str(row["person_id"] if "person_id" in row else row["label"])


def place_columns(places: Sequence[str]) -> dict[str, Column]:
    return {place: credits_column(place) for place in places}


def with_notes(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows, each with what about it is to be verified."""
    return [{**row, "verify": verify(row)} for row in rows]


def shares(rows: Sequence[Row]) -> alt.Chart | None:
    """Credits beside exam questions; nothing where the numbers of questions are not known."""
    import pandas as pd

    places = place_labels(rows)
    known = [row for row in rows if row["share_of_exam"] is not None]
    if not known:
        return None
    parts = [
        {
            "place": places[row["category"], row["subcategory"]],
            "measure": measure,
            "share": float(row[column] or 0),
        }
        for row in known
        for measure, column in ((CREDITS, "share_of_credits"), (EXAM, "share_of_exam"))
    ]
    order = [places[row["category"], row["subcategory"]] for row in known]
    return charts.shares(pd.DataFrame(parts), places=order)


def shares_in_words(rows: Sequence[Row]) -> str:
    parts = [
        f"{row['subcategory']}: {row['share_of_credits'] or 0:.1%} of credits, "
        f"{row['share_of_exam']:.1%} of questions"
        for row in rows
        if row["share_of_exam"] is not None
    ]
    return f"Shares by subcategory. {'; '.join(parts)}"


def outline_line(rows: Sequence[Row]) -> str:
    """The outline whose content is shown, and whether its names are ARRT's own."""
    on = next((row["outline_effective_on"] for row in rows if row["outline_effective_on"]), None)
    if on is None:
        return "No content outline in force: the content is what the files name."
    unsure = any(row["name_confidence"] not in (None, "sourced") for row in rows)
    return f"Content outline of {day(on)}{f': {VERIFY}' if unsure else ''}."


def _open_for(row: Row) -> str:
    if row["credits_short"]:
        return (
            f"{row['credits_short']:.2f} of {row['credits_prescribed']:.2f} prescribed still needed"
        )
    if row["category_short"]:
        return f"{row['category']} is {row['category_short']:.2f} short of its minimum"
    return "nothing open here"
