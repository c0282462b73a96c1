"""Checks: a text that nobody knows is taught with a click, counts at once, and is taken back there."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage, intake
from dashboard.coverage import Scope
from dashboard.importing import import_file
from dashboard.store import Store, teaching
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import click, control, open_page, run, words

ROSTER = "Person ID,Name,Discipline\nS1,Avery Testwell,CT\n"
RECORDS = """\
Person ID,Reference Number,Completion Date,Discipline,Category,Subcategory,Credits
S1,EX-1,2026-02-03,CT,Safety,Lead Aprons,1.00
S1,EX-2,2026-02-04,CT,Odd stuff,Rad Safety and Dose,0.50
S1,EX-3,2026-02-05,CT,Odd stuff,Rad Safety and Dose,0.50
S1,EX-4,2026-02-06,CT,Saftey,,0.25
"""
DOSE = "Safety / Radiation Safety and Dose"
LEAD = "CT: “Lead Aprons”, subcategory of 1 line"
RAD = "CT: “Rad Safety and Dose”, subcategory of 2 lines"
SAFTEY = "CT: “Saftey”, category of 1 line"


@pytest.fixture
def page(app: AppTest, database: Store, tmp_path_factory: pytest.TempPathFactory) -> AppTest:
    folder = tmp_path_factory.mktemp("files")
    for name, content in {"roster": ROSTER, "records": RECORDS}.items():
        path = folder / f"{name}.csv"
        path.write_text(content)
        import_file(database, path, intake.Options())
    run(app)
    app.date_input(key="as_of").set_value(SAMPLE_AS_OF)
    run(app)
    return open_page(app, "checks")


def earned(store: Store) -> Decimal:
    [goal] = coverage.progress(store, Scope(as_of=SAMPLE_AS_OF)).dicts()
    amount: Decimal = goal["earned"]
    return amount


def test_l5_a_close_entry_is_filled_in_and_never_taken_by_itself(
    page: AppTest, database: Store
) -> None:
    assert control(page, RAD).value == DOSE
    assert control(page, SAFTEY).value == "Safety"
    assert control(page, LEAD).value is None
    assert teaching.aliases(database) == []


def test_only_entries_that_would_count_are_offered(page: AppTest) -> None:
    assert all(option.startswith("Safety / ") for option in control(page, LEAD).options)
    assert all(" / " not in option for option in control(page, SAFTEY).options)
    assert any(option.startswith("Procedures / ") for option in control(page, RAD).options)


def test_one_click_teaches_a_text_and_one_takes_it_back(page: AppTest, database: Store) -> None:
    assert earned(database) == Decimal("1.00")
    click(page, "teach_CT_None_Rad Safety and Dose")

    assert earned(database) == Decimal("2.00")
    assert f"“Rad Safety and Dose” stands for {DOSE} in CT; it is the subcategory of 2 lines" in (
        words(page)
    )
    assert RAD not in [box.label for box in page.selectbox]

    click(page, "Take it back")
    assert earned(database) == Decimal("1.00")
    assert control(page, RAD).value == DOSE
    assert "stands for" not in words(page).partition("What do they stand for?")[0]


def test_any_entry_of_the_outline_can_be_chosen(page: AppTest, database: Store) -> None:
    assert page.button(key="teach_CT_Safety_Lead Aprons").disabled
    control(page, LEAD).set_value(DOSE)
    run(page)
    click(page, "teach_CT_Safety_Lead Aprons")
    [alias] = teaching.aliases(database)
    assert (alias.text, alias.target) == ("Lead Aprons", DOSE)
