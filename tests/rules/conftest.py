"""The programs in which the rules are tried."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.reference import Reference
from tests.program import Program, reference_with


@pytest.fixture(scope="session")
def ct_database(empty_database: Path, bundled_reference: Reference) -> Path:
    folder = empty_database.parent
    path = Path(shutil.copy(empty_database, folder / "ct.duckdb"))
    with Program(folder, database=path, reference=bundled_reference) as program:
        program.upload(
            "roster",
            """
            Person ID | Name           | Discipline | Application Date
            S1        | Avery Testwell | CT         | 2026-03-15
            """,
        )
    return path


@pytest.fixture(scope="session")
def cqr_database(empty_database: Path, bundled_reference: Reference) -> Path:
    folder = empty_database.parent
    path = Path(shutil.copy(empty_database, folder / "cqr.duckdb"))
    with Program(folder, database=path, reference=bundled_reference) as program:
        program.upload("roster", "Person ID | Name\nS2 | Blair Sampleton")
        program.upload(
            "prescriptions",
            """
            Subcategory               | Prescribed Credits
            Radiation Safety and Dose | 1.00
            Abdomen and Pelvis        | 1.50
            """,
            each={
                "Person ID": "S2",
                "Discipline": "CT",
                "SSA Date": "2025-06-30",
                "Due Date": "2027-03-31",
            },
        )
    return path


@pytest.fixture
def program(
    empty_database: Path, bundled_reference: Reference, tmp_path: Path
) -> Iterator[Program]:
    """A program without anybody in it."""
    yield from _copied(empty_database, bundled_reference, tmp_path)


@pytest.fixture
def ct(ct_database: Path, bundled_reference: Reference, tmp_path: Path) -> Iterator[Program]:
    """Avery Testwell (S1) goes for CT by structured education and applies on 15 March 2026."""
    yield from _copied(ct_database, bundled_reference, tmp_path)


@pytest.fixture
def cqr(cqr_database: Path, bundled_reference: Reference, tmp_path: Path) -> Iterator[Program]:
    """Blair Sampleton (S2), assessed on 30 June 2025, owes CT credits by 31 March 2027.

    Prescribed are Radiation Safety and Dose 1.00, Abdomen and Pelvis 1.50.
    """
    yield from _copied(cqr_database, bundled_reference, tmp_path)


@pytest.fixture
def two_chests(tmp_path: Path) -> Iterator[Program]:
    """Avery goes for CT, whose outline here has the subcategory Chest in two categories."""
    reference = reference_with(
        tmp_path,
        outlines="""
        discipline | effective_on | category         | subcategory
        CT         | 2020-01-01   | Image Production | Chest
        CT         | 2020-01-01   | Image Production | Head
        CT         | 2020-01-01   | Procedures       | Chest
        CT         | 2020-01-01   | Procedures       | Neck
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


def _copied(database: Path, reference: Reference, folder: Path) -> Iterator[Program]:
    copy = Path(shutil.copy(database, folder / "program.duckdb"))
    with Program(folder, database=copy, reference=reference) as program:
        yield program
