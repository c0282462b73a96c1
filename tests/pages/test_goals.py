"""Goals: the table is the answer of `progress`, row by row."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import Store
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run, table, words

SCOPE = Scope(as_of=SAMPLE_AS_OF)
SAME = ("person_id", "name", "discipline", "cohort", "site", "window_end", "outline_effective_on")


def test_the_table_is_what_progress_answers(app: AppTest, sample: Store) -> None:
    shown = table(open_page(run(app), "goals"))
    answered = coverage.progress(sample, SCOPE).dicts()

    assert len(shown) == len(answered)
    for row, goal in zip(shown, answered, strict=True):
        assert [row[column] for column in SAME] == [goal[column] for column in SAME]
        assert row["days_left"] == goal["days_left"]
        for column in ("needed", "earned", "required"):
            assert Decimal(str(row[column])).quantize(Decimal("0.01")) == goal[column]
        assert row["progress"] == pytest.approx(float(goal["progress"]))


@pytest.mark.usefixtures("sample")
def test_the_status_filter(app: AppTest) -> None:
    open_page(run(app), "goals")
    app.pills(key="status").set_value(["overdue"])
    run(app)

    assert {row["status"][0] for row in table(app)} == {"✕ Overdue"}


def test_the_pathway_filter(app: AppTest, sample: Store) -> None:
    open_page(run(app), "goals")
    app.pills(key="pathway").set_value(["cqr"])
    run(app)

    answered = coverage.progress(sample, Scope(SAMPLE_AS_OF, pathway="cqr")).dicts()
    assert [row["person_id"] for row in table(app)] == [goal["person_id"] for goal in answered]


@pytest.mark.usefixtures("sample")
def test_nothing_fits(app: AppTest) -> None:
    open_page(run(app), "goals")
    app.selectbox(key="discipline").select("N")
    app.pills(key="status").set_value(["overdue"])
    run(app)

    assert "No goal fits what is chosen." in words(app)
    assert not app.dataframe
