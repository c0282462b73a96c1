"""`progress` and `gaps` as a Polars program: the same rules from the same tables, in its lazy API.

Written as somebody would who needs these two answers and nothing else: only the lines that count are
followed, texts of which there are few are an Enum, amounts are whole hundredths, and small tables that
several parts need are collected once (predicates pushed into a shared plan would make it two plans).
"""

from datetime import date

import polars as pl
import pyarrow as pa
from polars import col, lit

from tests.benchmarks.tables_in_force import KINDS_OF_TEXT, TablesInForce

Frames = dict[str, pl.LazyFrame]

GOAL = ("person_id", "name", "role", "cohort", "site", "pathway", "discipline")


def frames(in_force: TablesInForce) -> Frames:
    """The tables as frames in memory; the clock starts after this."""
    enums = {kind: pl.Enum(texts) for kind, texts in in_force.texts.items()}
    found = {}
    for name, table in in_force.tables.items():
        frame = pl.DataFrame(pl.from_arrow(table))
        kinds = {
            column: KINDS_OF_TEXT[column] for column in KINDS_OF_TEXT.keys() & {*frame.columns}
        }
        found[name] = frame.cast({column: enums[kind] for column, kind in kinds.items()}).lazy()
    return found


def progress(tables: Frames, as_of: date) -> pa.Table:
    """Where each person stands on each goal; columns as in queries/coverage/progress.sql."""
    windows = goal_windows(tables, as_of)
    asked = prescribed(tables, windows)
    counted = counted_credits(tables, windows, asked)
    sums = (
        requirement_gaps(tables, windows, asked, counted)
        .group_by("goal_number")
        .agg(
            required=col("credits_required").filter(col("level") != "category").sum(),
            needed=pl.max_horizontal(
                col("gap").filter(col("level") == level).sum()
                for level in ("total", "category", "subcategory")
            ),
        )
    )
    earned = counted.group_by("goal_number").agg(earned=col("credits").sum())
    reached = col("required") - col("needed")
    window_days = (col("window_end") - col("window_start")).dt.total_days()
    elapsed_days = (as_of - col("window_start")).dt.total_days().clip(0)
    return (
        windows.join(sums, on="goal_number", how="left")
        .join(earned, on="goal_number", how="left")
        .with_columns(col("required", "needed", "earned").fill_null(0))
        .with_columns(
            progress=((20_000 * reached + col("required")) // (2 * col("required"))).fill_null(
                10_000
            ),
            status=pl.when(col("needed") == 0)
            .then(lit("met"))
            .when("is_rolling")
            .then(lit("behind"))
            .when(col("window_end") < as_of)
            .then(lit("overdue"))
            .when(col("window_end").is_null())
            .then(pl.when(col("earned") > 0).then(lit("on_track")).otherwise(lit("behind")))
            .when(window_days <= 0)
            .then(lit("behind"))
            .when(reached * window_days >= elapsed_days * col("required"))
            .then(lit("on_track"))
            .otherwise(lit("behind")),
            days_left=pl.when(~col("is_rolling")).then((col("window_end") - as_of).dt.total_days()),
        )
        .sort("person_id", "pathway", "discipline")
        .select(
            *GOAL,
            *("outline_effective_on", "window_start", "window_end", "required", "earned", "needed"),
            *(
                "progress",
                "status",
                "days_left",
                "is_rolling",
                "outline_superseded_on",
                "earned_on",
            ),
        )
        .collect()
        .to_arrow()
    )


def gaps(tables: Frames, as_of: date) -> pa.Table:
    """The requirement lines of everybody; columns as in queries/coverage/gaps.sql."""
    windows = goal_windows(tables, as_of)
    asked = prescribed(tables, windows)
    counted = counted_credits(tables, windows, asked)
    place = ("discipline", "outline_effective_on", "category", "subcategory")
    names = tables["outline_lines"].select(
        *("discipline", "category", "subcategory", "name_confidence"),
        outline_effective_on="effective_on",
        level=lit("subcategory"),
        is_in_outline=lit(value=True),
    )
    return (
        requirement_gaps(tables, windows, asked, counted)
        .join(windows, on="goal_number")
        .join(names, on=[*place, "level", "is_in_outline"], how="left")
        .sort("person_id", "pathway", "discipline", "line_order")
        .select(
            *GOAL,
            *("level", "category", "subcategory"),
            col("credits_required").alias("required"),
            col("credits").alias("earned"),
            *("gap", "is_in_outline", "name_confidence", "outline_effective_on"),
            surplus=(col("credits") - col("credits_required")).clip(0),
        )
        .collect()
        .to_arrow()
    )


