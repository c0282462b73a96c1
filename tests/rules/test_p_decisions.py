"""People who are one, people who are not, and rows whose person a user named (P1, P2, P5)."""

from decimal import Decimal

import pytest

from dashboard import store
from dashboard.store import StoreError, deciding
from tests.program import Program

TWICE = """
Person ID | Name           | Email             | Role    | Cohort | Discipline | Application Date
T-003     | Avery Testwell | avery@example.org | student | Spring | CT         | 2026-12-01
T-014     | Avery Tastwell | a@example.org     |         | Autumn | CT         | 2027-03-01
T-020     | Blair Mockford |                   | staff   |        |            |
"""
SAFETY = {"Completion Date": "2026-02-03", "Discipline": "CT", "Category": "Safety", "Credits": "1"}


@pytest.fixture
def twice(program: Program) -> Program:
    """Avery is on the roster with two IDs, and has one credit under each."""
    program.upload("roster", TWICE)
    program.upload(
        "records", "Person ID | Reference Number\nT-003 | EX-1\nT-014 | EX-2", each=SAFETY
    )
    return program


def people(program: Program) -> list[str]:
    return [person_id for (person_id,) in program.rows("select person_id from people order by 1")]


def alike(program: Program) -> list[tuple[str, str]]:
    found = program.checks("people_alike")
    return [(check["other_person_id"], check["person_id"]) for check in found]


def waiting(program: Program) -> dict[str, str | None]:
    found = program.checks("people_not_on_roster")
    return {check["written"]: check["other_person_id"] for check in found}


def test_p1_all_of_a_merged_person_is_of_the_id_that_stays(twice: Program) -> None:
    deciding.merge(twice.store, "T-003", "T-014")
    assert people(twice) == ["T-003", "T-020"]
    assert twice.outcomes("T-003") == {"EX-1": "counted", "EX-2": "counted"}
    assert twice.earned("T-003")["total"] == Decimal("2.00")


def test_p5_of_merged_people_the_newest_values_hold(twice: Program) -> None:
    twice.upload("roster", "Person ID | Name | Cohort\nT-014 | A. Testwell | Winter")
    deciding.merge(twice.store, "T-003", "T-014")
    [row] = twice.rows("select name, role, cohort from people where person_id = 'T-003'")
    assert row == ("A. Testwell", "student", "Winter")


def test_p5_within_one_roster_the_first_row_of_merged_people_stands(twice: Program) -> None:
    deciding.merge(twice.store, "T-014", "T-003")
    assert str(twice.standing("T-014")["window_end"]) == "2026-12-01"
    twice.upload(
        "roster", TWICE.replace("2027-03-01", "2027-05-01").replace("2026-12-01", "          ")
    )
    assert str(twice.standing("T-014")["window_end"]) == "2027-05-01"


def test_p5_of_merged_prescriptions_the_newest_set_holds(twice: Program) -> None:
    table = "Subcategory | Prescribed Credits\n"
    given = {"Discipline": "MR"}
    twice.upload("prescriptions", table + "Shoulder | 3", each={"Person ID": "T-014", **given})
    twice.upload("prescriptions", table + "Breast | 2", each={"Person ID": "T-003", **given})
    deciding.merge(twice.store, "T-003", "T-014")
    assert twice.gaps("T-003", pathway="cqr") == {"Breast": Decimal("2.00")}


@pytest.mark.parametrize(
    ("person_id", "email", "name"),
    [
        ("T-014", "", ""),
        ("T-003", "", ""),
        ("", "a@example.org", ""),
        ("", "avery@example.org", ""),
        ("lms7", "a@example.org", ""),
        ("", "", "Tastwell, Avery"),
        ("", "", "Avery Testwell"),
    ],
)
def test_p1_both_ids_e_mails_and_names_find_a_merged_person(
    twice: Program, person_id: str, email: str, name: str
) -> None:
    deciding.merge(twice.store, "T-003", "T-014")
    row = f"{person_id} | {email} | {name} | EX-3"
    twice.upload("records", f"Person ID | Email | Name | Reference Number\n{row}", each=SAFETY)
    assert twice.outcomes("T-003")["EX-3"] == "counted"


