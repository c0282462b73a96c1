"""`progress` and `gaps` as a pandas program: the same rules from the same tables, whole columns at a time.

Written as somebody would who needs these two answers and nothing else: only the lines that count are
followed, texts of which there are few are categories, amounts are whole hundredths.
"""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from tests.benchmarks.tables_in_force import KINDS_OF_TEXT, TablesInForce

# The stubs follow pandas' own overloads less closely than these expressions need.
Frame = Any
Frames = dict[str, Any]

PLACE = ["discipline", "outline_effective_on", "category", "subcategory"]


def frames(in_force: TablesInForce) -> Frames:
    """The tables as frames in memory; the clock starts after this."""
    kinds = {kind: pd.CategoricalDtype(texts) for kind, texts in in_force.texts.items()}
    found: Frames = {}
    for name, table in in_force.tables.items():
        frame = table.to_pandas(date_as_object=False)
        for column in KINDS_OF_TEXT.keys() & {*frame.columns}:
            frame[column] = frame[column].astype(kinds[KINDS_OF_TEXT[column]])
        found[name] = frame
    return found


def progress(tables: Frames, as_of: date) -> pa.Table:
    """Where each person stands on each goal; columns as in queries/coverage/progress.sql."""
    today = pd.Timestamp(as_of)
    windows = goal_windows(tables, today)
    asked = prescribed(tables, windows)
    counted = counted_credits(tables, windows, asked)
    lines = requirement_gaps(tables, windows, asked, counted)
    gap = lines.pivot_table(
        values="gap", index="goal_number", columns="level", aggfunc="sum", observed=False
    )
    required = lines["credits_required"].where(lines["level"] != "category", 0)
    goals = windows.set_index("goal_number", drop=False)
    goals["required"] = required.groupby(lines["goal_number"]).sum()
    goals["needed"] = gap.max(axis="columns")
    goals["earned"] = counted.groupby("goal_number")["credits"].sum()
    amounts = ["required", "needed", "earned"]
    goals[amounts] = goals[amounts].fillna(0).astype("int64")
    reached = goals["required"] - goals["needed"]
    halves = (2 * goals["required"]).where(goals["required"] > 0, 1)
    goals["progress"] = ((20_000 * reached + goals["required"]) // halves).where(
        goals["required"] > 0, 10_000
    )
    window_days = (goals["window_end"] - goals["window_start"]).dt.days
    elapsed_days = (today - goals["window_start"]).dt.days.clip(0)
    is_open = goals["window_end"].isna()
    goals["status"] = pd.Categorical(
        np.select(
            [
                goals["needed"] == 0,
                goals["is_rolling"],
                goals["window_end"] < today,
                is_open & (goals["earned"] > 0),
                is_open | (window_days <= 0),
                reached * window_days >= elapsed_days * goals["required"],
            ],
            ["met", "behind", "overdue", "on_track", "behind", "on_track"],
            "behind",
        )
    )
    days_left = (goals["window_end"] - today).dt.days
    goals["days_left"] = days_left.where(~goals["is_rolling"]).astype("Int64")
    return arrow(
        goals.sort_values(["person_id", "pathway", "discipline"])[
            [
                *("person_id", "name", "role", "cohort", "site", "pathway", "discipline"),
                *("outline_effective_on", "window_start", "window_end"),
                *("required", "earned", "needed", "progress", "status", "days_left"),
                *("is_rolling", "outline_superseded_on", "earned_on"),
            ]
        ]
    )


def gaps(tables: Frames, as_of: date) -> pa.Table:
    """The requirement lines of everybody; columns as in queries/coverage/gaps.sql."""
    windows = goal_windows(tables, pd.Timestamp(as_of))
    asked = prescribed(tables, windows)
    counted = counted_credits(tables, windows, asked)
    names = tables["outline_lines"].rename(columns={"effective_on": "outline_effective_on"})
    # No line but a prescribed one that the outline has names both a category and a subcategory of it.
    lines = (
        requirement_gaps(tables, windows, asked, counted)
        .merge(windows, on="goal_number")
        .merge(names[[*PLACE, "name_confidence"]], on=PLACE, how="left")
        .sort_values(["person_id", "pathway", "discipline", "line_order"])
    )
    lines["surplus"] = (lines["credits"] - lines["credits_required"]).clip(0)
    return arrow(
        lines.rename(columns={"credits_required": "required", "credits": "earned"})[
            [
                *("person_id", "name", "role", "cohort", "site", "pathway", "discipline"),
                *("level", "category", "subcategory", "required", "earned", "gap"),
                *("is_in_outline", "name_confidence", "outline_effective_on", "surplus"),
            ]
        ]
    )


