"""The parts of the page of CQR prescriptions: the grid, the bars, the lines."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from dashboard import charts
from dashboard.ui import theme
from dashboard.ui.columns import COLUMNS, Column, credits_column
from dashboard.wording.labels import place_labels, row_labels
from dashboard.wording.words import count, credits_text, verify

Row = Mapping[str, Any]
Places = Mapping[tuple[str, str], str]


def of_discipline(rows: Sequence[Row], code: str) -> list[Row]:
    return [row for row in rows if row["discipline"] == code]


def prescribed(content: Sequence[Row]) -> list[Row]:
    """Those rows of coverage.coverage of which something is prescribed."""
    return [row for row in content if row["credits_prescribed"] > 0]


def grid(goals: Sequence[Row], lines: Sequence[Row], content: Sequence[Row]) -> alt.LayerChart:
    """These people by prescribed subcategory, with the credits still needed."""
    import pandas as pd

    labels = row_labels(goals)
    places = place_labels(content)
    frame = pd.DataFrame(
        [
            {
                "row": labels[line["person_id"]],
                "column": places[_place(line)],
                "value": float(line["gap"]),
                "words": f"▲ {line['gap']:.2f}" if line["gap"] else "✓",
                "note": f"{line['earned']:.2f} of {line['required']:.2f} earned",
            }
            for line in lines
            if line["person_id"] in labels
        ]
    )
    return charts.heatmap(
        frame,
        rows=list(labels.values()),
        columns=list(places.values()),
        measure="Needed",
        ink=theme.ink(),
    )


def grid_in_words(goals: Sequence[Row]) -> str:
    needed = [f"{goal['name']} {goal['needed']:.2f}" for goal in goals if goal["needed"]]
    return (
        f"Credits still needed by person: {', '.join(needed) or 'none'}. The table has every cell."
    )


def by_person(
    goals: Sequence[Row], lines: Sequence[Row], content: Sequence[Row]
) -> list[dict[str, Any]]:
    """The goals, each with what is missing in every prescribed subcategory."""
    places = place_labels(content)
    gaps = {(line["person_id"], _place(line)): line["gap"] for line in lines}
    return [
        {**goal, **{label: gaps.get((goal["person_id"], place)) for place, label in places.items()}}
        for goal in goals
    ]


def columns(places: Places) -> dict[str, Column]:
    gaps = {
        label: credits_column(label, f"Credits still needed in {label}")
        for label in places.values()
    }
    return {"window_end": COLUMNS["due_on"], **gaps}


def with_notes(lines: Sequence[Row]) -> list[dict[str, Any]]:
    return [{**line, "verify": verify(line)} for line in lines]


def bars(content: Sequence[Row]) -> alt.LayerChart:
    """Prescribed credits by subcategory, from the rows of coverage.coverage."""
    import pandas as pd

    places = place_labels(content)

    frame = pd.DataFrame(
        [
            {
                "place": places[_place(row)],
                "prescribed": float(row["credits_prescribed"]),
                "short": float(row["credits_short"]),
                "people_short": row["people_short"],
            }
            for row in content
        ]
    )
    return charts.prescribed(frame, places=list(frame["place"]))


def bars_in_words(content: Sequence[Row]) -> str:
    parts = [
        f"{row['subcategory']}: {credits_text(row['credits_short'])} short of "
        f"{row['credits_prescribed']:.2f}, {count(row['people_short'], 'person', 'people')}"
        for row in content
    ]
    return f"Prescribed credits by subcategory. {'; '.join(parts)}"


def _place(line: Row) -> tuple[str, str]:
    return line["category"], line["subcategory"]
