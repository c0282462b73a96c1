"""The gap report: a workbook with a summary, the tables behind it, and, when asked, a page per person."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook

from dashboard.report import lists
from dashboard.report.cells import printable, sheet_name
from dashboard.report.findings import Findings, lazily
from dashboard.report.matrix import sheet_name_of, write_matrix
from dashboard.report.package import Results, save
from dashboard.report.person_page import PersonRows, people_in, write_person_page
from dashboard.report.places import ATTENTION, GAPS, PEOPLE, RECORDS, find_places
from dashboard.report.summary import DEFAULT_PROGRAM, TITLE, Part, write_summary
from dashboard.report.tables import ROWS_PER_SHEET, sheet_titles, write_tables
from dashboard.report.writing import SheetWriter

# Hears what is done, as a share of all there is to do, and what comes next.
Progress = Callable[[float, str], None]

_HOLDS = {
    PEOPLE: "where each person stands on each goal, the most troubled first; names lead to records",
    GAPS: "what each goal asks for, line by line, with what is missing",
    RECORDS: "every line of every record, what it counted for, or why not; names lead back to people",
    ATTENTION: "what needs your eye in the whole program, rows set aside among it",
}


def write_report(
    file: Path | BinaryIO,
    findings: Findings,
    *,
    has_pages: bool = False,
    program: str = "",
    progress: Progress = lambda _share, _what: None,
    limit: int = ROWS_PER_SHEET,
) -> None:
    """Writes the workbook. Raises OSError where the file cannot be written.

    The same findings give the same bytes. `limit` is how many rows of a table a sheet takes.
    """
    book = new_book(findings, program)
    people = people_in(findings) if has_pages else {}
    pages = _page_titles(findings, people)
    places = find_places(findings, pages, limit=limit)
    as_of = findings.scope.as_of
    attention, checks = lists.attention(findings)
    writers = [write_summary(book, findings, _parts(findings, pages, len(checks), limit), program)]
    rows = len(findings.standings) + len(findings.gaps) + len(findings.records) + 1
    done = 0

    def passed(number: int) -> None:
        progress(0.9 * (done + number) / rows, "Writing the tables")

    for table, its_rows, number in (
        (lists.people(findings, places), findings.standings, len(findings.standings)),
        (lists.gaps(findings, places), lazily(findings.gaps), len(findings.gaps)),
    ):
        writers += write_tables(book, table, its_rows, as_of, limit=limit, passed=passed)
        done += number
    writers += [write_matrix(book, findings, places, code) for code in findings.disciplines]
    writers += write_tables(
        book,
        lists.records(findings, places),
        lazily(findings.records),
        as_of,
        limit=limit,
        passed=passed,
    )
    writers += write_tables(book, attention, checks, as_of, limit=limit)
    for number, (person_id, person) in enumerate(people.items()):
        progress(0.9, f"Writing page {number + 1:,} of {len(people):,}")
        writers.append(write_person_page(book, pages[person_id], findings, person))
    progress(0.92, "Packing the workbook")
    save(book, file, findings.moment, results(writers))
    progress(1.0, "Done")


def new_book(findings: Findings, title: str) -> Workbook:
    """An empty write-only workbook that says what it is."""
    book = Workbook(write_only=True)
    about = book.properties
    about.title = printable(title) or DEFAULT_PROGRAM
    about.subject = "Targeted continuing education: who is short, of what, by when"
    about.creator = about.lastModifiedBy = "Targeted CE"
    about.keywords = f"as of {findings.scope.as_of.isoformat()}"
    about.language = "en"
    return book


def results(writers: list[SheetWriter]) -> Mapping[str, Results]:
    """What the formulas of each sheet come to."""
    return {writer.sheet.title: writer.results for writer in writers}


def _page_titles(findings: Findings, people: Mapping[str, PersonRows]) -> dict[str, str]:
    """A sheet's name for each person, unlike those of all other sheets."""
    taken = {title.casefold() for title in (TITLE, PEOPLE, GAPS, RECORDS, ATTENTION)}
    taken |= {sheet_name_of(code).casefold() for code in findings.disciplines}
    return {person_id: sheet_name(findings.names[person_id], taken) for person_id in people}


def _parts(findings: Findings, pages: Mapping[str, str], checks: int, limit: int) -> list[Part]:
    parts = _split(PEOPLE, len(findings.standings), limit)
    parts += _split(GAPS, len(findings.gaps), limit)
    for code in findings.disciplines:
        people = {goal["person_id"] for goal in findings.standings if goal["discipline"] == code}
        name = findings.discipline_names.get(code, code)
        parts.append(
            Part(sheet_name_of(code), f"{name}: credits by person and content", len(people))
        )
    parts += _split(RECORDS, len(findings.records), limit)
    parts += _split(ATTENTION, checks, limit)
    if pages:
        first = next(iter(pages.values()))
        parts.append(Part(first, "and those that follow: one page for each person", len(pages)))
    return parts


def _split(title: str, rows: int, limit: int) -> list[Part]:
    titles = sheet_titles(title, rows, limit)
    parts = [
        Part(name, _HOLDS[title], min(limit, rows - number * limit))
        for number, name in enumerate(titles)
    ]
    if len(parts) > 1:
        split = f"{rows:,} rows on {len(parts)} sheets, since a sheet holds {limit + 2:,}"
        parts = [Part(part.title, f"{part.holds} ({split})", part.rows) for part in parts]
    return parts
