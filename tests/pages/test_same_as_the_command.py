"""For the same filters the pages show what the command prints."""

import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from dashboard.cli import cli
from dashboard.wording.labels import place_labels
from dashboard.wording.words import STATUSES
from tests.pages.screen import open_page, run, status_counts, table

VIEWS = {
    "a cohort": {"cohort": "CT 2026 spring"},
    "a site and a role": {"site": "Sample General Hospital", "role": "staff"},
    "a discipline": {"discipline": "MR"},
    "a cohort, a role and a discipline": {
        "cohort": "Staff recertification 2027",
        "role": "staff",
        "discipline": "CT",
    },
}
AS_OF = "2027-01-31"


class Both:
    """The command and the dashboard, each on a database of its own with the sample program in it."""

    def __init__(self, app: AppTest, database: Path, view: dict[str, str]) -> None:
        self.app, self._database, self._view = app, database, view
        run(app)
        for name, value in view.items():
            if name in ("cohort", "site"):
                app.multiselect(key=name).set_value([value])
            else:
                app.selectbox(key=name).set_value(value)
        app.date_input(key="as_of").set_value(date.fromisoformat(AS_OF))
        run(app)

    def printed(self, command: str, **more: str) -> list[dict[str, Any]]:
        filters = {**self._view, "as-of": AS_OF, "format": "json", **more}
        options = [part for name, value in filters.items() for part in (f"--{name}", value)]
        done = CliRunner().invoke(cli, [command, "--database", str(self._database), *options])
        assert done.exit_code == 0, done.output
        rows: list[dict[str, Any]] = json.loads(done.stdout, parse_float=Decimal)
        assert rows
        return rows

    def discipline_shown(self, key: str) -> str:
        """The one the page shows: chosen on it where the view has several."""
        is_asked = any(control.key == key for control in self.app.get("button_group"))
        code = self.app.segmented_control(key=key).value if is_asked else self._view["discipline"]
        return str(code)


@pytest.fixture(params=list(VIEWS.values()), ids=list(VIEWS))
def both(
    request: pytest.FixtureRequest,
    app: AppTest,
    sample: object,  # noqa: ARG001
    sample_file: Path,
    tmp_path: Path,
) -> Both:
    # A database is open in one place only.
    return Both(app, Path(shutil.copy(sample_file, tmp_path / "command.duckdb")), request.param)


def exact(value: object) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"))


def goal(row: dict[str, Any]) -> tuple[Any, ...]:
    status = row["status"] if isinstance(row["status"], str) else row["status"][0]
    return (
        row["person_id"],
        row["discipline"],
        STATUSES[status].label if status in STATUSES else status,
        exact(row["needed"]),
        exact(row["earned"]),
        exact(row["required"]),
        row["days_left"],
    )


def test_goals_are_those_of_progress(both: Both) -> None:
    shown = table(open_page(both.app, "goals"))
    assert [goal(row) for row in shown] == [goal(row) for row in both.printed("progress")]


def test_the_counts_of_the_overview_are_those_of_progress(both: Both) -> None:
    open_page(both.app, "overview")
    shown = sum(number for _, _, number in status_counts(both.app))
    assert shown == len(both.printed("progress"))


def test_categories_are_those_of_gaps(both: Both) -> None:
    open_page(both.app, "structured_education")
    rows = [line for line in both.printed("gaps") if line["pathway"] == "structured_education"]
    shown = {(row["person_id"], row["discipline"]): row for row in table(both.app)} if rows else {}

    assert {(line["person_id"], line["discipline"]) for line in rows} == shown.keys()
    for line in rows:
        if line["level"] == "category":
            row = shown[line["person_id"], line["discipline"]]
            assert exact(row[line["category"]]) == exact(line["earned"])


def test_prescribed_lines_are_those_of_gaps(both: Both) -> None:
    open_page(both.app, "prescriptions")
    rows = [line for line in both.printed("gaps") if line["pathway"] == "cqr"]
    if rows:
        code = both.discipline_shown("cqr_discipline")
        rows = [line for line in rows if line["discipline"] == code]
    shown = table(both.app, 1) if both.app.dataframe else []

    assert [(row["person_id"], row["subcategory"], exact(row["gap"])) for row in shown] == [
        (line["person_id"], line["subcategory"], exact(line["gap"])) for line in rows
    ]


def test_columns_are_those_of_coverage(both: Both) -> None:
    open_page(both.app, "content_coverage")
    code = both.discipline_shown("coverage_discipline")
    shown = table(both.app)
    rows = both.printed("coverage", discipline=code)
    places = place_labels(rows)

    assert {row["people"] for row in rows} == {len(shown)}
    for row in rows:
        cells = [exact(person[places[row["category"], row["subcategory"]]]) for person in shown]
        assert sum(cells) == exact(row["credits_earned"])
        assert sum(cell > 0 for cell in cells) == row["people_with_credit"]
