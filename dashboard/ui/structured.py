"""The parts of the page of structured education: the bars, what is empty, what is about to age out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt

from dashboard import charts
from dashboard.ui import theme
from dashboard.ui.columns import Column, credits_column, status_column
from dashboard.wording.labels import row_labels
from dashboard.wording.standing import NOBODY, goal_key
from dashboard.wording.words import STATUSES, count

Row = Mapping[str, Any]
HORIZONS = (30, 60, 90)


def bars(goals: Sequence[Row], lines: Sequence[Row]) -> alt.LayerChart:
    """One bar for each goal of one pathway, split by category."""
    import pandas as pd

    labels = _labels(goals)
    of_goal = _of_goal(lines)
    categories = category_names(lines)
    parts = [
        {
            "row": labels[goal_key(goal)],
            "category": line["category"] or "All categories",
            "position": position,
            "earned": float(line["earned"]),
            "minimum": float(line["required"]) if line["category"] else 0.0,
            "total": float(goal["earned"]),
            "required": float(goal["required"]),
            "missing": _missing(of_goal[goal_key(goal)]),
        }
        for goal in goals
        for position, line in enumerate(_parts(of_goal[goal_key(goal)]))
    ]
    return charts.category_bars(
        pd.DataFrame(parts),
        rows=list(labels.values()),
        categories=categories or ["All categories"],
        ink=theme.ink(),
        paper=theme.paper(),
    )


def bars_in_words(goals: Sequence[Row]) -> str:
    parts = [f"{goal['name']} {goal['earned']:.2f} of {goal['required']:.2f}" for goal in goals]
    return f"Credits earned, most troubled first: {', '.join(parts)}. The table has each category."


def by_category(goals: Sequence[Row], lines: Sequence[Row]) -> list[dict[str, Any]]:
    """The goals, each with what is earned in every category and which are empty."""
    of_goal = _of_goal(lines)
    categories = category_names(lines)
    rows = []
    for goal in goals:
        earned = {
            line["category"]: line["earned"]
            for line in of_goal[goal_key(goal)]
            if line["level"] == "category"
        }
        empty = [category for category, amount in earned.items() if not amount]
        rows.append(
            {
                **goal,
                **{category: earned.get(category) for category in categories},
                "empty": ", ".join(empty) or None,
            }
        )
    return rows


def category_names(lines: Sequence[Row]) -> list[str]:
    """The categories, in the order of the outline that has most of them."""
    lists = [
        [line["category"] for line in of_goal if line["level"] == "category"]
        for of_goal in _of_goal(lines).values()
    ]
    return list(dict.fromkeys(name for names in sorted(lists, key=len)[::-1] for name in names))


def spread(goals: Sequence[Row]) -> alt.Chart:
    import pandas as pd

    return charts.spread(
        pd.DataFrame(
            [
                {
                    "cohort": goal["cohort"] or NOBODY,
                    "name": goal["name"],
                    "progress": float(goal["progress"]),
                    "status": STATUSES[goal["status"]].label,
                }
                for goal in goals
            ]
        )
    )


def spread_in_words(goals: Sequence[Row]) -> str:
    cohorts: dict[str, list[float]] = defaultdict(list)
    for goal in goals:
        cohorts[goal["cohort"] or NOBODY].append(float(goal["progress"]))
    parts = [
        f"{cohort}: {count(len(of_it), 'goal')}, from {min(of_it):.0%} to {max(of_it):.0%}"
        for cohort, of_it in cohorts.items()
    ]
    return f"Share of what is required, by cohort. {'; '.join(parts)}"


def horizons(as_of: date) -> list[date]:
    """The days for which the standing is asked again."""
    return [as_of + timedelta(days=days) for days in HORIZONS]


def ahead(now: Sequence[Row], *later: Sequence[Row]) -> list[dict[str, Any]]:
    """Rolling goals with their standing now and at each of the horizons."""
    then = {
        days: {goal_key(goal): goal for goal in goals}
        for days, goals in zip(HORIZONS, later, strict=True)
    }
    rows = []
    for goal in now:
        if not goal["is_rolling"]:
            continue
        row = dict(goal)
        for days, goals in then.items():
            row[f"needed_{days}"] = goals[goal_key(goal)]["needed"]
            row[f"status_{days}"] = goals[goal_key(goal)]["status"]
        rows.append(row)
    return rows


def columns_ahead() -> dict[str, Column]:
    columns = {}
    for days in HORIZONS:
        columns[f"needed_{days}"] = credits_column(
            f"Needed in {days} days", "If nothing new is completed"
        )
        columns[f"status_{days}"] = status_column(f"In {days} days")
    return columns


def _labels(goals: Sequence[Row]) -> dict[tuple[str, str, str], str]:
    names = row_labels(goals)
    return {goal_key(goal): f"{names[goal['person_id']]} · {goal['discipline']}" for goal in goals}


def _of_goal(lines: Sequence[Row]) -> dict[tuple[str, str, str], list[Row]]:
    found: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for line in lines:
        found[goal_key(line)].append(line)
    return found


def _parts(lines: Sequence[Row]) -> list[Row]:
    """The categories; where no outline names any, the total."""
    return [line for line in lines if line["level"] == "category"] or list(lines)


def _missing(lines: Sequence[Row]) -> str:
    short = [line["category"] for line in lines if line["level"] == "category" and line["gap"]]
    return f"▲ {', '.join(short)}" if short else ""
