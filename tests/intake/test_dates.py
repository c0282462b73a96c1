"""N3: what a cell of dates may hold."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from dashboard.intake import DOUBTFUL_DATES, CheckedFile
from tests.intake.drawing import (
    Cells,
    CheckDrawn,
    CheckPath,
    set_aside,
    taken,
    warnings,
    write_text,
    write_workbook,
)

PLAIN = "expected a date such as 2026-03-15; correct the cell and import again."
HEADERS = ["Person ID", "Reference Number", "Completion Date"]


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-15",
        "2026-3-15",
        "2026/03/15",
        "2026-03-15T23:59:59",
        "2026-03-15 13:04:05.123",
        "2026-03-15T13:04:05Z",
        "2026-03-15T13:04:05+02:00",
        "20260315",
        "3/15/2026",
        "03/15/2026",
        "03-15-2026",
        "3/15/26",
        "3/15/2026 1:04 PM",
        "15-Mar-26",
        "15-Mar-2026",
        "15 March 2026",
        "March 15, 2026",
        "Mar 15, 2026",
        "mar. 15 2026",
        "March 15th, 2026",
        "Sunday, March 15, 2026",
        "\u00a02026-03-15\u200b",
        "2026-03-15 00:00:00.000000",
        "2026-03-15T13:04:05.123+0000",
        "2026-03-15 13:04 UTC",
        "3/15/2026, 1:04:05 PM",
        "3/15/2026 1:04 PM EST",
        "3/15/2026 13:04 (CDT)",
        "03/15/2026 01:04 p.m. PT",
        "Mar 15, 2026 at 1:04 PM",
        "15-Mar-26 13:04",
        "Sun, 15 Mar 2026 13:04:05 GMT",
        "15.03.2026",
        "15.3.26",
        "15. 3. 2026",
        "15.03.2026 13:04",
        "2026.03.15",
        "15/Mar/2026",
        "Mar/15/2026",
        "15.Mar.2026",
        "15MAR2026",
        "15Mar26",
        "Mar 15 2026",
        "March15, 2026",
        "2026-Mar-15",
        "2026 March 15",
        "15th of March, 2026",
        "46096",
        "46096.0",
        "46096.75",
    ],
)
def test_n3_dates_as_people_and_programs_write_them(
    check_path: CheckPath, tmp_path: Path, cell: str
) -> None:
    path = write_text(tmp_path / "records.csv", [HEADERS, ["S1", "EX-1", cell]])
    assert taken(check_path(path), "completed_on") == [(date(2026, 3, 15),)]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2/29/2028", date(2028, 2, 29)),
        ("12/31/68", date(2068, 12, 31)),
        ("1/1/69", date(1969, 1, 1)),
        ("Sept 1, 2025", date(2025, 9, 1)),
        ("1950-01-01", date(1950, 1, 1)),
        ("2149-12-31", date(2149, 12, 31)),
    ],
)
def test_n3_edges_of_the_calendar(
    check_path: CheckPath, tmp_path: Path, cell: str, day: date
) -> None:
    path = write_text(tmp_path / "records.csv", [HEADERS, ["S1", "EX-1", cell]])
    assert taken(check_path(path), "completed_on") == [(day,)]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("31/31/2026", PLAIN),
        ("2026-02-29", PLAIN),
        ("2/29/2027", PLAIN),
        ("2026-13-01", PLAIN),
        ("Mar-26", PLAIN),
        ("Mar 2026", PLAIN),
        ("32.03.2026", PLAIN),
        ("03152026", PLAIN),
        ("150326", PLAIN),
        ("1.5.2", PLAIN),
        ("2026", PLAIN),
        ("soon", PLAIN),
        ("0", PLAIN),
        ("3/15-2026", PLAIN),
        (
            "1949-12-31",
            (
                "expected a date such as 2026-03-15, of a year from 1950 to 2149; "
                "correct the cell and import again."
            ),
        ),
        (
            "9999-12-31",
            (
                "expected a date such as 2026-03-15, of a year from 1950 to 2149; "
                "correct the cell and import again."
            ),
        ),
        (
            "#REF!",
            (
                "expected a date such as 2026-03-15, found the error value #REF! in cell C2; "
                "type the date and import again."
            ),
        ),
    ],
)
def test_n3_an_impossible_date_sets_the_row_aside(
    check_path: CheckPath, tmp_path: Path, cell: str, sentence: str
) -> None:
    path = write_text(tmp_path / "records.csv", [HEADERS, ["S1", "EX-1", cell]])
    file = check_path(path)
    assert set_aside(file) == [(2, "Completion Date", sentence)]
    assert file.sheets[0].problems[-1].value == cell


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 3, 15),
        datetime.combine(date(2026, 3, 15), time(23, 59)),
        46096,
        46096.99,
        "3/15/2026",
    ],
)
def test_n3_dates_as_cells_of_a_workbook(check_path: CheckPath, tmp_path: Path, cell: Any) -> None:
    path = write_workbook(tmp_path / "records.xlsx", {"Log": [HEADERS, ["S1", "EX-1", cell]]})
    assert taken(check_path(path), "completed_on") == [(date(2026, 3, 15),)]


def test_n3_a_time_is_no_date(check_path: CheckPath, tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "records.xlsx", {"Log": [HEADERS, ["S1", "EX-1", time(13, 4)]]}
    )
    assert set_aside(check_path(path)) == [
        (
            2,
            "Completion Date",
            (
                "expected a date such as 2026-03-15, found a time without a day; "
                "type the date and import again."
            ),
        )
    ]


def test_n3_a_bare_number_counts_from_1904_where_the_workbook_does(
    check_path: CheckPath, tmp_path: Path
) -> None:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.worksheets[0]
    sheet.append(HEADERS)
    sheet.append(["S1", "EX-1", date(2026, 3, 15)])
    sheet.append(["S1", "EX-2", 46096 - 1462])
    workbook.save(tmp_path / "records.xlsx")
    found = taken(check_path(tmp_path / "records.xlsx"), "completed_on")
    assert found == [(date(2026, 3, 15),)] * 2


def test_n3_every_column_of_dates_is_read_alike(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Discipline | Subcategory | Prescribed Credits | SSA Date | Due Date  | Date Earned
        S2        | CT         | Neuro       | 1                  | 1/1/2025 | 31-Dec-27 | June 1, 2017
        """
    )
    assert taken(file, "ssa_on", "due_on", "earned_on") == [
        (date(2025, 1, 1), date(2027, 12, 31), date(2017, 6, 1))
    ]


