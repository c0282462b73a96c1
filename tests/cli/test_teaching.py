"""alias, aliases, unalias: the command's side of teaching."""

import pytest

from tests.cli.conftest import Command, Write

DOSE = "Safety / Radiation Safety and Dose"
AS_OF = ("--as-of", "2026-06-01", "--format", "json")


@pytest.fixture
def ct(command: Command, write: Write) -> Command:
    roster = "Person ID | Name | Discipline\nS1 | Avery Testwell | CT"
    records = """
    Person ID | Reference Number | Completion Date | Discipline | Category | Subcategory | Credits
    S1        | EX-1             | 2026-02-03      | CT         | Safety   | Lead Aprons | 1.00
    """
    assert command("import", write("roster.csv", roster)).status == 0
    assert command("import", write("records.csv", records)).status == 0
    return command


def test_an_alias_is_taught_listed_and_removed(ct: Command) -> None:
    said = ct("alias", "Lead Aprons", "ct", DOSE)
    assert (said.status, said.out) == (0, "")
    assert said.sentence == (
        f'Alias 1: "Lead Aprons" stands for "{DOSE}" in CT; it is the subcategory of 1 line.'
    )
    [row] = ct("explain", "S1", *AS_OF).rows
    assert (row["subcategory"], row["outcome"]) == ("Radiation Safety and Dose", "counted")
    assert ct("unalias", 1).status == 0
    [row] = ct("aliases", "--format", "json").rows
    assert list(row) == [
        "alias_id",
        "text",
        "discipline",
        "category",
        "subcategory",
        "taught_at",
        "taught_by",
        "withdrawn_at",
        "withdrawn_by",
    ]
    assert (row["text"], row["category"]) == ("Lead Aprons", "Safety")
    assert row["withdrawn_at"].endswith("Z")


def test_the_check_names_a_command_that_settles_it(ct: Command) -> None:
    [check] = [row for row in ct("checks", *AS_OF).rows if row["check_name"] == "unmapped_texts"]
    assert "targeted-ce alias" in check["message"]
    ct("alias", "Lead Aprons", "CT", DOSE)
    names = {row["check_name"] for row in ct("checks", *AS_OF).rows}
    assert "unmapped_texts" not in names


@pytest.mark.parametrize(
    "arguments",
    [
        ("alias", "Lead Aprons", "CT"),
        ("alias", "Lead Aprons", "astrology", "Safety"),
        ("alias", "Lead Aprons", "CT", "Saftey"),
        ("unalias", 9),
        ("unalias", "nine"),
    ],
)
def test_what_cannot_be_taught_or_removed_exits_2_with_one_sentence(
    command: Command, arguments: tuple[object, ...]
) -> None:
    said = command(*arguments)
    assert (said.status, said.out) == (2, "")
    assert said.sentence


def test_nothing_taught_is_an_empty_list(command: Command) -> None:
    said = command("aliases", "--format", "json")
    assert (said.status, said.out) == (0, "[]\n")
