"""The sample program imported as a director would: every case its facts intend is what comes out."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from dashboard import coverage, intake, paths, reference, store
from data.sample.make_sample import SAMPLE_AS_OF, facts, particular_records

KINDS = ("roster", "records", "activities", "prescriptions")
PATHWAYS = {
    "Structured Education": "structured_education",
    "Imaging Assistant": "imaging_assistant",
    "CQR": "cqr",
}
SCOPE = coverage.Scope(as_of=SAMPLE_AS_OF, include_left=True)

Row = dict[str, Any]


@pytest.fixture(scope="module")
def checked() -> dict[str, intake.CheckedFile]:
    field = reference.load()
    return {
        kind: intake.check_file(paths.SAMPLE / f"{kind}.xlsx", field, intake.Options())
        for kind in KINDS
    }


@pytest.fixture(scope="module")
def imported(
    checked: dict[str, intake.CheckedFile], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[store.Store, list[store.SheetResult]]]:
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    with store.open_store(path, reference=reference.load()) as database:
        results = [store.imports.commit(database, file, by="test") for file in checked.values()]
        yield database, [sheet for result in results for sheet in result.sheets]


@pytest.fixture(scope="module")
def progress(imported: tuple[store.Store, list[store.SheetResult]]) -> list[Row]:
    return coverage.progress(imported[0], SCOPE).dicts()


@pytest.fixture(scope="module")
def explained(imported: tuple[store.Store, list[store.SheetResult]]) -> list[Row]:
    return coverage.explain(imported[0], SCOPE).dicts()


def test_each_workbook_is_recognised_and_every_row_is_added(
    imported: tuple[store.Store, list[store.SheetResult]],
) -> None:
    sheets = imported[1]

    assert [sheet.kind for sheet in sheets] == list(KINDS)
    # L8: one course stands there from two exports, once without its reference number.
    assert [sheet.unchanged for sheet in sheets] == [0, 1, 0, 0]
    for sheet in sheets:
        assert sheet.rows_read == sheet.added + sheet.unchanged
        assert sheet.skipped == ()


def test_the_only_warning_is_the_distribution_above_its_ce_credits(
    checked: dict[str, intake.CheckedFile],
) -> None:
    problems = {
        kind: [problem for sheet in file.sheets for problem in sheet.problems]
        for kind, file in checked.items()
    }

    assert {kind for kind, found in problems.items() if found} == {"activities"}
    assert {problem.severity for problem in problems["activities"]} == {"warning"}
    rows = {problem.row for problem in problems["activities"]}
    listed = [line for line in facts("activities") if line["in_catalogue"] == "yes"]
    assert {listed[row - 2]["title"] for row in rows if row} == {"CT Angiography Case Hour"}


def test_every_goal_has_the_status_its_facts_intend(progress: list[Row]) -> None:
    intended = {
        (goal["person_id"], PATHWAYS[goal["requirement"]], goal["discipline"]): goal[
            "expected_status"
        ]
        for goal in facts("goals")
    }

    assert {
        (row["person_id"], row["pathway"], row["discipline"]): row["status"] for row in progress
    } == intended


def test_most_goals_are_in_the_middle_and_a_few_are_in_trouble(progress: list[Row]) -> None:
    count = Counter(row["status"] for row in progress)

    assert count.keys() == {"met", "on_track", "behind", "overdue"}
    assert count["on_track"] > count["behind"] > count["met"] > count["overdue"] > 1
    assert {row["pathway"] for row in progress} == set(PATHWAYS.values())


def test_every_outcome_occurs(explained: list[Row]) -> None:
    assert {row["outcome"] for row in explained} == {
        "planned",
        "not_accepted",
        "no_distribution",
        "unmapped",
        "before_window",
        "before_ssa",
        "after_window",
        "not_prescribed",
        "repeat",
        "counted",
    }


@pytest.mark.parametrize(
    "record",
    [record for record in particular_records() if record["outcome"]],
    ids=lambda record: f"{record['person_id'] or record['name']}: {record['case']}",
)
def test_each_particular_record_has_the_outcome_its_facts_intend(
    record: dict[str, str], explained: list[Row]
) -> None:
    ids = {person["name"]: person["person_id"] for person in facts("people")}
    completed_on = SAMPLE_AS_OF + timedelta(days=int(record["completed_days"]))

    assert record["outcome"] in {
        row["outcome"]
        for row in explained
        if row["person_id"] == ids[record["name"]]
        and row["title"] == record["title"]
        and row["completed_on"] == completed_on
    }


def test_a_course_in_two_exports_counts_once(explained: list[Row]) -> None:
    rows = [
        row
        for row in explained
        if row["person_id"] == "0026202" and row["title"] == "K-Space without Tears"
    ]

    assert sum(row["counted"] for row in rows) == Decimal("2.00")


def test_those_not_on_the_roster_wait(
    imported: tuple[store.Store, list[store.SheetResult]], explained: list[Row]
) -> None:
    waiting = [
        row
        for row in coverage.checks(imported[0], SCOPE).dicts()
        if row["check_name"] == "people_not_on_roster"
    ]

    assert len(waiting) == 2
    assert not {row["person_id"] for row in explained} & {"0027999", "kmadeup7", "26206"}


def test_the_checks_have_something_to_show(
    imported: tuple[store.Store, list[store.SheetResult]],
) -> None:
    names = {row["check_name"] for row in coverage.checks(imported[0], SCOPE).dicts()}

    assert names >= {
        "unmapped_texts",
        "distributions_above_ce_credits",
        "goals_without_outline",
        "superseded_outlines",
        "prescriptions_not_in_outline",
        "no_sign_of_approval",
        "prescriptions_without_due_date",
    }


def test_people_who_left_are_shown_on_request_only(
    imported: tuple[store.Store, list[store.SheetResult]], progress: list[Row]
) -> None:
    present = coverage.progress(imported[0], coverage.Scope(as_of=SAMPLE_AS_OF)).dicts()

    assert {row["person_id"] for row in progress} - {row["person_id"] for row in present} == {
        "0026212",
        "000533",
    }


def test_later_dates_change_the_picture(
    imported: tuple[store.Store, list[store.SheetResult]],
) -> None:
    later = coverage.Scope(as_of=SAMPLE_AS_OF + timedelta(days=90), include_left=True)
    rows = coverage.explain(imported[0], later).dicts()

    assert "planned" not in {row["outcome"] for row in rows}
    assert {row["status"] for row in coverage.progress(imported[0], later).dicts()} == {
        "met",
        "on_track",
        "behind",
        "overdue",
    }


def test_the_credits_counted_are_the_credits_earned(
    progress: list[Row], explained: list[Row]
) -> None:
    counted: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for row in explained:
        counted[row["person_id"], row["pathway"], row["discipline"]] += row["counted"]

    for goal in progress:
        assert counted[goal["person_id"], goal["pathway"], goal["discipline"]] == goal["earned"]