def arrow(frame: Frame) -> pa.Table:
    return pa.Table.from_pandas(frame, preserve_index=False)


def goal_windows(tables: Frames, today: pd.Timestamp) -> Frame:
    """The goals of those who have not left, with their windows (G3, G5) and outlines (G7)."""
    goals = tables["goals"]
    goals = goals[goals["status"] == "active"].merge(tables["requirements"], on="pathway")
    is_cqr = goals["pathway"] == "cqr"
    goals["is_rolling"] = ~is_cqr & goals["application_on"].isna()
    is_after_ssa = (
        is_cqr
        & goals["ssa_on"].notna()
        & ((goals["window_start"] == "ssa") | goals["due_on"].isna())
    )
    goals["window_end"] = goals["due_on"].where(is_cqr, goals["application_on"].fillna(today))
    goals["earliest_on"] = goals["window_end"]
    for months, alike in goals.groupby("window_months")["window_end"]:
        # Whole columns are shifted at once where all are shifted alike; requirements have two lengths.
        goals.loc[alike.index, "earliest_on"] = alike - pd.DateOffset(months=months)
    goals["judged_on"] = goals["ssa_on"].fillna(today).where(is_cqr, goals["window_end"])
    goals["window_start"] = goals["ssa_on"].where(is_after_ssa, goals["earliest_on"])
    # The first and the last day on which a line counts, both included.
    goals["counts_from"] = (
        goals["window_start"]
        .where(~is_after_ssa, goals["ssa_on"] + pd.Timedelta(days=1))
        .fillna(pd.Timestamp(date.min))
    )
    goals["counts_to"] = goals["window_end"].fillna(today).clip(upper=today)
    outlines = tables["outline_lines"][
        ["discipline", "effective_on", "superseded_on"]
    ].drop_duplicates()
    judged = pd.merge_asof(
        goals.sort_values("judged_on"),
        outlines.sort_values("effective_on"),
        left_on="judged_on",
        right_on="effective_on",
        by="discipline",
    ).rename(columns={"effective_on": "outline_effective_on"})
    judged["outline_superseded_on"] = judged["superseded_on"].where(
        judged["superseded_on"] <= judged["judged_on"]
    )
    return judged


def prescribed(tables: Frames, windows: Frame) -> Frame:
    """The prescribed lines, one for each place of the outline, or text it lacks (G8, L7)."""
    outline = tables["outline_lines"].rename(
        columns={"effective_on": "outline_effective_on", "position": "at"}
    )
    matches = tables["text_matches"].rename(columns={"effective_on": "outline_effective_on"})
    goals = windows.loc[
        windows["pathway"] == "cqr",
        ["goal_number", "person_number", "discipline", "outline_effective_on"],
    ]
    lines = (
        goals.merge(tables["prescribed_lines"], on=["person_number", "discipline"])
        .merge(tables["line_texts"].drop(columns="discipline"), on="text_number")
        .merge(matches, on=["text_number", "outline_effective_on"], how="left")
        .merge(outline[[*PLACE, "at"]], on=PLACE, how="left")
        .sort_values(["goal_number", "import_id", "position"], ascending=[True, False, True])
    )
    lines["is_in_outline"] = lines["subcategory"].notna()
    # Numbers of texts of two kinds, told apart by is_in_outline.
    place = [
        lines[known].cat.codes.where(lines["is_in_outline"], lines[written].cat.codes)
        for known, written in (("category", "category_key"), ("subcategory", "subcategory_key"))
    ]
    lines["alike_category"], lines["alike_subcategory"] = place
    lines = lines.drop_duplicates(
        ["goal_number", "is_in_outline", "alike_category", "alike_subcategory"]
    )
    return lines.assign(
        category=lines["category"].fillna(lines["category_text"]),
        subcategory=lines["subcategory"].fillna(lines["subcategory_text"]),
        line_order=lines["at"].fillna(1_000_000 + lines["position"]).astype("int64"),
    )


