"""The template of an outline, reopened: what is known stands in it, and it comes back as it went out."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from dashboard import intake, reference
from dashboard.reference import OutlineLine
from dashboard.reference.model import UPLOADED
from dashboard.report.outline_template import outline_template

KNOWN = reference.load()


def newest(discipline: str) -> list[OutlineLine]:
    lines = [line for line in KNOWN.outlines if line.discipline == discipline]
    return [line for line in lines if line.effective_on == max(one.effective_on for one in lines)]


def written(folder: Path, discipline: str, lines: list[OutlineLine]) -> Path:
    path = folder / "template.xlsx"
    path.write_bytes(outline_template(discipline, lines))
    return path


@pytest.mark.parametrize("discipline", sorted({line.discipline for line in KNOWN.outlines}))
def test_an_outline_comes_back_as_it_went_out(tmp_path: Path, discipline: str) -> None:
    lines = newest(discipline)
    checked = intake.check_outlines(written(tmp_path, discipline, lines), KNOWN)
    assert checked.problems == ()

    def told(line: OutlineLine) -> tuple[object, ...]:
        return (
            line.discipline,
            line.effective_on,
            line.superseded_on,
            line.category,
            line.subcategory,
            line.exam_questions,
            line.category_exam_questions,
            line.note,
            line.source,
        )

    assert [told(line) for line in checked.lines] == [told(line) for line in lines]
    assert [skipped.sheet for skipped in checked.skipped] == ["How to fill it in"]


def test_a_discipline_without_an_outline_gets_the_headings_alone(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path, "IA", []))
    assert book.sheetnames == ["IA", "How to fill it in"]
    [headings] = book["IA"].iter_rows(values_only=True)
    assert headings[:5] == (
        "Discipline",
        "Effective Date",
        "Category",
        "Subcategory",
        "Exam Questions",
    )


def test_who_added_a_line_is_not_handed_on_and_no_text_is_a_formula(tmp_path: Path) -> None:
    line = replace(
        newest("CT")[0], category="=1+1", name_confidence=UPLOADED, source="ct.xlsx, added by Avery"
    )
    sheet = openpyxl.load_workbook(written(tmp_path, "CT", [line]))["CT"]
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=1+1", "s")
    assert sheet["H2"].value is None
