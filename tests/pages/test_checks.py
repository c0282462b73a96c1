"""Checks: every check of the query is on the page, in a group with a title and advice."""

from streamlit.testing.v1 import AppTest

from dashboard import coverage, sql
from dashboard.coverage import Scope
from dashboard.store import Store
from dashboard.wording.check_groups import GROUPS
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run, table, words

SCOPE = Scope(as_of=SAMPLE_AS_OF)


def test_every_query_of_checks_has_a_group() -> None:
    assert set(GROUPS) == set(sql.group("checks"))


def test_every_check_is_listed(app: AppTest, sample: Store) -> None:
    open_page(run(app), "checks")
    rows = [row for number in range(len(app.dataframe)) for row in table(app, number)]
    listed = {row["message"] for row in rows if "message" in row}

    assert listed == {row["message"] for row in coverage.checks(sample, SCOPE).dicts()}


def test_the_filters_do_not_hide_a_check(app: AppTest, sample: Store) -> None:
    run(app)
    app.selectbox(key="discipline").select("N")
    run(app)
    open_page(app, "checks")

    assert f"{len(coverage.checks(sample, SCOPE))} things" in words(app)
