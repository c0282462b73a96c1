"""What the rows of the records say alike is kept once for each import."""

from pathlib import Path

from tests.program import Program

RECORDS = """
    Person ID | Email   | Reference Number | Activity Title | Completion Date | Category   | Credits
    0012      | a@x.org | EX-1             | Dose           | 2026-02-03      | Safety     | 0.50
    0012      | a@x.org | EX-1             | Dose           | 2026-02-03      | Procedures | 0.75
    0012      | A@x.org | EX-1             | none           | 2026-02-04      | Safety     | 1.00
    0013      |         | EX-2             | Shielding      | 2026-02-04      | Nobody's   | lots
    0014      |         | EX-1             | Dose           | 2026-02-05      | Safety     | 0.50
"""
CT = {"Discipline": "CT"}


def test_each_way_of_saying_it_stands_once_and_nothing_of_rows_set_aside(tmp_path: Path) -> None:
    with Program(tmp_path) as program:
        program.upload("records", RECORDS, each=CT)
        people = "select person_id, email, email_key from written_people order by all"
        assert program.rows(people) == [
            ("0012", "A@x.org", "a@x.org"),
            ("0012", "a@x.org", "a@x.org"),
            ("0014", None, None),
        ]
        activities = "select reference_number, title, cleared from written_activities order by all"
        assert program.rows(activities) == [("EX-1", "Dose", None), ("EX-1", None, ["title"])]
        texts = "select category_text, has_credits from written_texts order by all"
        assert program.rows(texts) == [("Procedures", True), ("Safety", True)]


def test_every_import_has_numbers_of_its_own_and_every_row_has_one_of_each(tmp_path: Path) -> None:
    with Program(tmp_path) as program:
        program.upload("records", RECORDS, each=CT)
        program.upload("records", RECORDS, each=CT)
        found = program.rows(
            """
            select r.import_id, r.row_number, p.person_id, a.title, t.category_text
            from record_rows as r
            left join written_people as p
                on r.written_person = p.written_person and r.import_id = p.import_id
            left join written_activities as a
                on r.written_activity = a.written_activity and r.import_id = a.import_id
            left join written_texts as t on r.written_text = t.written_text and r.import_id = t.import_id
            order by all
            """
        )
        rows = [
            (2, "0012", "Dose", "Safety"),
            (3, "0012", "Dose", "Procedures"),
            (4, "0012", None, "Safety"),
            (6, "0014", "Dose", "Safety"),
        ]
        assert found == [(import_id, *row) for import_id in (1, 2) for row in rows]


def test_a_line_has_its_text_as_written_and_one_of_the_activities_list_has_none(
    tmp_path: Path,
) -> None:
    with Program(tmp_path) as program:
        program.upload("roster", "Person ID | Name | Discipline\n0012 | Avery Testwell | CT")
        records = "Person ID | Reference Number | Completion Date | Category | Credits"
        program.upload("records", f"{records}\n0012 | EX-1 | 2026-02-03 | SAFETY | 0.50", each=CT)
        program.upload(
            "records", "Person ID | Reference Number | Completion Date\n0012 | EX-2 | 2026-02-04"
        )
        listed = "Reference Number | Category | Credits\nEX-2 | Hot Lab | 1.00"
        program.upload("activities", listed, each=CT)
        lines = (
            "select l.is_from_activity_list, w.category_text from completion_lines as l "
            "left join written_texts as w on l.written_text = w.written_text order by all"
        )
        assert program.rows(lines) == [(False, "SAFETY"), (True, None)]
        [unmapped] = [row for row in program.explain("0012") if row["outcome"] == "unmapped"]
        assert unmapped["category"] == "Hot Lab"
