"""S4 and S5: which content is covered, by how many people, and which is not."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from dashboard import coverage
from dashboard.coverage import Scope
from tests.program import AS_OF, Program, reference_with

AVERY = {"Person ID": "S1", "Discipline": "CT"}
BLAIR = {"Person ID": "S2", "Discipline": "CT"}
DOSE = "Radiation Safety and Dose"
ABDOMEN = "Abdomen and Pelvis"

EVERYBODY = Scope(as_of=date.fromisoformat(AS_OF))


def test_s4_prescribed_content_by_credits_short(cqr: Program) -> None:
    cqr.upload("roster", "Person ID | Name\nS3 | Casey Mockford\nS4 | Drew Exampleton")
    cqr.upload(
        "prescriptions",
        f"""
        Person ID | Subcategory      | Prescribed Credits
        S3        | {DOSE}           | 2.00
        S4        | {DOSE}           | 0.25
        S4        | Neck and Chest   | 3.00
        S4        | Image Formation  | 0.50
        """,
        each={"Discipline": "CT", "SSA Date": "2025-06-30", "Due Date": "2027-03-31"},
    )
    cqr.upload(
        "records",
        f"""
        Person ID | Reference Number | Subcategory     | Credits
        S4        | EX-1             | {DOSE}          | 0.25
        S4        | EX-2             | Image Formation | 0.50
        """,
        each={"Discipline": "CT", "Completion Date": "2026-01-15"},
    )
    answer = coverage.under_covered_cqr(cqr.store, EVERYBODY)
    assert [
        (row["subcategory"], row["credits_short"], row["people_short"]) for row in answer.dicts()
    ] == [
        (DOSE, Decimal("3.00"), 2),
        ("Neck and Chest", Decimal("3.00"), 1),
        (ABDOMEN, Decimal("1.50"), 1),
    ]


def test_s4_structured_education_is_not_in_the_list_of_prescribed_content(cqr: Program) -> None:
    cqr.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | MR")
    answer = coverage.under_covered_cqr(cqr.store, EVERYBODY)
    assert {row["discipline"] for row in answer.dicts()} == {"CT"}


def test_s4_content_by_the_share_of_people_without_credit_then_by_share_of_exam(
    program: Program,
) -> None:
    program.upload(
        "roster",
        """
        Person ID | Name            | Discipline | Application Date
        S1        | Avery Testwell  | BD         | 2026-03-15
        S2        | Blair Sampleton | BD         | 2026-03-15
        """,
    )
    program.upload(
        "records",
        """
        Person ID | Reference Number | Subcategory                                         | Credits
        S1        | EX-1             | Patient Bone Health, Care, and Radiation Principles | 1.00
        S2        | EX-2             | DXA Scanning                                        | 9.00
        """,
        each={"Discipline": "BD", "Completion Date": "2025-06-01"},
    )
    answer = coverage.under_covered_structured_education(program.store, EVERYBODY)
    # Exam 0.2267 less credits 0.1000 goes before exam 0.5067 less credits 0.9000.
    assert [
        (row["subcategory"], row["share_of_people_without_credit"]) for row in answer.dicts()
    ] == [
        ("Equipment Operation and Quality Control", Decimal("1.0000")),
        ("Patient Bone Health, Care, and Radiation Principles", Decimal("0.5000")),
        ("DXA Scanning", Decimal("0.5000")),
    ]


def test_s4_the_list_of_structured_education_has_the_subcategories_of_the_outline(
    ct: Program,
) -> None:
    ct.upload("roster", "Person ID | Name | Discipline\nS3 | Casey Mockford | CT")
    ct.upload(
        "records",
        "Reference Number | Category | Credits\nEX-1 | Safety | 1.00",
        each={**AVERY, "Completion Date": "2025-06-01"},
    )
    answer = coverage.under_covered_structured_education(ct.store, EVERYBODY)
    assert ("Safety", None) in ct.coverage()
    assert None not in {row["subcategory"] for row in answer.dicts()}


def test_s4_prescriptions_are_not_in_the_list_of_structured_education(cqr: Program) -> None:
    cqr.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    cqr.upload(
        "records",
        f"Reference Number | Subcategory | Credits\nEX-1 | {ABDOMEN} | 1.00",
        each={**BLAIR, "Completion Date": "2026-01-15"},
    )
    answer = coverage.under_covered_structured_education(cqr.store, EVERYBODY)
    assert {(row["people"], row["people_without_credit"]) for row in answer.dicts()} == {(1, 1)}
    assert len(answer) == 7


def test_s5_the_rows_are_those_of_the_outline_in_force_on_the_as_of_date(program: Program) -> None:
    program.upload(
        "roster",
        "Person ID | Name | Discipline | Application Date\nS1 | Avery Testwell | M | 2025-08-31",
    )
    old, new = (program.coverage(as_of=day) for day in ("2025-08-31", "2025-09-01"))
    assert (old.keys() - new.keys(), new.keys() - old.keys()) == (
        {
            ("Patient Care", "Education and Assessment"),
            ("Image Production", "Image Acquisition"),
            ("Image Production", "Quality Assurance and Evaluation"),
            ("Procedures", "Mammographic Positioning, Special Needs, and Imaging Procedures"),
        },
        {
            ("Patient Care", "Patient Interactions and Management"),
            ("Image Production", "Image Acquisition and Quality Assurance"),
            ("Procedures", "Mammographic Positioning and Procedures"),
        },
    )


def test_s5_a_category_without_subcategories_is_one_row(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CI")
    assert set(program.coverage()) == {
        ("Patient Care", "Patient Interactions and Management"),
        ("Image Production", None),
        ("Procedures", None),
    }


def test_s5_whatever_else_was_counted_or_prescribed_has_a_row(cqr: Program) -> None:
    cqr.upload(
        "prescriptions",
        "Subcategory | Prescribed Credits | SSA Date\nContrast Administration | 1.00 | 2025-06-30",
        each=BLAIR,
    )
    rows = cqr.coverage()
    assert len(rows) == 8
    assert rows[None, "Contrast Administration"]["credits_prescribed"] == Decimal("1.00")


def test_s5_a_line_of_a_category_alone_goes_to_a_row_of_its_own(ct: Program) -> None:
    ct.upload(
        "records",
        f"""
        Reference Number | Category | Subcategory | Credits
        EX-1             | Safety   |             | 1.00
        EX-2             | Safety   | Lead Aprons | 0.50
        EX-3             | Safety   | {DOSE}      | 2.00
        """,
        each={**AVERY, "Completion Date": "2025-06-01"},
    )
    rows = ct.coverage()
    assert rows["Safety", None]["credits_earned"] == Decimal("1.50")
    assert rows["Safety", DOSE]["credits_earned"] == Decimal("2.00")


def test_s5_people_have_a_goal_in_the_discipline(cqr: Program) -> None:
    cqr.upload(
        "roster",
        """
        Person ID | Name            | Discipline
        S1        | Avery Testwell  | CT
        S2        | Blair Sampleton | CT
        S3        | Casey Mockford  | MR
        S4        | Drew Exampleton |
        """,
    )
    assert {row["people"] for row in cqr.coverage(discipline="CT").values()} == {2}


def test_s5_a_line_counts_once_however_many_goals_it_served(cqr: Program) -> None:
    cqr.upload("roster", "Person ID | Name | Discipline\nS2 | Blair Sampleton | CT")
    cqr.upload(
        "records",
        f"""
        Reference Number | Completion Date | Subcategory
        BOTH-GOALS       | 2026-01-15      | {ABDOMEN}
        ONE-GOAL         | 2026-01-15      | Neck and Chest
        BEFORE-THE-SSA   | 2025-01-15      | {ABDOMEN}
        """,
        each={**BLAIR, "Credits": "1.00"},
    )
    rows = cqr.coverage()
    assert rows["Procedures", ABDOMEN]["credits_earned"] == Decimal("2.00")
    assert rows["Procedures", "Neck and Chest"]["credits_earned"] == Decimal("1.00")


def test_s5_only_counted_lines_are_added(ct: Program) -> None:
    ct.upload(
        "records",
        f"""
        Reference Number | Completion Date | Subcategory
        BEFORE-WINDOW    | 2024-03-14      | {ABDOMEN}
        COUNTED          | 2025-06-01      | {ABDOMEN}
        COUNTED          | 2025-07-01      | {ABDOMEN}
        PLANNED          | 2026-12-01      | {ABDOMEN}
        UNMAPPED         | 2025-06-01      | Knee
        """,
        each={**AVERY, "Credits": "1.00"},
    )
    rows = ct.coverage()
    assert rows["Procedures", ABDOMEN]["credits_earned"] == Decimal("1.00")
    assert len(rows) == 7


def test_s5_a_line_that_goals_place_differently_stands_in_the_outline_in_force(
    program: Program,
) -> None:
    # By the outline of 2020 the text is a category with an unknown subcategory.
    program.upload(
        "roster",
        "Person ID | Name | Discipline | Application Date\nS2 | Blair Sampleton | M | 2025-08-31",
    )
    each = {
        "Person ID": "S2",
        "Discipline": "M",
        "Category": "Image Production",
        "Subcategory": "Image Acquisition and Quality Assurance",
    }
    program.upload("prescriptions", "Prescribed Credits\n2.00", each=each)
    program.upload(
        "records",
        "Reference Number | Completion Date | Credits\nEX-1 | 2025-06-01 | 1.00",
        each=each,
    )
    earned = {content: row["credits_earned"] for content, row in program.coverage().items()}
    assert {content: credits for content, credits in earned.items() if credits} == {
        ("Image Production", "Image Acquisition and Quality Assurance"): Decimal("1.00")
    }


def test_s5_people_with_credit_have_more_than_nothing(ct: Program) -> None:
    ct.upload("roster", "Person ID | Name | Discipline\nS2 | Blair Sampleton | CT")
    ct.upload(
        "records",
        f"""
        Person ID | Reference Number | Subcategory | Credits
        S1        | EX-1             | {DOSE}      | 0.00
        S2        | EX-1             | {DOSE}      | 0.01
        S2        | EX-2             | {DOSE}      | 1.00
        """,
        each={"Discipline": "CT", "Completion Date": "2025-06-01"},
    )
    row = ct.coverage()["Safety", DOSE]
    assert (row["people"], row["people_with_credit"]) == (2, 1)


def test_s5_what_is_prescribed_and_short_comes_from_prescriptions(cqr: Program) -> None:
    cqr.upload("roster", "Person ID | Name\nS3 | Casey Mockford")
    cqr.upload(
        "prescriptions",
        f"Subcategory | Prescribed Credits\n{DOSE} | 2.00\nNeck and Chest | 1.00",
        each={"Person ID": "S3", "Discipline": "CT"},
    )
    cqr.upload(
        "records",
        "Person ID | Reference Number | Credits\nS2 | EX-1 | 1.25\nS3 | EX-2 | 0.50",
        each={"Discipline": "CT", "Completion Date": "2026-01-15", "Subcategory": DOSE},
    )
    row = cqr.coverage()["Safety", DOSE]
    # S2 has 0.25 more than prescribed, which makes S3 no less short.
    assert (row["credits_prescribed"], row["credits_short"], row["people_short"]) == (
        Decimal("3.00"),
        Decimal("1.50"),
        1,
    )


def test_s5_shares_of_credits_and_of_exam_questions(ct: Program) -> None:
    ct.upload(
        "records",
        f"""
        Reference Number | Category   | Subcategory | Credits
        EX-1             | Safety     | {DOSE}      | 1.00
        EX-2             | Procedures | {ABDOMEN}   | 1.50
        EX-3             | Procedures |             | 0.50
        """,
        each={**AVERY, "Completion Date": "2025-06-01"},
    )
    rows = ct.coverage()
    shares = {
        subcategory: (row["share_of_credits"], row["share_of_exam"])
        for (_, subcategory), row in rows.items()
    }
    # 22 and 25 of 165 exam questions.
    assert shares[DOSE] == (Decimal("0.3333"), Decimal("0.1333"))
    assert shares[ABDOMEN] == (Decimal("0.5000"), Decimal("0.1515"))
    assert shares["Neck and Chest"] == (Decimal("0.0000"), Decimal("0.1273"))
    assert shares[None] == (Decimal("0.1667"), None)


def test_s5_shares_are_null_where_unknown_or_nothing_in_all(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | MR")
    rows = program.coverage()
    assert {row["share_of_credits"] for row in rows.values()} == {None}
    # 16 of 200 questions; those of single subcategories of Image Production are not known.
    patient_care = rows["Patient Care", "Patient Interactions and Management"]
    assert patient_care["share_of_exam"] == Decimal("0.0800")
    assert rows["Image Production", "Sequence Parameters and Options"]["share_of_exam"] is None


def test_s5_shares_of_credits_are_of_their_discipline(ct: Program) -> None:
    ct.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | MR")
    ct.upload(
        "records",
        """
        Reference Number | Discipline | Subcategory              | Credits
        EX-1             | CT         | Neck and Chest           | 1.00
        EX-2             | MR         | MRI Screening and Safety | 3.00
        """,
        each={"Person ID": "S1", "Completion Date": "2025-06-01"},
    )
    answer = coverage.coverage(ct.store, EVERYBODY).dicts()
    shares = {row["discipline"]: row["share_of_credits"] for row in answer if row["credits_earned"]}
    assert shares == {"CT": Decimal("1.0000"), "MR": Decimal("1.0000")}


def test_s5_a_share_of_exam_needs_the_questions_of_every_category(tmp_path: Path) -> None:
    reference = reference_with(
        tmp_path,
        outlines="""
        discipline | effective_on | category     | subcategory | exam_questions | category_exam_questions
        CT         | 2020-01-01   | Patient Care | Being There | 20             | 20
        CT         | 2020-01-01   | Safety       | Being Safe  |                |
        MR         | 2020-01-01   | Patient Care | Being Here  | 20             |
        MR         | 2020-01-01   | Safety       | Being Sound | 30             |
        """,
    )
    roster = "Person ID | Name | Discipline\nS1 | Avery Testwell | CT\nS2 | Blair Sampleton | MR"
    with Program(tmp_path, reference=reference) as program:
        program.upload("roster", roster)
        rows = program.coverage()
    assert {subcategory: row["share_of_exam"] for (_, subcategory), row in rows.items()} == {
        "Being There": None,
        "Being Safe": None,
        "Being Here": Decimal("0.4000"),
        "Being Sound": Decimal("0.6000"),
    }


def test_s5_without_numbers_of_exam_questions_there_is_no_share(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CI")
    assert {row["share_of_exam"] for row in program.coverage().values()} == {None}
