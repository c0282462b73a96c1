"""The filters that every answer shares: whose goals are asked about."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.program import Program


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with Program(tmp_path_factory.mktemp("filters")) as program:
        program.upload(
            "roster",
            """
            Person ID | Name            | Role    | Cohort      | Site | Discipline
            S1        | Avery Testwell  | student | Spring 2026 | East | CT
            S2        | Blair Sampleton | student | Autumn 2026 | West | MR
            S3        | Casey Mockford  | staff   |             | East |
            S4        | Drew Exampleton |         | Spring 2027 |      | CT
            """,
        )
        program.upload(
            "prescriptions",
            """
            Person ID | Discipline | Subcategory        | Prescribed Credits
            S3        | CT         | Abdomen and Pelvis | 1.00
            """,
        )
        yield program


@pytest.mark.parametrize(
    ("filters", "people"),
    [
        ({}, ["S1", "S2", "S3", "S4"]),
        ({"cohorts": ("spring 2026",)}, ["S1"]),
        ({"cohorts": ("SPRING 2026", "Autumn 2026")}, ["S1", "S2"]),
        ({"cohorts": ("Spring",)}, []),
        ({"sites": ("EAST",)}, ["S1", "S3"]),
        ({"sites": ("east", "west")}, ["S1", "S2", "S3"]),
        ({"role": "staff"}, ["S3"]),
        ({"discipline": "CT"}, ["S1", "S3", "S4"]),
        ({"pathway": "cqr"}, ["S3"]),
        ({"person_id": "S2"}, ["S2"]),
        ({"sites": ("East",), "role": "student"}, ["S1"]),
    ],
)
def test_filters_limit_the_goals(
    program: Program, filters: dict[str, Any], people: list[str]
) -> None:
    assert [row["person_id"] for row in program.standings(**filters)] == people


def test_filters_limit_the_coverage(program: Program) -> None:
    assert {row["people"] for row in program.coverage(sites=("East",)).values()} == {2}


def test_filters_limit_the_checks(program: Program) -> None:
    assert len(program.checks("prescriptions_without_due_date")) == 1
    assert program.checks("prescriptions_without_due_date", role="student") == []
