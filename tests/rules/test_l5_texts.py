"""L5: where the texts of distribution lines stand in the content outline."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.program import Program, reference_with

AVERY = {"Person ID": "S1", "Completion Date": "2025-06-01", "Discipline": "CT"}


def placed(program: Program) -> dict[str, tuple[str | None, str | None, str]]:
    """Category, subcategory and outcome of each of Avery's activities."""
    return {
        row["reference_number"]: (row["category"], row["subcategory"], row["outcome"])
        for row in program.explain("S1")
    }


def test_l5_spelling_that_does_not_matter(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category             | Subcategory                       | Credits
        CASE             | SAFETY               | radiation safety AND dose         | 1.00
        SPACING          | Image     Production | Image  Formation                  | 1.00
        AMPERSAND        | Safety               | Radiation Safety & Dose           | 1.00
        NO-SPACES        | Safety               | Radiation Safety&Dose             | 1.00
        COMMAS           | Procedures           | Head Spine and Musculoskeletal    | 1.00
        OTHER-MARKS      | Procedures           | Head/Spine -- (& Musculoskeletal) | 1.00
        UNDERSCORE       | image_production     | image_formation                   | 1.00
        PROCEDURES       | Safety Procedures    | Abdomen and Pelvis Procedures     | 1.00
        TRAILING         | PROCEDURES           | Neck and Chest procedures.        | 1.00
        """,
        each=AVERY,
    )
    trunk = ("Procedures", "Head, Spine, and Musculoskeletal", "counted")
    dose = ("Safety", "Radiation Safety and Dose", "counted")
    formation = ("Image Production", "Image Formation", "counted")
    assert placed(ct) == {
        "CASE": dose,
        "SPACING": formation,
        "AMPERSAND": dose,
        "NO-SPACES": dose,
        "COMMAS": trunk,
        "OTHER-MARKS": trunk,
        "UNDERSCORE": formation,
        # "Safety" and a subcategory of Procedures: another category than the one named.
        "PROCEDURES": ("Safety Procedures", "Abdomen and Pelvis Procedures", "unmapped"),
        "TRAILING": ("Procedures", "Neck and Chest", "counted"),
    }


def test_l5_procedures_is_dropped_after_other_words_only(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category             | Credits
        ALONE            | Procedures           | 1.00
        TRAILING         | Patient Care Procedures | 1.00
        LEADING          | Procedures Safety    | 1.00
        """,
        each=AVERY,
    )
    assert ct.outcomes("S1") == {
        "ALONE": "counted",
        "TRAILING": "counted",
        "LEADING": "unmapped",
    }


def test_l5_known_aliases(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category       | Subcategory               | Credits
        CATEGORY         | Pt Care        |                           | 1.00
        IMAGES           | Img. Production |                          | 1.00
        SUBCATEGORY      |                | Patient Interactions & Mgmt | 1.00
        BOTH             | pt care        | Patient Interaction and Management | 1.00
        """,
        each=AVERY,
    )
    interactions = ("Patient Care", "Patient Interactions and Management", "counted")
    assert placed(ct) == {
        "CATEGORY": ("Patient Care", None, "counted"),
        "IMAGES": ("Image Production", None, "counted"),
        "SUBCATEGORY": interactions,
        "BOTH": interactions,
    }


@pytest.fixture
def aliased(tmp_path: Path) -> Iterator[Program]:
    """Avery goes for CT, with aliases of every kind."""
    reference = reference_with(
        tmp_path,
        aliases="""
        discipline | text           | category     | subcategory
                   | Safety         | Patient Care |
                   | Neck and Chest | Procedures   | Abdomen and Pelvis
                   | Shield         | Patient Care |
        CT         | shield         | Safety       |
                   | Dose           | Patient Care | Patient Interactions and Management
        CT         | dose           | Safety       | Radiation Safety and Dose
        MR         | Magnet         | Safety       |
        MR         | Quench         | Patient Care | Patient Interactions and Management
        """,
    )
    with Program(tmp_path, reference=reference) as program:
        program.upload(
            "roster",
            """
            Person ID | Name           | Discipline | Application Date
            S1        | Avery Testwell | CT         | 2026-03-15
            """,
        )
        yield program


def test_l5_the_outline_goes_before_the_aliases(aliased: Program) -> None:
    aliased.upload(
        "records",
        """
        Reference Number | Category | Subcategory    | Credits
        EX-1             | Safety   |                | 1.00
        EX-2             |          | Neck and Chest | 1.00
        """,
        each=AVERY,
    )
    assert placed(aliased) == {
        "EX-1": ("Safety", None, "counted"),
        "EX-2": ("Procedures", "Neck and Chest", "counted"),
    }


def test_l5_an_alias_of_the_discipline_goes_before_one_of_all(aliased: Program) -> None:
    aliased.upload(
        "records",
        """
        Reference Number | Category | Subcategory | Credits
        EX-1             | Shield   |             | 1.00
        EX-2             |          | Dose        | 1.00
        """,
        each=AVERY,
    )
    assert placed(aliased) == {
        "EX-1": ("Safety", None, "counted"),
        "EX-2": ("Safety", "Radiation Safety and Dose", "counted"),
    }


def test_l5_an_alias_of_another_discipline_is_none(aliased: Program) -> None:
    aliased.upload(
        "records",
        """
        Reference Number | Category | Subcategory | Credits
        EX-1             | Magnet   |             | 1.00
        EX-2             |          | Quench      | 1.00
        """,
        each=AVERY,
    )
    assert placed(aliased) == {
        "EX-1": ("Magnet", None, "unmapped"),
        "EX-2": (None, "Quench", "unmapped"),
    }


def test_l5_a_name_of_a_subcategory_is_no_category(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category                      | Credits
        OUTLINE          | Abdomen and Pelvis            | 1.00
        ALIAS            | Patient Interactions and Mgmt | 1.00
        """,
        each=AVERY,
    )
    assert ct.outcomes("S1") == {"OUTLINE": "unmapped", "ALIAS": "unmapped"}