def prescribed_texts(tables: Frames, lines: Frame) -> Frame:
    """Which prescribed line takes which texts: those of its place, else those that read the same (G8)."""
    texts = tables["line_texts"]
    places = (
        tables["text_matches"]
        .rename(columns={"effective_on": "outline_effective_on"})
        .merge(texts[["text_number", "discipline"]], on="text_number")
    )
    own = ["goal_number", *PLACE, "line_order"]
    taken = lines.loc[lines["is_in_outline"], own].merge(places.dropna(subset=PLACE), on=PLACE)
    written = lines.loc[
        ~lines["is_in_outline"] & lines["subcategory_key"].notna(),
        [*own, "category_key", "subcategory_key"],
    ]
    alike = written.merge(texts, on=["discipline", "subcategory_key"], suffixes=("", "_read"))
    taken["preference"] = 0
    # A missing category has the number -1 on both sides.
    reads_the_same = alike["category_key"].cat.codes == alike["category_key_read"].cat.codes
    alike["preference"] = np.where(reads_the_same, 1, 2)
    return (
        pd.concat([taken, alike])
        .sort_values(["goal_number", "text_number", "preference", "line_order"])
        .drop_duplicates(["goal_number", "text_number"])[
            ["goal_number", "text_number", "category", "subcategory"]
        ]
    )


def counted_credits(tables: Frames, windows: Frame, prescribed_lines: Frame) -> Frame:
    """The credits counted for each goal in each place of the content, repeats left out."""
    lines = tables["completion_lines"]
    lines = lines[lines["is_used"] & lines["is_accepted"]].merge(
        windows[
            [
                *("goal_number", "person_number", "discipline", "pathway"),
                *("outline_effective_on", "counts_from", "counts_to"),
            ]
        ],
        on=["person_number", "discipline"],
    )
    lines = lines[lines["completed_on"].between(lines["counts_from"], lines["counts_to"])]
    # A line counts for structured education where the outline places it, for CQR where it is prescribed.
    is_cqr = lines["pathway"] == "cqr"
    matches = tables["text_matches"].rename(columns={"effective_on": "outline_effective_on"})
    placed = lines[~is_cqr].merge(matches, on=["text_number", "outline_effective_on"])
    asked = lines[is_cqr].merge(
        prescribed_texts(tables, prescribed_lines), on=["goal_number", "text_number"]
    )
    wanted = ["goal_number", "category", "subcategory", "credits", "completed_on"]
    counting = pd.concat([placed, asked])[[*wanted, "activity_number"]]
    # Two numbers in one: grouping by one column is the faster.
    taken = counting["goal_number"].astype("int64") * 2**24 + counting["activity_number"]
    first = counting.groupby(taken, sort=False)["completed_on"].transform("min")
    return (
        counting[counting["completed_on"] == first]
        .groupby(
            ["goal_number", "category", "subcategory"], observed=True, dropna=False, sort=False
        )["credits"]
        .sum()
        .reset_index()
    )


def requirement_gaps(
    tables: Frames, windows: Frame, prescribed_lines: Frame, counted: Frame
) -> Frame:
    """Every requirement line (G1, G4) with what was earned on it and what is missing."""
    outline = ["discipline", "outline_effective_on"]
    categories = (
        tables["outline_lines"]
        .rename(columns={"effective_on": "outline_effective_on"})
        .groupby([*outline, "category"], observed=True)["position"]
        .min()
        .rename("line_order")
        .reset_index()
    )
    of_goals = counted.groupby("goal_number", as_index=False)["credits"].sum()
    of_categories = counted.groupby(["goal_number", "category"], observed=True, as_index=False)[
        "credits"
    ].sum()
    totals = windows.loc[windows["credits_total"].notna(), ["goal_number", "credits_total"]].merge(
        of_goals, on="goal_number", how="left"
    )
    minima = (
        windows.loc[
            windows["credits_per_category"].notna(),
            ["goal_number", *outline, "credits_per_category"],
        ]
        .merge(categories, on=outline)
        .merge(of_categories, on=["goal_number", "category"], how="left")
        .drop(columns=outline)
    )
    # A missing category is a value like any other to merge.
    amounts = prescribed_lines[
        [
            "goal_number",
            "category",
            "subcategory",
            "credits_required",
            "is_in_outline",
            "line_order",
        ]
    ].merge(counted, on=["goal_number", "category", "subcategory"], how="left")
    levels = pd.CategoricalDtype(["total", "category", "subcategory"])
    lines = pd.concat(
        [
            totals.rename(columns={"credits_total": "credits_required"}).assign(
                level="total", line_order=0, is_in_outline=True
            ),
            minima.rename(columns={"credits_per_category": "credits_required"}).assign(
                level="category", is_in_outline=True
            ),
            amounts.assign(level="subcategory"),
        ],
        ignore_index=True,
    )
    lines["level"] = lines["level"].astype(levels)
    lines["credits"] = lines["credits"].fillna(0).astype("int64")
    lines["credits_required"] = lines["credits_required"].astype("int64")
    lines["gap"] = (lines["credits_required"] - lines["credits"]).clip(0)
    return lines
