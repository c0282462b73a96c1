"""Overview: its numbers are those of the queries, and every filter has its effect."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage, intake
from dashboard.coverage import Scope
from dashboard.importing import import_file
from dashboard.store import Store, imports
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import links, open_page, people_linked, run, status_counts, table, words

SCOPE = Scope(as_of=SAMPLE_AS_OF)
WORDS = ("Overdue", "Behind", "On track", "Met")
CODES = ("overdue", "behind", "on_track", "met")


def counted(app: AppTest) -> dict[str, int]:
    """The status counts on the page, over all pathways."""
    counts: Counter[str] = Counter()
    for _, word, number in status_counts(app):
        counts[word] += number
    return dict(counts)


def expected(store: Store, scope: Scope) -> dict[str, int]:
    statuses = Counter(row["status"] for row in coverage.progress(store, scope).dicts())
    return {word: statuses[code] for word, code in zip(WORDS, CODES, strict=True)}


def upload(database: Store, folder: Path, *lines: str) -> None:
    path = folder / "upload.csv"
    path.write_text("\n".join((*lines, "")), "utf-8")
    import_file(database, path, intake.Options())


def test_the_status_counts_are_those_of_progress(app: AppTest, sample: Store) -> None:
    assert counted(run(app)) == expected(sample, SCOPE)


@pytest.mark.usefixtures("sample")
def test_every_status_has_its_symbol_and_its_word(app: AppTest) -> None:
    labels = {f"{symbol} {word}" for symbol, word, _ in status_counts(run(app))}

    assert labels == {"✕ Overdue", "▲ Behind", "● On track", "✓ Met"}


def test_the_most_troubled_come_first_with_exact_numbers(app: AppTest, sample: Store) -> None:
    troubled = sorted(
        (
            goal
            for goal in coverage.progress(sample, SCOPE).dicts()
            if goal["status"] in ("overdue", "behind") and goal["days_left"] is not None
        ),
        key=lambda goal: (goal["days_left"], -goal["needed"], goal["name"]),
    )[:8]
    run(app)

    assert people_linked(app) == [(goal["name"], goal["person_id"]) for goal in troubled]
    cards = [one.value for one in app.markdown if "more credit" in one.value]
    assert len(cards) == len(troubled) == 8
    for card, goal in zip(cards, troubled, strict=True):
        goal_and_state, sentence = card.split("  \n")
        assert sentence.startswith(f"needs {goal['needed']} more credit")
        late = "late" if goal["days_left"] < 0 else "left"
        days = abs(goal["days_left"])
        assert f"{'✕ Overdue' if late == 'late' else '▲ Behind'} · {days} day" in goal_and_state
        assert goal_and_state.endswith(f"{late}]")


def test_a_person_in_trouble_is_one_link_away(app: AppTest, sample: Store) -> None:
    [(name, person_id), *_] = people_linked(run(app))
    app.query_params["person"] = person_id

    assert open_page(app, "person").title[0].value == name
    assert person_id in {row["person_id"] for row in coverage.progress(sample, SCOPE).dicts()}


def test_filters_hold_on_the_next_page(app: AppTest, sample: Store) -> None:
    run(app)
    app.selectbox(key="discipline").select("CT")
    run(app)
    scope = Scope(as_of=SAMPLE_AS_OF, discipline="CT")
    assert counted(app) == expected(sample, scope)
    assert "As of 23 Nov 2026 · CT" in words(app)

    open_page(app, "goals")
    assert {row["discipline"] for row in table(app)} == {"CT"}


def test_each_filter_has_its_effect(app: AppTest, sample: Store) -> None:
    run(app)
    cohort = app.multiselect(key="cohort").options[0]
    site = app.multiselect(key="site").options[0]

    app.multiselect(key="cohort").select(cohort)
    assert counted(run(app)) == expected(sample, Scope(SAMPLE_AS_OF, cohorts=(cohort,)))
    app.multiselect(key="cohort").unselect(cohort)

    app.multiselect(key="site").select(site)
    assert counted(run(app)) == expected(sample, Scope(SAMPLE_AS_OF, sites=(site,)))
    app.multiselect(key="site").unselect(site)

    app.selectbox(key="role").select("staff")
    assert counted(run(app)) == expected(sample, Scope(SAMPLE_AS_OF, role="staff"))
    app.selectbox(key="role").set_value(None)

    app.toggle(key="left").set_value(True)
    assert counted(run(app)) == expected(sample, Scope(SAMPLE_AS_OF, include_left=True))


def test_filters_come_when_they_are_unfolded(app: AppTest, sample: Store) -> None:
    app.session_state["filters"] = False
    assert not run(app).multiselect
    assert counted(app) == expected(sample, SCOPE)

    app.session_state["filters"] = True
    assert run(app).multiselect(key="cohort").options


def test_what_is_chosen_holds_while_the_filters_are_folded(app: AppTest, sample: Store) -> None:
    app.session_state["filters"] = False
    app.query_params["discipline"] = "CT · Computed Tomography"
    scope = Scope(as_of=SAMPLE_AS_OF, discipline="CT")
    assert counted(run(app)) == expected(sample, scope)

    open_page(app, "goals")
    assert {row["discipline"] for row in table(app)} == {"CT"}
    app.button(key="clear_filters").click()
    run(app)
    assert len({row["discipline"] for row in table(app)}) > 1


def test_another_day_gives_that_days_answers(app: AppTest, sample: Store) -> None:
    run(app)
    later = SAMPLE_AS_OF.replace(year=2027)
    app.date_input(key="as_of").set_value(later)

    assert counted(run(app)) == expected(sample, Scope(later))
    assert "As of 23 Nov 2027" in words(app)


def test_clear_filters_shows_everybody_again(app: AppTest, sample: Store) -> None:
    run(app)
    app.selectbox(key="role").select("staff")
    run(app)
    app.button(key="clear_filters").click()

    assert counted(run(app)) == expected(sample, SCOPE)


@pytest.mark.usefixtures("sample")
def test_a_view_without_goals_says_so(app: AppTest) -> None:
    run(app)
    app.multiselect(key="cohort").select(app.multiselect(key="cohort").options[0])
    run(app)
    app.selectbox(key="discipline").select("N")
    run(app)

    assert "Nobody in this view has a goal" in words(app)
    assert not app.dataframe


@pytest.mark.usefixtures("sample")
def test_the_outline_dates_and_the_caveat_stand_under_the_results(app: AppTest) -> None:
    text = words(run(app))

    assert "Content outlines in use:" in text
    assert "CT 1 Jan 2022" in text
    assert (
        "CT: computed on the outline of 1 Jan 2022; a newer one took effect on 1 Sep 2026." in text
    )
    assert "confirm on your ARRT account" in text


def test_the_state_of_the_data(app: AppTest, sample: Store) -> None:
    run(app)

    assert "4 imports in force" in links(app)
    assert f"{len(coverage.checks(sample, SCOPE))} checks open" in links(app)


def test_the_two_under_covered_lists_are_the_heads_of_the_queries(
    app: AppTest, sample: Store
) -> None:
    run(app)
    app.multiselect(key="site").select(app.multiselect(key="site").options[0])
    run(app)
    scope = Scope(SAMPLE_AS_OF, sites=(app.multiselect(key="site").value[0],))
    short = coverage.under_covered_cqr(sample, scope).dicts()[:3]
    thin = coverage.under_covered_structured_education(sample, scope).dicts()[:3]
    lists = [one.value for one in app.markdown if one.value.startswith("1. ")]

    assert lists == [
        "\n".join(
            f"1. {row['subcategory']} ({row['discipline']}): **{row['credits_short']} credits short**"
            for row in short
        ),
        "\n".join(
            f"1. {row['subcategory']} ({row['discipline']}): "
            f"**{row['people_without_credit']} of {row['people']} people without credit**"
            for row in thin
        ),
    ]
    assert "Thinly covered: advice only" in words(app)


@pytest.mark.usefixtures("sample")
def test_content_without_subcategories_is_called_by_its_category(app: AppTest) -> None:
    run(app)
    app.date_input(key="as_of").set_value(date(2025, 3, 1))
    app.selectbox(key="discipline").select("VI")
    run(app)

    assert "Image Production (VI): 1 of 1 person without credit" in words(app)


def test_deadlines_are_listed_by_cohort(app: AppTest, sample: Store) -> None:
    ahead = [
        goal
        for goal in coverage.progress(sample, SCOPE).dicts()
        if goal["needed"] and goal["days_left"] is not None and 0 <= goal["days_left"] <= 342
    ]
    [timeline] = [one.value for one in run(app).markdown if one.value.startswith("| Month")]
    _, _, *months = timeline.splitlines()

    numbers = re.findall(r"\[[▲●]\N{NO-BREAK SPACE}(\d+)\]", "\n".join(months))
    assert sum(map(int, numbers)) == len(ahead)
    for goal in ahead:
        [month] = [one for one in months if f"{goal['window_end']:%b\N{NO-BREAK SPACE}%Y}" in one]
        assert (goal["cohort"] or "No cohort") in month


def test_a_row_set_aside_is_counted_until_it_is_corrected(
    app: AppTest, database: Store, tmp_path: Path
) -> None:
    upload(database, tmp_path, "Person ID,Name,Discipline", "S1,Avery Testwell,CT", "S2,,CT")
    assert "1 row set aside" in links(run(app))

    [waiting] = imports.rows_to_correct(database, 1)
    corrected = f"S2,Blair Sampleton,CT,{waiting.name}"
    upload(database, tmp_path, "Person ID,Name,Discipline,Set aside row", corrected)
    assert "No rows set aside" in links(run(app))