def goal_windows(tables: Frames, as_of: date) -> pl.LazyFrame:
    """The goals of those who have not left, with their windows (G3, G5) and outlines (G7)."""
    is_cqr = col("pathway") == "cqr"
    outlines = (
        tables["outline_lines"]
        .select("discipline", "effective_on", "superseded_on", outline_effective_on="effective_on")
        .unique()
        .sort("effective_on")
    )
    return (
        tables["goals"]
        .filter(col("status") == "active")
        .join(tables["requirements"], on="pathway")
        .with_columns(
            is_rolling=~is_cqr & col("application_on").is_null(),
            is_after_ssa=is_cqr
            & col("ssa_on").is_not_null()
            & ((col("window_start") == "ssa") | col("due_on").is_null()).fill_null(value=False),
            window_end=pl.when(is_cqr)
            .then("due_on")
            .otherwise(col("application_on").fill_null(as_of)),
        )
        .with_columns(
            earliest_on=col("window_end").dt.offset_by(pl.format("-{}mo", "window_months")),
            judged_on=pl.when(is_cqr).then(col("ssa_on").fill_null(as_of)).otherwise("window_end"),
        )
        .with_columns(
            window_start=pl.when("is_after_ssa").then("ssa_on").otherwise("earliest_on"),
            # The first and the last day on which a line counts, both included.
            counts_from=pl.when("is_after_ssa")
            .then(col("ssa_on").dt.offset_by("1d"))
            .otherwise(col("earliest_on").fill_null(date.min)),
            counts_to=pl.min_horizontal("window_end", lit(as_of)),
        )
        .sort("judged_on")
        .join_asof(
            outlines,
            left_on="judged_on",
            right_on="effective_on",
            by="discipline",
            check_sortedness=False,
        )
        .with_columns(
            outline_superseded_on=pl.when(col("superseded_on") <= col("judged_on")).then(
                "superseded_on"
            )
        )
        .collect()
        .lazy()
    )


def prescribed(tables: Frames, windows: pl.LazyFrame) -> pl.LazyFrame:
    """The prescribed lines, one for each place of the outline, or text it lacks (G8, L7)."""
    place = ["discipline", "outline_effective_on", "category", "subcategory"]
    positions = tables["outline_lines"].select(
        "discipline", "category", "subcategory", outline_effective_on="effective_on", at="position"
    )
    is_in_outline = col("subcategory").is_not_null()
    return (
        windows.filter(col("pathway") == "cqr")
        .select("goal_number", "person_number", "discipline", "outline_effective_on")
        .join(tables["prescribed_lines"], on=["person_number", "discipline"])
        .join(tables["line_texts"].drop("discipline"), on="text_number")
        .join(
            tables["text_matches"],
            left_on=["text_number", "outline_effective_on"],
            right_on=["text_number", "effective_on"],
            how="left",
        )
        .join(positions, on=place, how="left")
        .sort(["goal_number", "import_id", "position"], descending=[False, True, False])
        .with_columns(
            is_in_outline=is_in_outline,
            alike_category=pl.when(is_in_outline)
            .then(col("category").cast(pl.String))
            .otherwise(col("category_key").cast(pl.String)),
            alike_subcategory=pl.coalesce(
                col("subcategory").cast(pl.String), col("subcategory_key").cast(pl.String)
            ),
        )
        .unique(
            ["goal_number", "is_in_outline", "alike_category", "alike_subcategory"],
            keep="first",
            maintain_order=True,
        )
        .select(
            *(
                "goal_number",
                "discipline",
                "outline_effective_on",
                "category_key",
                "subcategory_key",
            ),
            category=pl.coalesce("category", "category_text"),
            subcategory=pl.coalesce("subcategory", "subcategory_text"),
            credits_required="credits_required",
            is_in_outline="is_in_outline",
            line_order=pl.coalesce("at", 1_000_000 + col("position")),
        )
        .collect()
        .lazy()
    )


