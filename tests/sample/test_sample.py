"""The sample program's workbooks: made by the script to the byte, and what a director's files look like."""

import csv
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dashboard import paths
from data.sample.make_sample import make

FILES = ("roster.xlsx", "records.xlsx", "activities.xlsx", "prescriptions.xlsx")


@pytest.fixture(scope="module")
def sheets() -> dict[str, list[dict[str, Any]]]:
    return {name: read(paths.SAMPLE / name) for name in FILES}


def read(path: Path) -> list[dict[str, Any]]:
    headings, *rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def names_in_outlines() -> set[tuple[str, str | None, str | None]]:
    with (paths.DATA / "outlines" / "outlines.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return {(line["discipline"], line["category"], line["subcategory"] or None) for line in lines}


def test_the_checked_in_workbooks_are_what_the_script_makes(tmp_path: Path) -> None:
    made = make(tmp_path)

    assert [path.name for path in made] == list(FILES)
    for path in made:
        assert path.read_bytes() == (paths.SAMPLE / path.name).read_bytes(), path.name


def test_the_script_writes_into_the_directory_it_is_given(tmp_path: Path) -> None:
    script = paths.SAMPLE / "make_sample.py"

    subprocess.run([sys.executable, script, tmp_path / "new"], check=True)

    for name in FILES:
        assert (tmp_path / "new" / name).read_bytes() == (paths.SAMPLE / name).read_bytes(), name


@pytest.mark.parametrize("name", FILES)
def test_no_part_of_a_workbook_tells_when_it_was_made(name: str) -> None:
    with zipfile.ZipFile(paths.SAMPLE / name) as package:
        times = {entry.date_time for entry in package.infolist()}
        core = package.read("docProps/core.xml").decode()

    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert "created" not in core
    assert "modified" not in core


def test_sixty_people_in_four_cohorts_at_three_sites(
    sheets: dict[str, list[dict[str, Any]]],
) -> None:
    roster = sheets["roster.xlsx"]

    assert len({row["Person ID"] for row in roster}) == 60
    assert len({row["Name"] for row in roster}) == 60
    assert len({row["Cohort"] for row in roster if row["Cohort"]}) == 4
    assert len({row["Site"] for row in roster}) == 3
    assert {row["Role"] for row in roster} == {"student", "staff"}
    assert [row["Name"] for row in roster if row["Status"] == "left"] == [
        "Beatriz Fictive",
        "Clara Phantomas",
    ]


def test_structured_education_and_prescriptions_cover_the_disciplines(
    sheets: dict[str, list[dict[str, Any]]],
) -> None:
    studied = {row["Discipline"] for row in sheets["roster.xlsx"] if row["Discipline"]}
    prescribed = {row["Discipline"] for row in sheets["prescriptions.xlsx"]}

    assert studied == {"CT", "MR", "M", "BD", "VI", "IA"}
    assert prescribed == {"CT", "MR", "M", "BD", "VI", "R", "N"}


def test_ids_keep_their_zeros_and_dates_are_dates(sheets: dict[str, list[dict[str, Any]]]) -> None:
    for row in sheets["roster.xlsx"]:
        assert row["Person ID"].startswith("00")
        assert row["Email"].endswith(("@example.edu", "@example.org"))
    for name, columns in {
        "roster.xlsx": ["Application Date"],
        "records.xlsx": ["Completion Date"],
        "prescriptions.xlsx": ["SSA Date", "Due Date", "Date Earned"],
    }.items():
        for row in sheets[name]:
            assert all(isinstance(row[column], datetime | None) for column in columns), row


def test_only_the_texts_meant_to_be_unmapped_are_not_in_an_outline(
    sheets: dict[str, list[dict[str, Any]]],
) -> None:
    named = {
        (row["Discipline"], row["Category"], row["Subcategory"])
        for name in FILES[1:]
        for row in sheets[name]
        if row["Discipline"]
    }

    assert named - names_in_outlines() == {
        ("CT", "Trauma", "Polytrauma Protocols"),
        ("CT", "Procedures", "Whole-Body Trauma"),
        ("CT", "Safety", "Abdomen and Pelvis"),
        ("CT", None, None),
        ("MR", "Safety", "MRI Screening and Saftey"),
        ("MR", "Procedures", None),
        ("IA", "Patient Care", None),
        ("IA", "Safety", None),
    }
