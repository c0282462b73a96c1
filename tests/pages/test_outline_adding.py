"""Adding an outline on its page: problems at once, the effect first, accepting, taking back."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import Store, outlines
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import open_page, run, table, words

HEADINGS = "Discipline,Effective Date,Category,Subcategory,Exam Questions\n"
IA = f"{HEADINGS}IA,2020-01-01,Patient Care,Positioning,10\n,,Safety,Aprons,\n"
# One category that nobody has credits in: whoever was done with CT is not any more.
CT = f"{HEADINGS}CT,2022-01-01,Knitting,Purling,10\n"


@pytest.fixture
def page(app: AppTest, sample: Store) -> AppTest:  # noqa: ARG001  the people whom outlines change
    run(app)
    app.date_input(key="as_of").set_value(SAMPLE_AS_OF)
    return open_page(app, "outlines")


def upload(page: AppTest, content: str) -> AppTest:
    page.file_uploader[0].upload("outline.csv", content.encode())
    return run(page)


def click(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click()
    return run(page)


def frame(page: AppTest, alt: str) -> list[dict[str, object]]:
    """The rows of the table with this text alternative."""
    [number] = [n for n, shown in enumerate(page.dataframe) if shown.proto.alt == alt]
    return table(page, number)


GOALS = "Goals that change, before and after"


def test_the_effect_is_shown_accepted_and_taken_back(page: AppTest, sample: Store) -> None:
    scope = Scope(SAMPLE_AS_OF, include_left=True)
    before = coverage.progress(sample, scope)
    assert any(goal["discipline"] == "IA" for goal in before.dicts())
    upload(page, IA)
    assert outlines.uploads(sample) == []
    shown = {row["person_id"] for row in frame(page, GOALS)}
    assert "Nothing is written yet" in words(page)
    if page.checkbox:
        page.checkbox[0].check()
        run(page)
    click(page, "outline_accept")

    assert "outline.csv is added as 1." in words(page)
    after = coverage.progress(sample, scope)
    changed = {
        new["person_id"]
        for old, new in zip(before.dicts(), after.dicts(), strict=True)
        if any(
            old[name] != new[name]
            for name in ("status", "needed", "earned", "outline_effective_on")
        )
    }
    assert shown == changed
    [added] = frame(page, "Files of content outlines that were added, the newest first")
    assert (added["file"], added["versions"], added["state"]) == (
        "outline.csv",
        "IA 2020-01-01",
        "✓ In force",
    )
    [version] = [row for row in table(page) if row["discipline"] == "IA"]
    assert str(version["origin"]).startswith("outline.csv, added by")

    click(page, "outline_remove")
    assert coverage.progress(sample, scope) == before
    assert "No outline known" in str(
        next(row["in_use"] for row in table(page) if row["discipline"] == "IA")
    )


def test_statuses_that_change_wait_for_a_word(page: AppTest, sample: Store) -> None:
    upload(page, CT)
    assert any(row["status_before"] != row["status_after"] for row in frame(page, GOALS))
    assert "changes the status of" in words(page)
    assert page.button(key="outline_accept").disabled
    page.checkbox[0].check()
    run(page)
    click(page, "outline_accept")
    assert [one.outline_id for one in outlines.uploads(sample)] == [1]


def test_a_word_for_one_effect_is_none_for_another(page: AppTest) -> None:
    upload(page, CT)
    page.checkbox[0].check()
    run(page)
    assert not page.button(key="outline_accept").disabled
    page.date_input(key="as_of").set_value(SAMPLE_AS_OF.replace(month=6))
    run(page)
    assert page.button(key="outline_accept").disabled


def test_a_file_with_problems_cannot_be_accepted(page: AppTest) -> None:
    upload(page, f"{HEADINGS}IA,soon,Safety,Aprons,many\n")
    rows = frame(page, "Problems of the uploaded outline, one row for each")
    assert [(row["consequence"], row["row"], row["column"]) for row in rows] == [
        ("Stops it", 2, "Effective Date"),
        ("Stops it", 2, "Exam Questions"),
    ]
    assert "outline.csv cannot be added: 2 problems" in words(page)
    assert not [button for button in page.button if button.key == "outline_accept"]


def test_a_file_that_is_no_outline_says_so(page: AppTest) -> None:
    upload(page, "Person ID,Name\nS1,Avery Testwell\n")
    assert "outline.csv holds no content outline" in page.error[0].value


def test_the_discipline_may_be_chosen_for_rows_that_name_none(page: AppTest) -> None:
    upload(page, "Effective Date,Category\n2020-01-01,Safety\n")
    assert "expected a discipline" in str(
        frame(page, "Problems of the uploaded outline, one row for each")
    )
    page.selectbox(key="outline_discipline").select("IA")
    run(page)
    [version] = frame(page, "Versions of content outlines that come, are replaced or superseded")
    assert (version["discipline"], version["change"]) == ("IA", "✓ New")


def test_names_hidden_are_hidden_in_the_effect(page: AppTest, sample: Store) -> None:
    page.toggle(key="hidden").set_value(True)
    upload(page, CT)
    people = coverage.people_to_find(sample, Scope(SAMPLE_AS_OF)).dicts()
    shown = str([one.value.to_dict("records") for one in page.dataframe])
    assert {str(row["name"]).split(" ")[0] for row in frame(page, GOALS)} == {"Person"}
    assert [person["name"] for person in people if person["name"] in shown] == []


def test_what_was_shown_is_looked_at_again_when_the_data_have_changed(
    page: AppTest, sample: Store
) -> None:
    upload(page, IA)
    from dashboard.store import teaching

    teaching.add_alias(sample, "Lead Aprons", "CT", "Safety")
    if page.checkbox:
        page.checkbox[0].check()
    click(page, "outline_accept")
    assert outlines.uploads(sample) == []
    assert "have changed meanwhile" in page.toast[0].value