AMBIGUOUS = (
    f"{DOUBTFUL_DATES}, but 03/04/2026 and the like read both ways; taken as month/day/year: if the day "
    "comes first, import again with --dates day-first."
)


def days(
    check: CheckDrawn, *cells: str, heading: str = "Completion Date", **options: Any
) -> CheckedFile:
    rows = "\n".join(f"S{number} | EX-1 | {cell}" for number, cell in enumerate(cells))
    return check(f"Person ID | Reference Number | {heading}\n{rows}", **options)


def test_n3_one_day_above_twelve_makes_its_column_day_first(check: CheckDrawn) -> None:
    file = days(check, "03/04/2026", "13/02/2026", "3-4-26 10:00", "2026-04-03")
    assert taken(file, "completed_on") == [
        (date(2026, 4, 3),),
        (date(2026, 2, 13),),
        (date(2026, 4, 3),),
        (date(2026, 4, 3),),
    ]
    assert dated_warnings(file) == []


def test_n3_one_month_shown_second_makes_its_column_month_first(check: CheckDrawn) -> None:
    file = days(check, "03/04/2026", "02/13/2026")
    assert taken(file, "completed_on") == [(date(2026, 3, 4),), (date(2026, 2, 13),)]
    assert dated_warnings(file) == []


def test_n3_without_any_sign_the_month_comes_first_and_it_is_said(check: CheckDrawn) -> None:
    file = days(check, "03/04/2026", "5/6/2026", "2026-01-02")
    assert taken(file, "completed_on") == [
        (date(2026, 3, 4),),
        (date(2026, 5, 6),),
        (date(2026, 1, 2),),
    ]
    assert dated_warnings(file) == [(None, "Completion Date", AMBIGUOUS)]


