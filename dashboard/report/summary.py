"""The first sheet: whom the report is about, where everybody stands, and how the numbers came about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from dashboard import __version__
from dashboard.report import styles
from dashboard.report.chart import progress_chart
from dashboard.report.findings import Findings, count_statuses
from dashboard.report.places import ATTENTION
from dashboard.report.printing import set_up_print
from dashboard.report.rules import RULES
from dashboard.report.writing import (
    HEADING,
    LINE,
    NUMBERS_HEADING,
    PLAIN,
    QUIET,
    TITLE_LINE,
    Entry,
    Formula,
    Look,
    SheetWriter,
    location,
)
from dashboard.report.writing import TITLE as TITLE_LOOK
from dashboard.wording.notes import WHOSE_READING, outline_notes, outlines_in_use, selection
from dashboard.wording.words import PATHWAYS, STATUSES, day

Row = Mapping[str, Any]

TITLE = "Summary"
DEFAULT_PROGRAM = "CE gap report"
_MOST = 10
_POINTS_PER_CM = 28.35
_LINE = 116
_STATES = tuple(reversed(STATUSES))
_NO_COHORT = "No cohort"

_BOLD, _LINKED = Look(styles.BOLD), Look(styles.LINK)
_CREDITS, _SHARE = Look(number_format=styles.CREDITS), Look(number_format=styles.SHARE)
_WHOLE, _DATE = Look(number_format=styles.WHOLE), Look(number_format=styles.DATE)
_TOTAL = Look(styles.BOLD, styles.WHOLE, border=styles.OVERLINED)
# Dates and numbers of the facts stand where the texts stand.
_FACTS = {
    "whole": Look(number_format=styles.WHOLE, alignment=styles.LEFT),
    "credits": Look(number_format=styles.CREDITS, alignment=styles.LEFT),
    "date": Look(number_format=styles.DATE, alignment=styles.LEFT),
}


@dataclass(frozen=True)
class Part:
    """A sheet of the workbook: its name, what it holds, and its rows without headings and totals."""

    title: str
    holds: str
    rows: int


def write_summary(
    book: Workbook, findings: Findings, parts: Sequence[Part], program: str
) -> SheetWriter:
    """Writes the sheet; `parts` are the other sheets, in their order."""
    writer = SheetWriter(book, TITLE)
    writer.widths([46, *[13] * 5])
    writer.sheet.sheet_view.showGridLines = False
    set_up_print(writer.sheet, findings.scope.as_of, is_portrait=True)
    writer.write([Entry(program or DEFAULT_PROGRAM, TITLE_LOOK)], height=TITLE_LINE)
    _write_facts(book, writer, findings)
    _write_pathways(writer, findings)
    _write_cohorts(writer, findings)
    _write_under_covered(writer, findings)
    _write_parts(writer, parts)
    _write_method(writer, findings)
    return writer


def _write_facts(book: Workbook, writer: SheetWriter, findings: Findings) -> None:
    goals, data = findings.standings, findings.data
    last = (
        f"{data.last_file}, {day(data.last_at)}, {data.last_at:%H:%M} UTC"
        if data.last_at
        else "none"
    )
    facts: list[tuple[str, Any, Look, str | None, str | None]] = [
        ("As of", findings.scope.as_of, _FACTS["date"], "As_of", None),
        ("For", selection(findings.scope), PLAIN, None, None),
        ("People", len(findings.names), _FACTS["whole"], "People_in_view", None),
        ("Goals", len(goals), _FACTS["whole"], "Goals_in_view", None),
        (
            "Credits needed in all",
            sum((goal["needed"] for goal in goals), Decimal()),
            _FACTS["credits"],
            "Credits_needed",
            None,
        ),
        ("Last import", last, PLAIN, None, None),
        ("Rows set aside", data.rows_set_aside, _FACTS["whole"], "Rows_set_aside", ATTENTION),
        ("Checks open", len(findings.checks), _FACTS["whole"], "Checks_open", ATTENTION),
    ]
    for label, value, look, name, leads_to in facts:
        link = location(leads_to, 1) if leads_to else None
        row = writer.write([Entry(label, _LINKED if link else _BOLD, link), Entry(value, look)])
        if name:
            book.defined_names[name] = DefinedName(name, attr_text=f"{TITLE}!$B${row}")
    if findings.are_names_hidden:
        writer.write([Entry("Names are hidden: people carry the labels of the screen.", QUIET)])


def _write_pathways(writer: SheetWriter, findings: Findings) -> None:
    writer.section("Goals by pathway and status")
    rows = [
        (name, count_statuses(of_it, _STATES))
        for code, name in PATHWAYS.items()
        if (of_it := [goal for goal in findings.standings if goal["pathway"] == code])
    ]
    _write_counts(writer, "Pathway", rows)


def _write_cohorts(writer: SheetWriter, findings: Findings) -> None:
    writer.section("Goals by cohort and status")
    of_cohorts: dict[str, list[Row]] = {}
    for goal in sorted(
        findings.standings, key=lambda goal: (not goal["cohort"], goal["cohort"] or "")
    ):
        of_cohorts.setdefault(goal["cohort"] or _NO_COHORT, []).append(goal)
    rows = [(cohort, count_statuses(of_it, _STATES)) for cohort, of_it in of_cohorts.items()]
    headings = _write_counts(writer, "Cohort", rows)
    if rows:
        chart = progress_chart(TITLE, headings, len(rows), _STATES)
        writer.sheet.add_chart(chart, f"A{writer.row + 2}")
        for _ in range(ceil(chart.height * _POINTS_PER_CM / LINE) + 1):
            writer.write()


def _write_counts(writer: SheetWriter, what: str, rows: Sequence[tuple[str, list[int]]]) -> int:
    """A row of counts for each, and their sums; returns the row of the headings."""
    labels = [what, *(STATUSES[code].label for code in _STATES), "Goals"]
    headings = _write_headings(writer, labels)
    for name, counts in rows:
        writer.write(
            [Entry(name), *(Entry(number, _WHOLE) for number in counts), Entry(sum(counts), _WHOLE)]
        )
    if rows:
        sums = [
            sum(column)
            for column in zip(*((*counts, sum(counts)) for _, counts in rows), strict=True)
        ]
        writer.write(
            [
                Entry("All", _TOTAL),
                *(
                    Entry(
                        Formula(f"=SUM({letter}{headings + 1}:{letter}{writer.row})", total), _TOTAL
                    )
                    for letter, total in zip("BCDEF", sums, strict=True)
                ),
            ]
        )
    return headings


def _write_under_covered(writer: SheetWriter, findings: Findings) -> None:
    """Rule S4: two lists, never mixed."""
    short = findings.under_covered_cqr.dicts()
    writer.section("CQR: prescribed content most short of credits")
    _write_ranking(
        writer,
        short,
        {"credits_short": ("Credits short", _CREDITS), "people_short": ("People short", _WHOLE)},
        "No prescribed credit is missing.",
    )
    thin = findings.under_covered_structured_education.dicts()
    writer.section("Structured education, content that few have credit in: advice, no requirement")
    _write_ranking(
        writer,
        thin,
        {
            "share_of_people_without_credit": ("Without credit", _SHARE),
            "people_without_credit": ("People", _WHOLE),
            "share_of_credits": ("Share of credits", _SHARE),
            "share_of_exam": ("Share of exam", _SHARE),
        },
        "Everybody in structured education has credit everywhere.",
    )


def _write_ranking(
    writer: SheetWriter, rows: Sequence[Row], measures: Mapping[str, tuple[str, Look]], nothing: str
) -> None:
    if not rows:
        writer.write([Entry(nothing)])
        return
    labels = ["Content", "Discipline", *(label for label, _ in measures.values())]
    _write_headings(writer, labels, texts=2)
    for row in rows[:_MOST]:
        writer.write(
            [
                Entry(row["subcategory"] or row["category"]),
                Entry(row["discipline"]),
                *(Entry(row[name], look) for name, (_, look) in measures.items()),
            ]
        )
    if len(rows) > _MOST:
        writer.write(
            [Entry(f"The first {_MOST} of {len(rows)}; the sheets Coverage have all.", QUIET)]
        )


def _write_parts(writer: SheetWriter, parts: Sequence[Part]) -> None:
    writer.section("In this workbook")
    _write_headings(writer, ["Sheet", "Rows"])
    for part in parts:
        writer.write(
            [
                Entry(part.title, _LINKED, location(part.title, 1)),
                Entry(part.rows, _WHOLE),
            ]
        )
        _write_sentences(writer, [part.holds], QUIET)


def _write_method(writer: SheetWriter, findings: Findings) -> None:
    writer.section("How the numbers came about")
    notes = outline_notes(findings.standings, findings.outline_versions.dicts())
    sentences = [
        f"Computed by Targeted CE {__version__}.",
        outlines_in_use(findings.standings),
        *notes,
        *RULES,
        WHOSE_READING,
    ]
    _write_sentences(writer, sentences)


def _write_headings(writer: SheetWriter, labels: Sequence[str], *, texts: int = 1) -> int:
    looks = [*[HEADING] * texts, *[NUMBERS_HEADING] * len(labels)]
    entries = [Entry(label, look) for label, look in zip(labels, looks, strict=False)]
    return writer.write(
        entries, height=2 * LINE if any(len(label) > 12 for label in labels) else 18
    )


def _write_sentences(writer: SheetWriter, sentences: Iterable[str], look: Look = PLAIN) -> None:
    # A cell would wrap within its column; merged cells are in the way of everything.
    for sentence in sentences:
        for line in wrap(sentence, _LINE, subsequent_indent="    "):
            writer.write([Entry(line, look)])
