"""An empty database: two doors, and nothing that pretends to be a result."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage
from dashboard.store import Store, imports
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import links, open_page, run, status_counts, words


@pytest.mark.parametrize(
    "page",
    [
        "overview",
        "goals",
        "structured_education",
        "prescriptions",
        "content_coverage",
        "person",
        "checks",
    ],
)
def test_pages_of_results_offer_the_two_doors(app: AppTest, page: str) -> None:
    open_page(run(app), page)

    assert [button.label for button in app.button] == [
        "Import spreadsheets",
        "Load the sample program",
    ]
    assert [one.proto.label for one in app.get("download_button")] == [
        "Roster",
        "CE records",
        "Activities",
        "CQR prescriptions",
    ]
    assert not app.dataframe
    assert not status_counts(app)


def test_an_empty_history_leads_to_the_import(app: AppTest) -> None:
    open_page(run(app), "imports_made")

    assert "Nothing has been imported yet." in words(app)
    assert links(app) == ["Import spreadsheets"]


def test_the_sample_is_loaded_only_when_asked_for(app: AppTest, database: Store) -> None:
    run(app)
    assert imports.history(database) == []

    app.button[1].click()
    run(app)

    assert len(imports.history(database)) == 4
    assert app.title[0].value == "Overview"
    assert "These people are invented" in words(app)


@pytest.mark.usefixtures("sample")
def test_the_sample_is_shown_on_its_own_day(app: AppTest) -> None:
    run(app)

    assert app.date_input(key="as_of").value == SAMPLE_AS_OF
    assert "As of 23 Nov 2026" in words(app)


def test_the_sample_is_removed_whole(app: AppTest, sample: Store) -> None:
    run(app)
    next(button for button in app.button if button.label == "Remove the sample").click()
    run(app)

    assert all(entry.withdrawn_at for entry in imports.history(sample))
    assert not coverage.progress(sample, coverage.Scope(SAMPLE_AS_OF))
    assert app.title[0].value == "Targeted CE"