def test_n3_dates_that_read_one_way_only_need_no_word(check: CheckDrawn) -> None:
    file = days(check, "03/03/2026", "April 3, 2026")
    assert taken(file, "completed_on") == [(date(2026, 3, 3),), (date(2026, 4, 3),)]
    assert dated_warnings(file) == []


def test_n3_in_a_column_of_both_orders_what_reads_both_ways_is_set_aside(check: CheckDrawn) -> None:
    file = days(check, "13/02/2026", "02/13/2026", "03/04/2026", "04/04/2026")
    assert taken(file, "completed_on") == [
        (date(2026, 2, 13),),
        (date(2026, 2, 13),),
        (date(2026, 4, 4),),
    ]
    assert set_aside(file) == [
        (
            4,
            "Completion Date",
            (
                "expected a date such as 2026-03-15; this column has dates with the day first and with the "
                "month first, and this one reads both ways: write it as 2026-03-15 and import again."
            ),
        )
    ]


def test_n3_every_column_has_an_order_of_its_own(check: CheckDrawn) -> None:
    file = check(
        """
        Person ID | Discipline | Subcategory | Prescribed Credits | SSA Date   | Due Date
        S1        | CT         | Neuro       | 1                  | 13/02/2025 | 02/13/2027
        S2        | CT         | Neuro       | 1                  | 03/04/2025 | 03/04/2027
        """
    )
    assert taken(file, "ssa_on", "due_on") == [
        (date(2025, 2, 13), date(2027, 2, 13)),
        (date(2025, 4, 3), date(2027, 3, 4)),
    ]


def test_n3_a_date_outside_the_table_has_no_say(check: CheckDrawn) -> None:
    file = check(
        """
        Course log | printed | 31/12/2026
        Person ID  | Reference Number | Completion Date
        S1         | EX-1 | 03/04/2026
        """
    )
    assert taken(file, "completed_on") == [(date(2026, 3, 4),)]


def test_n3_dates_that_excel_may_have_turned_are_worth_a_warning(
    check_path: CheckPath, tmp_path: Path
) -> None:
    rows: Cells = [["S1", "EX-1", "13/02/2026"], ["S2", "EX-1", date(2026, 3, 2)]]
    path = write_workbook(tmp_path / "records.xlsx", {"Log": [HEADERS, *rows]})
    file = check_path(path)
    assert taken(file, "completed_on") == [(date(2026, 2, 13),), (date(2026, 3, 2),)]
    [(row, column, sentence)] = dated_warnings(file)
    assert (row, column) == (None, "Completion Date")
    assert "dates that Excel has recognised and may have read with the month first" in sentence


def dated_warnings(file: CheckedFile) -> list[tuple[int | None, str | None, str]]:
    return [warning for warning in warnings(file) if warning[1] == "Completion Date"]


def test_n3_the_users_word_decides_where_a_column_leaves_it_open(check: CheckDrawn) -> None:
    file = days(check, "03/04/2026", "5-6-26", "03.04.2026", day_first=True)
    assert taken(file, "completed_on") == [
        (date(2026, 4, 3),),
        (date(2026, 6, 5),),
        (date(2026, 4, 3),),
    ]
    assert dated_warnings(file) == []


def test_n3_the_users_word_may_be_the_custom_and_then_nothing_is_asked(check: CheckDrawn) -> None:
    file = days(check, "03/04/2026", "03.04.2026", day_first=False)
    assert taken(file, "completed_on") == [(date(2026, 3, 4),)] * 2
    assert dated_warnings(file) == []