def test_l5_an_unknown_subcategory_counts_for_its_known_category(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category | Subcategory | Credits
        EX-1             | Safety   | Lead Aprons | 1.00
        """,
        each=AVERY,
    )
    assert placed(ct) == {"EX-1": ("Safety", "Lead Aprons", "counted")}
    earned = ct.earned("S1")
    assert (earned["Safety"], earned["total"]) == (Decimal("1.00"), Decimal("1.00"))
    [check] = ct.checks("unmapped_texts")
    assert (check["discipline"], check["item"]) == ("CT", "Safety / Lead Aprons")


def test_l5_a_subcategory_of_another_category_makes_the_line_unmapped(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category | Subcategory     | Credits
        EX-1             | Safety   | Image Formation | 1.00
        """,
        each=AVERY,
    )
    assert placed(ct) == {"EX-1": ("Safety", "Image Formation", "unmapped")}
    assert ct.standing("S1")["earned"] == Decimal("0.00")
    assert [check["item"] for check in ct.checks("unmapped_texts")] == ["Safety / Image Formation"]


def test_l5_an_unknown_category_gives_way_to_a_subcategory_found_once(two_chests: Program) -> None:
    two_chests.upload(
        "records",
        """
        Reference Number | Category | Subcategory | Credits
        ONCE             | Imaging  | Neck        | 1.00
        TWICE            | Imaging  | Chest       | 1.00
        NEVER            | Imaging  | Knee        | 1.00
        NO-SUBCATEGORY   | Imaging  |             | 1.00
        """,
        each=AVERY,
    )
    assert placed(two_chests) == {
        "ONCE": ("Procedures", "Neck", "counted"),
        "TWICE": ("Imaging", "Chest", "unmapped"),
        "NEVER": ("Imaging", "Knee", "unmapped"),
        "NO-SUBCATEGORY": ("Imaging", None, "unmapped"),
    }


def test_l5_unmapped_texts_are_listed_as_written_and_counted(ct: Program) -> None:
    ct.upload(
        "records",
        """
        Reference Number | Category      | Subcategory | Credits
        EX-1             | X-Ray  theory |             | 1.00
        EX-2             | X-Ray  theory |             | 1.00
        """,
        each=AVERY,
    )
    [check] = ct.checks("unmapped_texts")
    assert "X-Ray  theory" in check["message"]
    assert check["occurrences"] == 2


def test_l5_a_close_match_is_never_applied_silently(ct: Program) -> None:
    ct.upload("records", "Reference Number | Category | Credits\nEX-1 | Saftey | 1.00", each=AVERY)
    assert placed(ct) == {"EX-1": ("Saftey", None, "unmapped")}


def test_l5_a_close_match_is_suggested(ct: Program) -> None:
    ct.upload("records", "Reference Number | Category | Credits\nEX-1 | Saftey | 1.00", each=AVERY)
    [check] = ct.checks("unmapped_texts")
    assert '"Safety"' in check["message"]
