"""Overview: its numbers are those of the queries, and every filter has its effect."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import coverage, intake
from dashboard.coverage import Scope
from dashboard.importing import import_file
from dashboard.store import Store, imports
from data.sample.make_sample import SAMPLE_AS_OF
from tests.pages.screen import links, open_page, run, table, words

SCOPE = Scope(as_of=SAMPLE_AS_OF)
WORDS = ("Overdue", "Behind", "On track", "Met")
CODES = ("overdue", "behind", "on_track", "met")


def counted(app: AppTest) -> dict[str, int]:
    """The status counts on the page, over all pathways."""
    counts: Counter[str] = Counter()
    for metric in app.metric:
        word = metric.label.split("] ")[1]
        counts[word] += int(metric.value.split("[")[1].removesuffix("]"))
    return dict(counts)


def expected(store: Store, scope: Scope) -> dict[str, int]:
    statuses = Counter(row["status"] for row in coverage.progress(store, scope).dicts())
    return {word: statuses[code] for word, code in zip(WORDS, CODES, strict=True)}


def test_the_status_counts_are_those_of_progress(app: AppTest, sample: Store) -> None:
    assert counted(run(app)) == expected(sample, SCOPE)


@pytest.mark.usefixtures("sample")
def test_every_status_has_its_symbol_and_its_word(app: AppTest) -> None:
    run(app)

    labels = {metric.label.partition("[")[2] for metric in app.metric}
    assert labels == {"✕] Overdue", "▲] Behind", "●] On track", "✓] Met"}


def test_the_most_troubled_come_first_with_exact_numbers(app: AppTest, sample: Store) -> None:
    rows = table(run(app))
    of_person = {
        (row["name"], row["needed"], row["days_left"])
        for row in coverage.progress(sample, SCOPE).dicts()
        if row["status"] in ("overdue", "behind")
    }

    assert [row["days_left"] for row in rows] == sorted(row["days_left"] for row in rows)
    assert rows[0]["status"] == "✕ Overdue"
    for row in rows:
        needed = Decimal(str(row["needed"])).quantize(Decimal("0.01"))
        assert (row["name"], needed, row["days_left"]) in of_person
        assert row["sentence"].startswith(f"needs {needed} more credit")


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
    lists = {frame.proto.alt.split(":")[0]: table(app, n) for n, frame in enumerate(app.dataframe)}
    short = coverage.under_covered_cqr(sample, scope).dicts()[:3]
    thin = coverage.under_covered_structured_education(sample, scope).dicts()[:3]

    shown = [(row["subcategory"], row["discipline"]) for row in lists["CQR"]]
    assert shown == [(row["subcategory"], row["discipline"]) for row in short]
    assert [Decimal(str(row["credits_short"])) for row in lists["CQR"]] == [
        row["credits_short"] for row in short
    ]
    advice = [
        (row["subcategory"], row["discipline"]) for row in lists["Structured education, advice"]
    ]
    assert advice == [(row["subcategory"], row["discipline"]) for row in thin]
    assert "Thinly covered: advice only" in words(app)


def test_deadlines_are_listed_by_cohort(app: AppTest, sample: Store) -> None:
    run(app)
    (number,) = (n for n, one in enumerate(app.dataframe) if "by cohort" in one.proto.alt)
    ahead = [
        goal
        for goal in coverage.progress(sample, SCOPE).dicts()
        if goal["needed"] and goal["days_left"] is not None and 0 <= goal["days_left"] <= 342
    ]

    assert sum(row["goals"] for row in table(app, number)) == len(ahead)
    assert {row["cohort"] for row in table(app, number)} == {
        goal["cohort"] or "No cohort" for goal in ahead
    }


def test_a_row_set_aside_is_counted_until_it_is_corrected(
    app: AppTest, database: Store, tmp_path: Path
) -> None:
    def upload(name: str, text: str) -> None:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        import_file(database, path, intake.Options())

    upload("roster.csv", "Person ID,Name,Discipline\nS1,Avery Testwell,CT\nS2,,CT\n")
    assert "1 row set aside" in links(run(app))

    [waiting] = imports.rows_to_correct(database, 1)
    corrected = f"S2,Blair Sampleton,CT,{waiting.name}"
    upload("right.csv", f"Person ID,Name,Discipline,Set aside row\n{corrected}\n")
    assert "No rows set aside" in links(run(app))