def test_p1_what_two_ids_of_one_person_share_finds_the_person(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Discipline\n12 | Avery | CT\n0012 | Avery | CT")
    program.upload("records", "Person ID | Reference Number\n012 | EX-1", each=SAFETY)
    assert waiting(program) == {"012": None}
    deciding.merge(program.store, "0012", "12")
    assert program.outcomes("0012") == {"EX-1": "counted"}
    assert waiting(program) == {}


def test_l7_a_completion_that_both_have_counts_once(twice: Program) -> None:
    twice.upload("records", "Person ID | Reference Number\nT-014 | EX-1", each=SAFETY)
    preview = deciding.preview_merge(twice.store, "T-003", "T-014")
    assert (preview.kept.completions, preview.other.completions) == (1, 2)
    assert (preview.completions_in_common, preview.goals_in_common) == (1, 1)
    assert people(twice) == ["T-003", "T-014", "T-020"]
    deciding.merge(twice.store, "T-003", "T-014")
    assert twice.earned("T-003")["total"] == Decimal("2.00")


def test_l8_a_completion_by_title_of_the_other_is_the_one_with_a_number(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery | CT\nS2 | Blair | CT")
    program.upload(
        "records",
        "Person ID | Reference Number | Activity Title\nS1 | EX-1 | Dose\nS2 |  | Dose",
        each=SAFETY,
    )
    deciding.merge(program.store, "S1", "S2")
    assert program.earned("S1")["total"] == Decimal("1.00")


def test_l7_the_activity_of_the_other_on_a_later_day_is_a_repeat(twice: Program) -> None:
    twice.upload(
        "records",
        "Person ID | Reference Number\nT-014 | EX-1",
        each={**SAFETY, "Completion Date": "2026-03-03"},
    )
    deciding.merge(twice.store, "T-003", "T-014")
    outcomes = sorted(row["outcome"] for row in twice.explain("T-003"))
    assert outcomes == ["counted", "counted", "repeat"]


def test_p1_a_merge_holds_for_later_rosters(twice: Program) -> None:
    deciding.merge(twice.store, "T-003", "T-014")
    twice.upload("roster", "Person ID | Name | Site\nT-014 | Avery Testwell | North")
    assert people(twice) == ["T-003", "T-020"]
    assert twice.rows("select site from people where person_id = 'T-003'") == [("North",)]


@pytest.mark.parametrize("is_first_first", [True, False])
def test_p1_merges_follow_one_another(twice: Program, is_first_first: bool) -> None:
    pairs = [("T-003", "T-014"), ("T-020", "T-003")]
    for kept, other in pairs if is_first_first else reversed(pairs):
        deciding.merge(twice.store, kept, other)
    assert people(twice) == ["T-020"]
    assert twice.earned("T-020")["total"] == Decimal("2.00")
    first = next(d for d in deciding.decisions(twice.store) if d.other_person_id == "T-003")
    deciding.undecide(twice.store, first.decision_id)
    assert people(twice) == ["T-003", "T-020"]


@pytest.mark.parametrize(
    ("kept", "other", "sentence"),
    [
        ("T-003", "T-003", "T-003 is one person already"),
        ("T-003", "T-099", 'Nobody on the roster has the person ID "T-099"'),
        ("T-099", "T-003", 'Nobody on the roster has the person ID "T-099"'),
        ("T-014", "T-003", "T-014 and T-003 are one person already, shown as T-003"),
        ("T-003", "T-014", "are one person already"),
        ("T-020", "T-014", "T-014 is the same person as T-003, as decided before"),
    ],
)
def test_p1_a_merge_that_makes_no_sense_is_refused(
    twice: Program, kept: str, other: str, sentence: str
) -> None:
    deciding.merge(twice.store, "T-003", "T-014")
    with pytest.raises(StoreError, match=sentence):
        deciding.merge(twice.store, kept, other)
    assert len(deciding.decisions(twice.store)) == 1


def test_p1_a_circle_through_an_id_that_waits_is_refused(program: Program) -> None:
    program.upload("roster", "Person ID | Name\nA | Avery\nC | Casey")
    passing = program.upload("roster", "Person ID | Name\nB | Blair")
    deciding.merge(program.store, "B", "A")
    deciding.merge(program.store, "C", "B")
    program.undo(passing)
    with pytest.raises(StoreError, match="one person already"):
        deciding.merge(program.store, "A", "C")


def test_p2_a_merge_waits_while_an_id_is_not_on_the_roster(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    program.upload("records", "Person ID | Reference Number\nS1 | EX-1", each=SAFETY)
    later = program.upload("roster", "Person ID | Name\nS2 | Avery Testwell")
    deciding.merge(program.store, "S2", "S1")
    assert people(program) == ["S2"]
    program.undo(later)
    assert people(program) == ["S1"]
    assert program.outcomes("S1") == {"EX-1": "counted"}
    assert [decision.waits_for for decision in deciding.decisions(program.store)] == ["S2"]
    program.upload("roster", "Person ID | Name\nS2 | Avery Testwell")
    assert people(program) == ["S2"]


def test_p1_every_pair_of_a_small_group_is_listed(program: Program) -> None:
    program.upload(
        "roster",
        """
        Person ID | Name  | Email
        S1        | Avery | one@example.org
        S2        | Avery | one@example.org
        S3        | Avery |
        """,
    )
    assert alike(program) == [("S1", "S2"), ("S1", "S3"), ("S2", "S3")]
    assert "have the same e-mail and name" in program.checks("people_alike")[0]["message"]
    deciding.keep_apart(program.store, "S2", "S1")
    assert alike(program) == [("S1", "S3"), ("S2", "S3")]
    deciding.merge(program.store, "S3", "S1")
    # S1 was kept apart from S2, and S3 is S1.
    assert alike(program) == []


def test_p1_a_large_group_is_listed_person_by_person(program: Program) -> None:
    rows = [f"S{number} | Person {number} | office@example.org" for number in range(1, 9)]
    program.upload("roster", "\n".join(["Person ID | Name | Email", *rows]))
    assert alike(program) == [(f"S{number}", f"S{number + 1}") for number in range(1, 8)]


def test_keeping_apart_changes_nothing_but_the_list(twice: Program) -> None:
    twice.upload("roster", "Person ID | Name\nT-014 | Avery Testwell")
    before = twice.standings()
    assert alike(twice) == [("T-003", "T-014")]
    decision = deciding.keep_apart(twice.store, "T-003", "T-014")
    assert alike(twice) == []
    assert twice.standings() == before
    with pytest.raises(StoreError, match="T-003 and T-014 are two people, as decided before"):
        deciding.merge(twice.store, "T-014", "T-003")
    with pytest.raises(StoreError, match="are two people, as decided before"):
        deciding.keep_apart(twice.store, "T-014", "T-003")
    deciding.undecide(twice.store, decision.decision_id)
    assert alike(twice) == [("T-003", "T-014")]


def test_p7_people_alike_who_left_are_marked(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Status\nS1 | Avery |\nS2 | Avery | left")
    [check] = program.checks("people_alike")
    assert check["message"].startswith("Avery (S1) and Avery (S2, left) have the same name.")


WAITING = """
Person ID | Email            | Name          | Reference Number
lms7      |                  | Avery Testwel | EX-3
          | lms8@example.org |               | EX-4
          |                  | A. Testwell   | EX-5
"""


def test_p1_confirmed_rows_are_the_persons_in_bulk(twice: Program) -> None:
    twice.upload("records", WAITING, each=SAFETY)
    assert waiting(twice) == {"lms7": "T-003", "lms8@example.org": None, "A. Testwell": None}
    pairs = [("lms7", "T-003"), ("LMS8@example.org", "T-003"), ("testwell, a", "T-020")]
    decisions = deciding.same_people(twice.store, pairs, by="test")
    assert [decision.decision_id for decision in decisions] == [1, 2, 3]
    assert waiting(twice) == {}
    assert set(twice.outcomes("T-003")) == {"EX-1", "EX-3", "EX-4"}
    twice.upload("records", WAITING.replace("EX-3", "EX-6"), each=SAFETY)
    assert "EX-6" in twice.outcomes("T-003")


def test_p1_a_name_of_several_people_can_be_given_to_one(program: Program) -> None:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery | CT\nS2 | Avery | CT")
    program.upload("records", "Name | Reference Number\nAvery | EX-1", each=SAFETY)
    assert waiting(program) == {"Avery": None}
    deciding.same_people(program.store, [("Avery", "S2")])
    assert program.outcomes("S2") == {"EX-1": "counted"}


def test_p1_a_confirmed_name_stays_whose_it_is_when_a_namesake_comes(twice: Program) -> None:
    twice.upload("records", "Name | Reference Number\nA. Testwell | EX-5", each=SAFETY)
    deciding.same_people(twice.store, [("A. Testwell", "T-003")])
    twice.upload("roster", "Person ID | Name\nT-050 | A. Testwell")
    assert "EX-5" in twice.outcomes("T-003")


def test_p1_an_id_that_the_roster_brings_goes_before_what_was_confirmed(twice: Program) -> None:
    twice.upload("records", "Person ID | Reference Number\nlms7 | EX-3", each=SAFETY)
    deciding.same_people(twice.store, [("lms7", "T-003")])
    twice.upload("roster", "Person ID | Name | Discipline\nlms7 | Casey Sampleton | CT")
    assert twice.outcomes("lms7") == {"EX-3": "counted"}
    assert twice.outcomes("T-003") == {"EX-1": "counted"}


def test_p1_a_confirmed_person_who_is_merged_keeps_the_rows(twice: Program) -> None:
    twice.upload("records", "Person ID | Reference Number\nlms7 | EX-3", each=SAFETY)
    deciding.same_people(twice.store, [("lms7", "T-014")])
    deciding.merge(twice.store, "T-003", "T-014")
    assert "EX-3" in twice.outcomes("T-003")


def test_p2_a_waiting_prescription_is_confirmed_as_well(twice: Program) -> None:
    twice.upload(
        "prescriptions",
        "Person ID | Discipline | Subcategory | Prescribed Credits\nlms7 | CT | Neck and Chest | 2",
    )
    deciding.same_people(twice.store, [("lms7", "T-003")])
    assert twice.gaps("T-003", pathway="cqr") == {"Neck and Chest": Decimal("2.00")}


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ([("lms7", "T-003"), ("Nobody Here", "T-003")], 'No row waits for anybody under "Nobody'),
        ([("lms7", "T-99")], 'Nobody on the roster has the person ID "T-99"'),
        ([("lms7", "T-003"), ("Avery Testwel", "T-020")], "cannot be both T-003 and T-020"),
    ],
)
def test_of_what_is_confirmed_in_bulk_all_is_taken_or_nothing(
    twice: Program, pairs: list[tuple[str, str]], sentence: str
) -> None:
    twice.upload("records", WAITING, each=SAFETY)
    with pytest.raises(StoreError, match=sentence):
        deciding.same_people(twice.store, pairs)
    assert deciding.decisions(twice.store) == []
    assert len(waiting(twice)) == 3


def test_a_name_under_which_several_wait_is_asked_back(twice: Program) -> None:
    twice.upload(
        "records",
        "Person ID | Name | Reference Number\nx1 | Al | EX-3\nx2 | Al | EX-4",
        each=SAFETY,
    )
    with pytest.raises(StoreError, match='say which: "x1" or "x2"'):
        deciding.same_people(twice.store, [("Al", "T-003")])


def test_an_unknown_or_undone_decision_cannot_be_undone(twice: Program) -> None:
    decision = deciding.merge(twice.store, "T-003", "T-014", by="test")
    with pytest.raises(StoreError, match="There is no decision 7"):
        deciding.undecide(twice.store, 7)
    deciding.undecide(twice.store, decision.decision_id, by="test")
    with pytest.raises(StoreError, match="Decision 1 was undone already"):
        deciding.undecide(twice.store, 1)
    [kept] = store.deciding.decisions(twice.store)
    assert (kept.decided_by, kept.withdrawn_by) == ("test", "test")


def test_an_id_in_another_spelling_is_asked_back(program: Program) -> None:
    program.upload("roster", "Person ID | Name\n0012 | Avery\n14 | Blair")
    with pytest.raises(StoreError, match="did you mean 0012"):
        deciding.merge(program.store, "12", "14")
