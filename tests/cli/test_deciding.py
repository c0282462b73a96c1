"""merge, keep-apart, same-person, decisions, undecide: the command's side of deciding about people."""

import pytest

from tests.cli.conftest import Command, Write

AS_OF = ("--as-of", "2026-06-01", "--format", "json")


@pytest.fixture
def twice(command: Command, write: Write) -> Command:
    roster = """
    Person ID | Name           | Discipline
    T-003     | Avery Testwell | CT
    T-014     | Avery Testwell | CT
    """
    records = """
    Person ID | Name          | Reference Number | Completion Date | Discipline | Category | Credits
    T-003     |               | EX-1             | 2026-02-03      | CT         | Safety   | 1.00
    T-014     |               | EX-1             | 2026-02-03      | CT         | Safety   | 1.00
    T-014     |               | EX-2             | 2026-02-03      | CT         | Safety   | 1.00
    lms7      | Avery Testwel | EX-3             | 2026-02-03      | CT         | Safety   | 1.00
    """
    assert command("import", write("roster.csv", roster)).status == 0
    assert command("import", write("records.csv", records)).status == 0
    return command


def earned(command: Command) -> dict[str, float]:
    return {row["person_id"]: row["earned"] for row in command("progress", *AS_OF).rows}


def test_a_merge_tells_what_becomes_whose_and_is_taken_back(twice: Command) -> None:
    said = twice("merge", "T-003", "T-014")
    assert (said.status, said.out) == (0, "")
    assert said.sentence == (
        "Decision 1: T-014 is the same person as T-003; 2 completions and 1 goal of T-014 become "
        "T-003's; both have 1 completion, which counts once; both have 1 goal, which becomes one."
    )
    assert earned(twice) == {"T-003": 2.0}
    assert twice("undecide", 1).sentence == "Decision 1 is undone."
    assert earned(twice) == {"T-003": 1.0, "T-014": 2.0}


def test_people_kept_apart_are_not_listed(twice: Command) -> None:
    assert twice("keep-apart", "T-003", "T-014").sentence == (
        "Decision 1: T-003 and T-014 are two people."
    )
    names = {row["check_name"] for row in twice("checks", *AS_OF).rows}
    assert names == {"people_not_on_roster"}


def test_rows_that_wait_are_given_to_a_person(twice: Command) -> None:
    said = twice("same-person", "Avery Testwel", "T-003")
    assert said.sentence == 'Decision 1: the ID "lms7" means T-003.'
    assert earned(twice) == {"T-003": 2.0, "T-014": 2.0}


def test_the_checks_carry_the_ids_that_a_decision_needs(twice: Command) -> None:
    found = {row["check_name"]: row for row in twice("checks", *AS_OF).rows}
    alike, waiting = found["people_alike"], found["people_not_on_roster"]
    assert twice("same-person", waiting["written"], waiting["other_person_id"]).status == 0
    assert twice("merge", alike["other_person_id"], alike["person_id"]).status == 0
    assert twice("checks", *AS_OF).out == "[]\n"
    assert earned(twice) == {"T-003": 3.0}


def test_decisions_are_listed_the_newest_first(twice: Command) -> None:
    twice("merge", "T-003", "T-014")
    twice("same-person", "lms7", "T-003")
    twice("undecide", 1)
    newest, oldest = twice("decisions", "--format", "json").rows
    assert list(newest) == [
        "decision_id",
        "kind",
        "person_id",
        "other_person_id",
        "written_as",
        "written",
        "waits_for",
        "decided_at",
        "decided_by",
        "withdrawn_at",
        "withdrawn_by",
    ]
    assert (newest["decision_id"], newest["kind"], newest["written"]) == (2, "same_person", "lms7")
    assert (oldest["kind"], oldest["other_person_id"]) == ("merge", "T-014")
    assert oldest["withdrawn_at"].endswith("Z")
    assert "T-014" in twice("decisions").out
    assert twice("decisions", "--format", "csv").out.startswith("decision_id,kind,person_id,")


def test_a_merged_id_explains_its_person(twice: Command) -> None:
    twice("merge", "T-003", "T-014")
    rows = twice("explain", "T-014", *AS_OF).rows
    assert {row["person_id"] for row in rows} == {"T-003"}
    assert rows == twice("explain", "T-003", *AS_OF).rows


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge", "T-003"),
        ("merge", "T-003", "T-003"),
        ("merge", "T-003", "T-99"),
        ("keep-apart", "T-003", "T-99"),
        ("same-person", "lms7"),
        ("same-person", "lms7", "T-99"),
        ("same-person", "lms9", "T-003"),
        ("undecide", 9),
        ("undecide", "nine"),
    ],
)
def test_what_cannot_be_decided_exits_2_with_one_sentence(
    twice: Command, arguments: tuple[object, ...]
) -> None:
    said = twice(*arguments)
    assert (said.status, said.out) == (2, "")
    assert said.sentence


def test_nothing_decided_is_an_empty_list(command: Command) -> None:
    said = command("decisions", "--format", "json")
    assert (said.status, said.out) == (0, "[]\n")
