"""The tables of a report: people, gaps, records, and what needs attention; a row as the engine gave it."""

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.report.findings import Findings
from dashboard.report.places import ATTENTION, GAPS, PEOPLE, RECORDS, Places
from dashboard.report.tables import CREDITS, DATE, ID, SHARE, TEXT, WHOLE, Column, TableSheet
from dashboard.wording.check_groups import grouped
from dashboard.wording.words import OUTCOMES, PATHWAYS, ROLES_OF_ONE, STATUSES, goal_name, verify

Row = Mapping[str, Any]


def people(findings: Findings, places: Places) -> TableSheet:
    """One row per goal (S1-S3), the most troubled first; a name leads to the person's records."""

    def to_records(row: Row) -> str | None:
        return places.records.get(row["person_id"])

    def to_page(row: Row) -> str | None:
        return places.pages.get(row["person_id"])

    columns = [
        Column("Name", TEXT, 23, _of("name"), link=to_records),
        *_person_id(findings),
        *([Column("Page", TEXT, 7, lambda _: "Page", link=to_page)] if places.pages else []),
        Column("Status", TEXT, 12, lambda row: STATUSES[row["status"]].label),
        Column("Discipline", TEXT, 12, _of("discipline")),
        Column("Pathway", TEXT, 19, lambda row: PATHWAYS[row["pathway"]]),
        Column("Required", CREDITS, 10, _of("required"), is_summed=True),
        Column("Earned", CREDITS, 10, _of("earned"), is_summed=True),
        Column("Needed", CREDITS, 10, _of("needed"), is_summed=True),
        Column("Progress", SHARE, 10, _of("progress")),
        Column("What is missing", TEXT, 50, _of("sentence")),
        Column("Window start", DATE, 13, _of("window_start")),
        Column("Window end", DATE, 13, _of("window_end")),
        Column("Days left", WHOLE, 8, _of("days_left")),
        *_who_else(),
        Column("Outline of", DATE, 13, _of("outline_effective_on")),
    ]
    return TableSheet(PEOPLE, "People", tuple(columns), 1, "No goal fits the filters.", "Status")


def gaps(findings: Findings, places: Places) -> TableSheet:
    """One row per requirement line (G1, G4), in the order of the outline."""
    columns = [
        Column("Name", TEXT, 23, _of("name"), link=_to(places.people)),
        *_person_id(findings),
        Column("Discipline", TEXT, 12, _of("discipline")),
        Column("Pathway", TEXT, 19, lambda row: PATHWAYS[row["pathway"]]),
        Column("Level", TEXT, 12, lambda row: row["level"].capitalize()),
        Column("Category", TEXT, 24, _of("category")),
        Column("Subcategory", TEXT, 38, _of("subcategory")),
        Column("Required", CREDITS, 10, _of("required"), is_summed=True),
        Column("Earned", CREDITS, 10, _of("earned"), is_summed=True),
        Column("Needed", CREDITS, 10, _of("gap"), is_summed=True),
        Column("Beyond it", CREDITS, 10, _of("surplus"), is_summed=True),
        Column("State", TEXT, 9, lambda row: "▲ Short" if row["gap"] else "✓ Met"),
        *_who_else(),
        Column("To verify", TEXT, 26, verify),
    ]
    return TableSheet(GAPS, "Gaps", tuple(columns), 1, "No requirement line fits the filters.")


def records(findings: Findings, places: Places) -> TableSheet:
    """One row per goal and line of every completion, with its outcome and why."""
    names = findings.names
    columns = [
        Column("Name", TEXT, 23, lambda row: names[row["person_id"]], link=_to(places.people)),
        *_person_id(findings),
        Column("Goal", TEXT, 23, goal_name),
        Column("Completed", DATE, 13, _of("completed_on")),
        Column("Activity", TEXT, 32, _of("title")),
        Column("Reference number", ID, 17, _of("reference_number")),
        Column("CE credits", CREDITS, 9, _of("ce_credits")),
        Column("Category", TEXT, 22, _of("category")),
        Column("Subcategory", TEXT, 30, _of("subcategory")),
        Column("Credits", CREDITS, 9, _of("credits"), is_summed=True),
        Column("Outcome", TEXT, 23, lambda row: OUTCOMES[row["outcome"]]),
        Column("Counted", CREDITS, 9, _of("counted"), is_summed=True),
        Column("Why", TEXT, 66, _of("why")),
    ]
    return TableSheet(RECORDS, "Records", tuple(columns), 1, "Nobody in this view has a CE record.")


def attention(findings: Findings) -> tuple[TableSheet, list[dict[str, Any]]]:
    """The checks of the whole program, what costs people credits first, and their rows.

    They quote the files, and with them names: where names are hidden there are none.
    """
    nothing = (
        "Names are hidden, and what belongs here quotes your files as they are."
        if findings.are_names_hidden
        else "Nothing needs your eye."
    )
    columns = [
        Column("Group", TEXT, 32, _of("group")),
        Column("What to look at", TEXT, 80, _of("message")),
        Column("What to do", TEXT, 42, _of("advice")),
        Column("Person ID", ID, 13, _of("person_id")),
        Column("Discipline", TEXT, 12, _of("discipline")),
        Column("About", TEXT, 32, _of("item")),
        Column("Rows", WHOLE, 8, _of("occurrences")),
    ]
    table = TableSheet(ATTENTION, "NeedsAttention", tuple(columns), 1, nothing)
    return table, [] if findings.are_names_hidden else _checks(findings.checks.dicts())


def _checks(checks: Iterable[Row]) -> list[dict[str, Any]]:
    return [
        {**check, "group": group.title, "advice": group.advice}
        for group, found in grouped(checks).items()
        for check in found
    ]


def _of(name: str) -> Any:
    return lambda row: row[name]


def _to(places: Mapping[str, str]) -> Any:
    return lambda row: places.get(row["person_id"])


def _person_id(findings: Findings) -> list[Column]:
    return [] if findings.are_names_hidden else [Column("Person ID", ID, 13, _of("person_id"))]


def _who_else() -> list[Column]:
    return [
        Column("Cohort", TEXT, 25, _of("cohort")),
        Column("Site", TEXT, 23, _of("site")),
        Column("Role", TEXT, 9, lambda row: ROLES_OF_ONE.get(row["role"], row["role"])),
    ]
