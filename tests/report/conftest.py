"""Reports of the sample program, and of programs drawn as text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import intake, paths, reporting
from dashboard.coverage import Scope
from dashboard.importing import import_file
from dashboard.report.findings import Findings
from dashboard.report.workbook import write_report
from dashboard.store import Store, open_store
from data.sample.make_sample import SAMPLE_AS_OF
from tests.program import Program

SCOPE = Scope(SAMPLE_AS_OF)


@pytest.fixture(scope="session")
def sample() -> Iterator[Store]:
    """A store with the sample program, for reading."""
    with open_store(":memory:") as store:
        for name in ("roster", "activities", "records", "prescriptions"):
            import_file(store, paths.SAMPLE / f"{name}.xlsx", intake.Options())
        yield store


@pytest.fixture(scope="session")
def findings(sample: Store) -> Findings:
    return reporting.findings(sample, SCOPE)


@pytest.fixture(scope="session")
def workbook(findings: Findings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the sample program, with one page for each person."""
    path = tmp_path_factory.mktemp("report") / "gaps.xlsx"
    write_report(path, findings, has_pages=True, program="Sample College")
    return path


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with Program(tmp_path) as program:
        yield program
