"""The command's contract: its options, its rows, its exit status."""

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Write

ROSTER = """
Person ID | Name            | Role    | Cohort | Site  | Discipline | Application Date
0012      | Avery Testwell  | student | Spring | North | CT         | 2026-12-01
0013      | Blair Sampleton | staff   | Autumn | South | MR         |
"""
RECORDS = """
Person ID | Reference Number | Activity Title | Completion Date | CE Credits | Discipline | Category | Subcategory               | Credits
0012      | EX-1             | Dose basics    | 2026-01-15      | 2.00       | CT         | Safety   | Radiation Safety and Dose | 1.50
0012      | EX-2             | Old news       | 2020-01-15      | 1.00       | CT         | Safety   | Radiation Safety and Dose | 1.00
"""
PRESCRIPTIONS = """
Person ID | Discipline | Category   | Subcategory        | Prescribed Credits | SSA Date   | Due Date
0013      | MR         | Procedures | Body               | 2.50               | 2026-01-01 | 2027-01-01
0013      | MR         | Safety     | MRI Screening and Safety | 0.50         | 2026-01-01 | 2027-01-01
"""
AS_OF = ("--as-of", "2026-06-01", "--format", "json")


@pytest.fixture
def program(command: Command, write: Write) -> Command:
    for name, table in (("roster", ROSTER), ("records", RECORDS), ("cqr", PRESCRIPTIONS)):
        assert command("import", write(f"{name}.csv", table)).status == 0
    return command


def test_import_answers_one_object_per_sheet(command: Command, write: Write) -> None:
    said = command("import", write("roster.csv", ROSTER), "--format", "json")
    assert (said.status, said.err) == (0, "")
    assert said.rows == [
        {
            "import_id": 1,
            "file": "roster.csv",
            "sheet": None,
            "kind": "roster",
            "rows_read": 2,
            "added": 2,
            "updated": 0,
            "unchanged": 0,
            "set_aside": 0,
            "problems": [],
            "skipped": [],
            "changes": [],
        }
    ]


def test_import_tells_what_it_set_aside_and_exits_1(command: Command, write: Write) -> None:
    table = ROSTER.replace("2026-12-01", "2026-13-01")
    said = command("import", write("roster.csv", table), "--format", "json")
    assert said.status == 1
    [sheet] = said.rows
    assert (sheet["rows_read"], sheet["added"], sheet["set_aside"]) == (2, 1, 1)
    [problem] = sheet["problems"]
    assert set(problem) == {"row", "column", "value", "problem", "severity"}
    assert (problem["row"], problem["column"], problem["value"], problem["severity"]) == (
        2,
        "Application Date",
        "2026-13-01",
        "set_aside",
    )
    assert said.sentence.startswith('roster.csv, row 2, Application Date "2026-13-01": set aside')


def test_several_files_each_stand_for_themselves(command: Command, write: Write) -> None:
    missing = Path("nowhere.csv")
    said = command("import", missing, write("roster.csv", ROSTER), "--format", "json")
    assert said.status == 2
    assert "nowhere.csv" in said.sentence
    assert [sheet["file"] for sheet in said.rows] == ["roster.csv"]
    assert len(command("progress", *AS_OF).rows) == 2


def test_a_dry_run_writes_nothing(command: Command, write: Write) -> None:
    said = command("import", write("roster.csv", ROSTER), "--dry-run", "--format", "json")
    assert (said.status, said.rows[0]["import_id"], said.rows[0]["added"]) == (0, None, 2)
    assert command("imports", "--format", "json").rows == []


def test_the_brake_asks_for_yes(command: Command, write: Write) -> None:
    def roster(cohort: str) -> Path:
        rows = "\n".join(f"{n:04} | Sample Person {n} | {cohort}" for n in range(25))
        return write("roster.csv", f"Person ID | Name | Cohort\n{rows}")

    assert command("import", roster("Spring")).status == 0
    stopped = command("import", roster("Oops"), "--format", "json")
    assert (stopped.status, stopped.rows) == (2, [])
    assert "--yes" in stopped.sentence
    assert "roster.csv" in stopped.sentence
    assert command("import", roster("Oops"), "--yes").status == 0


def test_map_names_their_columns_and_is_remembered(command: Command, write: Write) -> None:
    path = write("staff.csv", "Badge | Name\n0012 | Avery Testwell")
    assert command("import", path).status == 2
    assert command("import", path, "--map", "Badge=Person ID").status == 0
    other = write("later.csv", "Name | BADGE\nBlair Sampleton | 0013")
    assert command("import", other).status == 0


