"""What holds for every table, drawn at random: nothing is lost, and the form of a file is no content."""

import random
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import intake, reference
from dashboard.intake import CheckedFile, CheckedSheet, Options
from tests.intake.drawing import Cells, write_text, write_workbook

REFERENCE = reference.load()

WORDS = st.sampled_from(["", "none", "Safety", "Neuro", "CT basics", "#N/A", "total", "x: 1"])
PEOPLE = st.sampled_from(["", "S1", "0012", "12", "none"])
NAMES = st.sampled_from(["", "Avery Testwell", "Testwell, Avery", "Blair Sampleton", "Total"])
CREDITS = st.sampled_from(["", "0", "1", "0.25", "1.10", "0.30000000000000004", "-1", "x", "none"])
DATES = st.sampled_from(["", "2025-06-01", "6/1/2025", "2025-06-02", "31/31/2026", "none"])
DISCIPLINES = st.sampled_from(["", "CT", "mri", "IA", "R", "Astrology"])
KINDS: dict[str, dict[str, st.SearchStrategy[str]]] = {
    "roster": {
        "Person ID": PEOPLE,
        "Name": NAMES,
        "Role": WORDS,
        "Discipline": DISCIPLINES,
        "Requirement": st.sampled_from(["", "Structured Education", "Imaging Assistant", "x"]),
        "Application Date": DATES,
    },
    "records": {
        "Person ID": PEOPLE,
        "Name": NAMES,
        "Reference Number": PEOPLE,
        "Activity Title": WORDS,
        "Completion Date": DATES,
        "CE Credits": CREDITS,
        "Discipline": DISCIPLINES,
        "Category": WORDS,
        "Credits": CREDITS,
    },
    "wide": {
        "Person ID": PEOPLE,
        "Activity Title": WORDS,
        "Completion Date": DATES,
        "Discipline": DISCIPLINES,
        "Safety": CREDITS,
        "Neuro": CREDITS,
    },
    "activities": {
        "Reference Number": PEOPLE,
        "Activity Title": WORDS,
        "CE Credits": CREDITS,
        "Discipline": DISCIPLINES,
        "Subcategory": WORDS,
        "Credits": CREDITS,
    },
    "activities, wide": {
        "Reference Number": PEOPLE,
        "Activity Title": WORDS,
        "CE Credits": CREDITS,
        "Discipline": DISCIPLINES,
        "Safety": CREDITS,
        "MR - Neuro": CREDITS,
    },
    "prescriptions": {
        "Person ID": PEOPLE,
        "Discipline": DISCIPLINES,
        "Subcategory": WORDS,
        "Prescribed Credits": CREDITS,
        "SSA Date": DATES,
        "Due Date": DATES,
    },
}


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    columns = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    rows = draw(st.lists(st.tuples(*columns.values()), max_size=12))
    return [list(columns), *map(list, rows)]


def check(cells: Cells, *, as_workbook: bool = False) -> CheckedFile:
    with tempfile.TemporaryDirectory() as folder:
        if as_workbook:
            path = write_workbook(Path(folder, "drawn.xlsx"), {"Sheet": cells})
        else:
            path = write_text(Path(folder, "drawn.csv"), cells)
        return intake.check_file(path, REFERENCE, Options(discipline="CT"))


def content(sheet: CheckedSheet) -> tuple[Any, ...]:
    """Everything but the sheet's name, in an order that the columns' order does not change."""
    dropped = [name for name in ("sheet", "line_number") if name in sheet.rows.column_names]
    # Where a cell stands is the one thing that another order of columns changes.
    problems = [
        (p.row, p.column, p.value, re.sub(r" in cell [A-Z]+\d+", "", p.problem), p.severity)
        for p in sheet.problems
    ]
    casefolded = [(row, (column or "").casefold(), *rest) for row, column, *rest in problems]
    rows = [
        {**row, "cleared": sorted(row["cleared"] or ())}
        for row in sheet.rows.drop(dropped).to_pylist()
    ]
    aside = [
        (row.row_number, row.position, {k.casefold(): v for k, v in row.cells.items()})
        for row in sheet.set_aside
    ]
    return sheet.kind, sheet.rows_read, sorted(rows, key=repr), aside, sorted(casefolded, key=repr)


@settings(max_examples=60, deadline=None)
@given(tables())
def test_p4_rows_read_are_taken_or_set_aside(cells: list[list[str]]) -> None:
    file = check(cells)
    [sheet] = file.sheets
    numbers = set(sheet.rows["row_number"].to_pylist())
    aside = [row.row_number for row in sheet.set_aside]
    assert len(aside) == len(set(aside))
    assert numbers.isdisjoint(aside)
    assert sheet.rows_read == len(numbers) + len(aside)
    positions = set(sheet.rows["position"].to_pylist()) | {row.position for row in sheet.set_aside}
    assert positions == set(range(sheet.rows_read))
    skipped = {row.row for row in file.skipped}
    blank = {n for n, row in enumerate(cells, start=1) if not any(cell.strip() for cell in row)}
    assert numbers | set(aside) | skipped | blank | {1} == set(range(1, len(cells) + 1))


@settings(max_examples=60, deadline=None)
@given(tables())
def test_p4_a_row_is_set_aside_exactly_where_a_problem_says_so(cells: list[list[str]]) -> None:
    [sheet] = check(cells).sheets
    said = {problem.row for problem in sheet.problems if problem.severity == "set_aside"}
    assert said == {row.row_number for row in sheet.set_aside}


@settings(max_examples=60, deadline=None)
@given(tables(), st.randoms(use_true_random=False))
def test_order_and_letter_case_of_columns_do_not_matter(
    cells: list[list[str]], chance: random.Random
) -> None:
    order = list(range(len(cells[0])))
    chance.shuffle(order)
    other = [[row[place] for place in order] for row in cells]
    if "Safety" not in cells[0]:
        # A category is kept as its heading is written.
        other[0] = [chance.choice([header.upper(), header.lower()]) for header in other[0]]
    one, two = check(cells), check(other)
    # Which cell is the first of a row decides whether the row is a total.
    if {row.row for row in one.skipped} == {row.row for row in two.skipped}:
        assert content(one.sheets[0]) == content(two.sheets[0])


@settings(max_examples=40, deadline=None)
@given(tables())
def test_a_csv_and_a_workbook_of_one_table_give_equal_rows(cells: list[list[str]]) -> None:
    [text], [book] = check(cells).sheets, check(cells, as_workbook=True).sheets
    assert content(text) == content(book)


NUMBERS = st.sampled_from([0, 1, 12, 0.25, 0.1 + 0.2, 1.1, -1, 1e9])
DAYS = st.dates(date(1950, 1, 1), date(2149, 12, 31))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99_999), DAYS, st.integers(0, 99), NUMBERS), max_size=8))
def test_typed_cells_and_their_text_give_equal_rows(rows: list[tuple[Any, ...]]) -> None:
    headers = ["Person ID", "Reference Number", "Completion Date", "Category", "Credits"]
    cells = [[person, number, day, "Safety", credits] for person, day, number, credits in rows]
    text = [[str(cell) for cell in row] for row in cells]
    [typed] = check([headers, *cells], as_workbook=True).sheets
    [plain] = check([headers, *text]).sheets
    assert typed.rows.drop(["sheet"]).to_pylist() == plain.rows.drop(["sheet"]).to_pylist()
