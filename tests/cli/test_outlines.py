"""outline-add, outlines, outline-remove: the command's side of content outlines."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command, Write

AS_OF = ("--as-of", "2026-06-01")
JSON = ("--format", "json")
OUTLINE = """
Discipline | Effective Date | Category     | Subcategory | Exam Questions
IA         | 2025-01-01     | Patient Care | Positioning | 10
           |                | Safety       | Aprons      |
"""


@pytest.fixture
def ia(command: Command, write: Write) -> Command:
    """Avery (S1) has her 32 credits of Imaging Assistant, all of them in one category."""
    roster = "Person ID | Name | Discipline\nS1 | Avery Testwell | IA"
    records = """
    Person ID | Reference Number | Completion Date | Discipline | Category | Credits
    S1        | EX-1             | 2026-02-03      | IA         | Safety   | 32.00
    """
    assert command("import", write("roster.csv", roster)).status == 0
    assert command("import", write("records.csv", records)).status == 0
    return command


@pytest.fixture
def file(write: Write) -> Path:
    return write("ia.csv", OUTLINE)


def test_an_outline_is_added_listed_and_removed(ia: Command, file: Path) -> None:
    [row] = ia("outline-add", file, *AS_OF, *JSON).rows
    assert list(row) == [
        "outline_id",
        "file",
        "as_of",
        "versions",
        "goals",
        "texts",
        "prescriptions",
        "problems",
        "skipped",
    ]
    assert (row["outline_id"], row["file"], row["as_of"]) == (1, "ia.csv", "2026-06-01")
    [goal] = row["goals"]
    assert (goal["needed_before"], goal["needed_after"]) == (32, 1)
    assert row["texts"] == [
        {
            "discipline": "IA",
            "item": "Safety",
            "lines_unmapped_before": 1,
            "lines_unmapped_after": 0,
        }
    ]
    [listed] = [row for row in ia("outlines", *AS_OF, *JSON).rows if row["discipline"] == "IA"]
    assert (listed["outline_id"], listed["effective_on"]) == (1, "2025-01-01")
    assert listed["source"].startswith("ia.csv, added by ")

    said = ia("outline-remove", 1)
    assert (said.status, said.out, said.sentence) == (0, "", "Outline 1 is removed.")
    assert all(row["discipline"] != "IA" for row in ia("outlines", *AS_OF, *JSON).rows)
    [upload] = ia("outlines", "--added", *JSON).rows
    assert (upload["versions"], upload["lines"]) == ("IA 2025-01-01", 2)
    assert upload["withdrawn_at"].endswith("Z")


def test_the_table_is_the_goals_and_the_rest_is_said_beside_it(ia: Command, file: Path) -> None:
    said = ia("outline-add", file, *AS_OF, "--dry-run")
    assert said.status == 0
    assert "Avery Testwell" in said.out
    assert said.err.splitlines() == [
        "IA 2025-01-01: new, with 2 categories and 2 subcategories.",
        'IA "Safety": 0 lines not in the outline, 1 before.',
    ]


def test_a_dry_run_writes_nothing(ia: Command, file: Path) -> None:
    [row] = ia("outline-add", file, "--dry-run", *AS_OF, *JSON).rows
    assert row["outline_id"] is None
    assert ia("outlines", "--added", *JSON).rows == []


def test_a_changed_status_wants_a_word(ia: Command, file: Path, write: Write) -> None:
    assert ia("outline-add", file, *AS_OF).status == 0
    safety = "Discipline | Effective Date | Category\nIA | 2025-01-01 | Safety"
    said = ia("outline-add", write("safety.csv", safety), *AS_OF, *JSON)
    assert said.status == 2
    [goal] = said.rows[0]["goals"]
    assert (goal["status_before"], goal["status_after"]) == ("behind", "met")
    assert said.sentence == (
        "safety.csv changes the status of 1 goal as of 2026-06-01; nothing was added. "
        "Look at what changes, and add it with --yes if it is right."
    )
    assert len(ia("outlines", "--added", *JSON).rows) == 1
    assert ia("outline-add", write("safety.csv", safety), *AS_OF, "--yes").status == 0
    assert len(ia("outlines", "--added", *JSON).rows) == 2


def test_every_problem_has_its_place_and_nothing_is_added(command: Command, write: Write) -> None:
    broken = write(
        "broken.csv", "Discipline | Effective Date | Category\nIA | soon | Safety\nXX | | Dose"
    )
    said = command("outline-add", broken, *JSON)
    assert said.status == 2
    date, discipline, *others, last = said.err.splitlines()
    assert date.startswith('broken.csv, row 2, Effective Date "soon": expected a date such as')
    assert discipline.startswith('broken.csv, row 3, Discipline "XX": expected a discipline')
    assert last == (
        f"broken.csv has {2 + len(others)} problems, and an outline is added whole or not at all; "
        "nothing was added. Correct the file and add it again."
    )
    assert len(said.rows[0]["problems"]) == 2 + len(others)
    assert command("outlines", "--added", *JSON).rows == []


def test_the_discipline_may_be_said_for_the_whole_file(command: Command, write: Write) -> None:
    file = write("outline.csv", "Effective Date | Category\n2025-01-01 | Safety")
    [row] = command("outline-add", file, "--discipline", "imaging assistant", *JSON).rows
    assert row["versions"][0]["discipline"] == "IA"


@pytest.mark.parametrize(
    "arguments", [("outline-add", "missing.csv"), ("outline-remove", 9), ("outline-remove", "nine")]
)
def test_what_cannot_be_done_exits_2_with_one_sentence(
    command: Command, arguments: tuple[object, ...]
) -> None:
    said = command(*arguments)
    assert (said.status, said.out) == (2, "")
    assert said.sentence


def test_an_outline_given_to_import_is_sent_to_its_own_command(
    command: Command, file: Path
) -> None:
    said = command("import", file)
    assert said.status == 2
    assert "a content outline" in said.sentence
    assert said.sentence.endswith("or with the command targeted-ce outline-add.")