def test_map_to_a_column_that_is_not_ours_exits_2(command: Command, write: Write) -> None:
    said = command("import", write("roster.csv", ROSTER), "--map", "Name=Nickname")
    assert said.status == 2
    assert "Nickname" in said.sentence


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ((), "2026-03-04"),
        (("--dates", "month-first"), "2026-03-04"),
        (("--dates", "day-first"), "2026-04-03"),
    ],
)
def test_n3_whether_day_or_month_comes_first_can_be_given(
    command: Command, write: Write, dates: tuple[str, ...], day: str
) -> None:
    roster = write("roster.csv", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    records = write(
        "records.csv",
        """
        Person ID | Reference Number | Completion Date | CE Credits
        S1        | EX-1             | 03/04/2026      | 1
        """,
    )
    command("import", roster)
    said = command("import", records, *dates, "--format", "json")
    asked = [
        one["problem"] for one in said.rows[0]["problems"] if "--dates day-first" in one["problem"]
    ]
    assert bool(asked) is not bool(dates)
    [row] = command("explain", "S1", "--as-of", "2026-06-01", "--format", "json").rows
    assert row["completed_on"] == day


def test_kind_and_discipline_can_be_given(command: Command, write: Write) -> None:
    path = write(
        "list.csv",
        """
        Person ID | Activity Title | Completion Date | Category | Credits
        0012      | Dose basics    | 2026-01-15      | Safety   | 1.00
        """,
    )
    said = command("import", path, "--kind", "records", "--discipline", "mri", "--format", "json")
    assert (said.status, said.rows[0]["kind"]) == (0, "records")


def test_undo_withdraws_one_import(program: Command) -> None:
    assert program("undo", 2).status == 0
    [row] = program("progress", *AS_OF, "--discipline", "CT").rows
    assert row["earned"] == 0
    history = program("imports", "--format", "json").rows
    assert [entry["import_id"] for entry in history] == [3, 2, 1]
    assert history[1]["withdrawn_at"].endswith("Z")


@pytest.mark.parametrize("import_id", [2, 9, "nine"])
def test_undo_of_what_cannot_be_undone_exits_2(program: Command, import_id: object) -> None:
    program("undo", 2)
    said = program("undo", import_id)
    assert said.status == 2
    assert str(import_id) in said.sentence


def test_progress_answers_one_row_per_goal(program: Command) -> None:
    said = program("progress", *AS_OF)
    assert said.status == 0
    assert [(row["person_id"], row["pathway"], row["discipline"]) for row in said.rows] == [
        ("0012", "structured_education", "CT"),
        ("0013", "cqr", "MR"),
        ("0013", "structured_education", "MR"),
    ]
    expected = {
        "person_id": "0012",
        "name": "Avery Testwell",
        "role": "student",
        "cohort": "Spring",
        "site": "North",
        "pathway": "structured_education",
        "discipline": "CT",
        "outline_effective_on": "2022-01-01",
        "window_start": "2024-12-01",
        "window_end": "2026-12-01",
        "required": 16,
        "earned": 1.5,
        "needed": 14.5,
        "progress": 0.0938,
        "status": "behind",
        "days_left": 183,
    }
    assert {name: said.rows[0][name] for name in expected} == expected


def test_gaps_answers_one_row_per_requirement_line(program: Command) -> None:
    rows = program("gaps", *AS_OF, "--discipline", "CT").rows
    assert [(r["level"], r["category"], r["required"], r["earned"], r["gap"]) for r in rows] == [
        ("total", None, 16, 1.5, 14.5),
        ("category", "Patient Care", 1, 0, 1),
        ("category", "Safety", 1, 1.5, 0),
        ("category", "Image Production", 1, 0, 1),
        ("category", "Procedures", 1, 0, 1),
    ]
    prescribed = program("gaps", *AS_OF, "--pathway", "cqr").rows
    assert [(r["subcategory"], r["gap"]) for r in prescribed] == [
        ("MRI Screening and Safety", 0.5),
        ("Body", 2.5),
    ]


def test_explain_answers_every_line_with_its_outcome(program: Command) -> None:
    rows = program("explain", "0012", *AS_OF).rows
    assert [(r["reference_number"], r["outcome"], r["credits"], r["counted"]) for r in rows] == [
        ("EX-2", "before_window", 1, 0),
        ("EX-1", "counted", 1.5, 1.5),
    ]
    assert list(rows[0]) == [
        "person_id",
        "pathway",
        "discipline",
        "reference_number",
        "title",
        "completed_on",
        "ce_credits",
        "category",
        "subcategory",
        "credits",
        "outcome",
        "counted",
        "why",
    ]
    assert "1 Dec 2024" in rows[0]["why"]


def test_explain_of_an_unknown_person_exits_2(program: Command) -> None:
    said = program("explain", "12")
    assert (said.status, said.out) == (2, "")
    assert said.sentence.endswith('"12"; did you mean 0012?')


def test_coverage_answers_one_row_per_subcategory(program: Command) -> None:
    rows = program("coverage", *AS_OF, "--discipline", "CT").rows
    safety = next(row for row in rows if row["subcategory"] == "Radiation Safety and Dose")
    assert len(rows) == 7
    assert (safety["people"], safety["people_with_credit"], safety["credits_earned"]) == (1, 1, 1.5)
    assert (safety["share_of_credits"], safety["share_of_exam"]) == (1, 0.1333)


def test_checks_exits_1_if_there_is_anything(command: Command, write: Write) -> None:
    assert command("checks", *AS_OF).status == 0
    command("import", write("records.csv", RECORDS))
    said = command("checks", *AS_OF)
    assert said.status == 1
    assert {row["check_name"] for row in said.rows} == {"people_not_on_roster"}


@pytest.mark.parametrize(
    ("options", "people"),
    [
        (("--cohort", "spring"), {"0012"}),
        (("--cohort", "SPRING", "--cohort", "autumn"), {"0012", "0013"}),
        (("--site", "south"), {"0013"}),
        (("--role", "student"), {"0012"}),
        (("--discipline", "mr"), {"0013"}),
        (("--pathway", "cqr"), {"0013"}),
        (("--cohort", "Winter"), set()),
    ],
)
def test_the_filters_narrow_the_answers(
    program: Command, options: tuple[str, ...], people: set[str]
) -> None:
    for answer in ("progress", "gaps"):
        assert {row["person_id"] for row in program(answer, *AS_OF, *options).rows} == people


def test_an_empty_result_is_an_empty_list(command: Command) -> None:
    for answer in ("progress", "gaps", "coverage", "checks", "imports"):
        said = command(answer, "--format", "json")
        assert (said.status, said.out) == (0, "[]\n")


def test_people_who_left_are_shown_on_request(command: Command, write: Write) -> None:
    table = "Person ID | Name | Discipline | Status\n0012 | Avery Testwell | CT | left"
    command("import", write("roster.csv", table))
    assert command("progress", *AS_OF).rows == []
    assert len(command("progress", *AS_OF, "--include-left").rows) == 1


def test_today_is_the_day_unless_told_otherwise(program: Command) -> None:
    [row] = program("progress", "--format", "json", "--discipline", "CT").rows
    assert date.today() + timedelta(row["days_left"]) == date(2026, 12, 1)


def test_csv_has_the_same_rows(program: Command) -> None:
    rows = list(csv.DictReader(io.StringIO(program("progress", *AS_OF[:2], "--format", "csv").out)))
    assert [row["needed"] for row in rows] == ["14.50", "3.00", "16.00"]
    assert rows[0]["window_end"] == "2026-12-01"


def test_a_table_lines_its_columns_up(program: Command) -> None:
    header, rule, *lines = program("progress", *AS_OF[:2]).out.splitlines()
    start = header.index("status")
    assert rule[start : start + 6] == "------"
    assert [line[start:].split()[0] for line in lines] == ["behind", "behind", "behind"]


def test_the_database_may_be_named_before_or_after_the_command(
    command: Command, write: Write, tmp_path: Path
) -> None:
    other = tmp_path / "other.duckdb"
    assert command("import", write("roster.csv", ROSTER), "--database", other).status == 0
    assert len(command("--database", other, "progress", "--format", "json").rows) == 2
    assert command("progress", "--format", "json").rows == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("progress", "--as-of", "1 June"),
        ("progress", "--discipline", "astrology"),
        ("progress", "--role", "dean"),
        ("coverage", "--pathway", "biennial"),
        ("import",),
        ("gaps", "--format", "yaml"),
        ("report",),
        ("import", "x.csv", "--map", "nothing"),
    ],
)
def test_what_cannot_be_read_exits_2_with_one_sentence(
    command: Command, arguments: tuple[str, ...]
) -> None:
    said = command(*arguments)
    assert (said.status, said.out) == (2, "")
    assert said.sentence


def test_a_file_that_is_no_database_exits_2(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_text("Dear dean," * 1000)
    said = command("progress", "--database", path)
    assert (said.status, said.out) == (2, "")
    assert "letter.docx is not a database of Targeted CE" in said.sentence