def test_n3_values_that_prove_their_order_go_before_the_users_word(check: CheckDrawn) -> None:
    file = days(check, "03/04/2026", "13/02/2026", day_first=False)
    assert taken(file, "completed_on") == [(date(2026, 4, 3),), (date(2026, 2, 13),)]
    assert dated_warnings(file) == [
        (
            None,
            "Completion Date",
            (
                "expected dates with the month first, as --dates month-first says, but 13/02/2026 can only "
                "have the day first; the whole column is read so: where that is wrong, correct that cell "
                "and import again."
            ),
        )
    ]


def test_n3_in_a_column_of_both_orders_the_users_word_decides_nothing(check: CheckDrawn) -> None:
    file = days(check, "13/02/2026", "02/13/2026", "03/04/2026", day_first=True)
    assert taken(file, "completed_on") == [(date(2026, 2, 13),)] * 2
    assert [row for row, _, _ in set_aside(file)] == [4]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Date Completed (mm/dd/yyyy)", date(2026, 3, 4)),
        ("Date Completed (dd/mm/yyyy)", date(2026, 4, 3)),
        ("Completion Date (DD.MM.YY)", date(2026, 4, 3)),
        ("Completion Date [d/m/y]", date(2026, 4, 3)),
        ("Date Completed (month/day/year)", date(2026, 3, 4)),
        ("Date Completed (day/month/year)", date(2026, 4, 3)),
        ("Completion Date dd-mm-yyyy", date(2026, 4, 3)),
        ("Completion Date (D/M)", date(2026, 4, 3)),
        ("Completion Date MMDDYYYY", date(2026, 3, 4)),
    ],
)
@pytest.mark.parametrize("cell", ["03/04/2026", "03.04.2026", "3-4-26"])
def test_n3_a_hint_in_the_heading_decides_before_the_user(
    check: CheckDrawn, heading: str, day: date, cell: str
) -> None:
    file = days(check, cell, heading=heading, day_first=day.month == 3)
    assert taken(file, "completed_on") == [(day,)]
    assert warnings(file)[1:] == []


def test_n3_a_doctor_in_the_heading_is_no_hint(check: CheckDrawn) -> None:
    file = days(
        check, "03/04/2026", heading="MD Sign-off", mapping={"MD Sign-off": "Completion Date"}
    )
    assert [column for _, column, problem in warnings(file) if DOUBTFUL_DATES in problem] == [
        "MD Sign-off"
    ]


def test_n3_a_hint_that_the_values_belie_is_said(check: CheckDrawn) -> None:
    file = days(check, "02/13/2026", "03/04/2026", heading="Date Completed (dd/mm/yyyy)")
    assert taken(file, "completed_on") == [(date(2026, 2, 13),), (date(2026, 3, 4),)]
    [sentence] = [problem for _, column, problem in warnings(file) if column]
    assert "as the heading says, but 02/13/2026 can only have the month first" in sentence


def test_n3_dates_with_dots_have_the_day_first_by_custom_and_it_is_said(check: CheckDrawn) -> None:
    file = days(check, "03.04.2026", "04/30/2026")
    assert taken(file, "completed_on") == [(date(2026, 4, 3),), (date(2026, 4, 30),)]
    assert dated_warnings(file) == [
        (
            None,
            "Completion Date",
            (
                f"{DOUBTFUL_DATES}, but 03.04.2026 and the like read both ways; taken as day.month.year: "
                "if the month comes first, import again with --dates month-first."
            ),
        )
    ]


def test_n3_dates_with_dots_show_their_own_order(check: CheckDrawn) -> None:
    file = days(check, "03.04.2026", "04.30.2026", "05/30/2026")
    assert taken(file, "completed_on") == [
        (date(2026, 3, 4),),
        (date(2026, 4, 30),),
        (date(2026, 5, 30),),
    ]
    assert dated_warnings(file) == []
