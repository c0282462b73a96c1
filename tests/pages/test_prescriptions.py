"""CQR prescriptions: the cells are the gaps, the bars the prescribed credits, surplus stands apart."""

from decimal import Decimal
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import Store
from dashboard.ui import prescriptions
from dashboard.wording.labels import place_labels
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run, table, words

SCOPE = Scope(as_of=SAMPLE_AS_OF, pathway="cqr")
DISCIPLINES = ("CT", "R", "N", "MR", "M", "BD", "VI")


def exact(value: object) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"))


def of_discipline(rows: list[dict[str, Any]], code: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["discipline"] == code]


@pytest.mark.parametrize("code", DISCIPLINES)
def test_each_cell_is_a_gap_and_each_line_is_listed(app: AppTest, sample: Store, code: str) -> None:
    open_page(run(app), "prescriptions")
    app.segmented_control(key="cqr_discipline").set_value(code)
    run(app)
    gaps = of_discipline(coverage.gaps(sample, SCOPE).dicts(), code)
    goals = of_discipline(coverage.progress(sample, SCOPE).dicts(), code)

    people = {row["person_id"]: row for row in table(app)}
    assert {
        person_id: (exact(row["needed"]), row["window_end"]) for person_id, row in people.items()
    } == {row["person_id"]: (row["needed"], row["window_end"]) for row in goals}
    for gap in gaps:
        assert exact(people[gap["person_id"]][gap["subcategory"]]) == gap["gap"]
    lines = [tuple(exact(row[name]) for name in ("gap", "surplus")) for row in table(app, 1)]
    assert lines == [(gap["gap"], gap["surplus"]) for gap in gaps]


def test_the_sum_of_a_persons_cells_is_what_the_goal_needs(sample: Store) -> None:
    gaps = coverage.gaps(sample, SCOPE).dicts()
    for goal in coverage.progress(sample, SCOPE).dicts():
        key = (goal["person_id"], goal["discipline"])
        cells = [gap["gap"] for gap in gaps if (gap["person_id"], gap["discipline"]) == key]
        assert sum(cells) == goal["needed"]


def test_the_grid_leaves_out_what_is_not_prescribed(sample: Store) -> None:
    goals = of_discipline(coverage.progress(sample, SCOPE).dicts(), "CT")
    gaps = of_discipline(coverage.gaps(sample, SCOPE).dicts(), "CT")
    chart = prescriptions.grid(goals, gaps, place_labels(gaps)).to_dict()

    (cells,) = chart["datasets"].values()
    assert len(cells) == len(gaps)
    assert {cell["words"] for cell in cells} >= {"✓", "▲ 2.00"}


@pytest.mark.usefixtures("sample")
def test_the_filter_leaves_one_discipline(app: AppTest) -> None:
    open_page(run(app), "prescriptions")
    app.selectbox(key="discipline").select("N")
    run(app)

    assert not app.segmented_control
    assert {row["discipline"] for row in table(app, 1) if "discipline" in row} <= {"N"}


@pytest.mark.usefixtures("sample")
def test_a_view_without_prescriptions_says_so(app: AppTest) -> None:
    open_page(run(app), "prescriptions")
    app.selectbox(key="role").select("student")
    run(app)

    assert "No CQR prescription in this view." in words(app)
    assert not app.dataframe