def prescribed_texts(tables: Frames, lines: pl.LazyFrame) -> pl.LazyFrame:
    """Which prescribed line takes which texts: those of its place, else those that read the same (G8)."""
    places = tables["text_matches"].join(tables["line_texts"], on="text_number")
    taken = lines.filter("is_in_outline").join(
        places,
        left_on=["discipline", "outline_effective_on", "category", "subcategory"],
        right_on=["discipline", "effective_on", "category", "subcategory"],
    )
    alike = lines.filter(~col("is_in_outline")).join(
        tables["line_texts"], on=["discipline", "subcategory_key"]
    )
    wanted = ("goal_number", "text_number", "category", "subcategory", "line_order")
    reads_the_same = col("category_key").eq_missing(col("category_key_right"))
    return (
        pl.concat(
            [
                taken.select(*wanted, preference=lit(0)),
                alike.select(
                    *wanted, preference=pl.when(reads_the_same).then(lit(1)).otherwise(lit(2))
                ),
            ]
        )
        .sort("goal_number", "text_number", "preference", "line_order")
        .unique(["goal_number", "text_number"], keep="first", maintain_order=True)
        .drop("preference", "line_order")
    )


def counted_credits(
    tables: Frames, windows: pl.LazyFrame, prescribed_lines: pl.LazyFrame
) -> pl.LazyFrame:
    """The credits counted for each goal in each place of the content, repeats left out."""
    lines = (
        tables["completion_lines"]
        .filter(col("is_used") & col("is_accepted"))
        .join(
            windows.select(
                *("goal_number", "person_number", "discipline", "pathway"),
                *("outline_effective_on", "counts_from", "counts_to"),
            ),
            on=["person_number", "discipline"],
        )
        .filter(col("completed_on").is_between("counts_from", "counts_to"))
    )
    # A line counts for structured education where the outline places it, for CQR where it is prescribed.
    placed = lines.filter(col("pathway") != "cqr").join(
        tables["text_matches"],
        left_on=["text_number", "outline_effective_on"],
        right_on=["text_number", "effective_on"],
    )
    asked = lines.filter(col("pathway") == "cqr").join(
        prescribed_texts(tables, prescribed_lines), on=["goal_number", "text_number"]
    )
    # Two numbers and a day in one: a window over three columns takes four times as long.
    taken = col("goal_number").cast(pl.Int64) * 2**24 + col("activity_number")
    wanted = ("goal_number", "category", "subcategory", "credits")
    counting = pl.concat(
        [
            part.select(
                *wanted, taken=taken, taken_on=taken * 2**16 + col("completed_on").to_physical()
            )
            for part in (placed, asked)
        ]
    )
    first = counting.group_by("taken").agg(col("taken_on").min())
    return (
        counting.join(first, on="taken_on", how="semi")
        .group_by("goal_number", "category", "subcategory")
        .agg(col("credits").sum())
        .collect()
        .lazy()
    )


def requirement_gaps(
    tables: Frames, windows: pl.LazyFrame, prescribed_lines: pl.LazyFrame, counted: pl.LazyFrame
) -> pl.LazyFrame:
    """Every requirement line (G1, G4) with what was earned on it and what is missing."""
    outline = ["discipline", "outline_effective_on"]
    categories = (
        tables["outline_lines"]
        .group_by("discipline", "category", outline_effective_on="effective_on")
        .agg(line_order=col("position").min())
    )
    of_goals = counted.group_by("goal_number").agg(col("credits").sum())
    of_categories = counted.group_by("goal_number", "category").agg(col("credits").sum())
    totals = (
        windows.filter(col("credits_total").is_not_null())
        .select("goal_number", credits_required="credits_total", line_order=lit(0, pl.Int32))
        .join(of_goals, on="goal_number", how="left")
    )
    minima = (
        windows.filter(col("credits_per_category").is_not_null())
        .join(categories, on=outline)
        .select("goal_number", "category", "line_order", credits_required="credits_per_category")
        .join(of_categories, on=["goal_number", "category"], how="left")
    )
    amounts = prescribed_lines.drop(*outline, "category_key", "subcategory_key").join(
        counted, on=["goal_number", "category", "subcategory"], how="left", nulls_equal=True
    )
    return (
        pl.concat(
            [
                totals.with_columns(level=lit("total")),
                minima.with_columns(level=lit("category")),
                amounts.with_columns(level=lit("subcategory")),
            ],
            how="diagonal",
        )
        .with_columns(col("credits").fill_null(0), col("is_in_outline").fill_null(value=True))
        .with_columns(gap=(col("credits_required") - col("credits")).clip(0))
    )
