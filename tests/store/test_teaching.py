"""Aliases that users teach: in force at once, removable, in the history (L5)."""

from decimal import Decimal
from pathlib import Path

import pytest

from dashboard import store
from dashboard.store import StoreError
from tests.program import Program
from tests.store.state import in_force

DOSE = "Safety / Radiation Safety and Dose"
AVERY = {"Person ID": "S1", "Completion Date": "2026-02-03", "Discipline": "CT"}


@pytest.fixture
def ct(program: Program) -> Program:
    """Avery (S1) goes for CT and has credits in texts that the outline does not have."""
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    program.upload(
        "records",
        """
        Reference Number | Category    | Subcategory | Credits
        EX-1             | Safety      | Lead Aprons | 1.00
        EX-2             | Safe habits |             | 0.50
        """,
        each=AVERY,
    )
    return program


def placed(program: Program) -> dict[str, tuple[str | None, str | None, str]]:
    return {
        row["reference_number"]: (row["category"], row["subcategory"], row["outcome"])
        for row in program.explain("S1")
    }


def test_l5_a_taught_text_takes_effect_everywhere_at_once(ct: Program) -> None:
    assert [check["item"] for check in ct.checks("unmapped_texts")] == [
        "Safe habits",
        "Safety / Lead Aprons",
    ]
    store.teaching.add_alias(ct.store, "Lead Aprons", "CT", DOSE)
    store.teaching.add_alias(ct.store, "Safe habits", "CT", "Safety")
    assert placed(ct) == {
        "EX-1": ("Safety", "Radiation Safety and Dose", "counted"),
        "EX-2": ("Safety", None, "counted"),
    }
    assert ct.earned("S1")["Safety"] == Decimal("1.50")
    assert ct.checks("unmapped_texts") == []


def test_l5_a_taught_text_reads_like_one_in_other_spelling(ct: Program) -> None:
    store.teaching.add_alias(
        ct.store, "  lead-APRONS ", "Computed Tomography", "safety/radiation safety & dose"
    )
    assert placed(ct)["EX-1"] == ("Safety", "Radiation Safety and Dose", "counted")
    [alias] = store.teaching.aliases(ct.store)
    assert (alias.text, alias.target) == ("lead-APRONS", DOSE)


def test_l5_a_taught_text_is_of_its_discipline_only(ct: Program) -> None:
    store.teaching.add_alias(ct.store, "Lead Aprons", "MR", "Safety")
    assert placed(ct)["EX-1"] == ("Safety", "Lead Aprons", "counted")


def test_a_taught_text_is_a_heading_of_a_wide_file(ct: Program) -> None:
    store.teaching.add_alias(ct.store, "Lead Aprons", "CT", DOSE)
    ct.upload(
        "records",
        "Reference Number | Patient Care | Lead Aprons\nWIDE-1 | | 0.75",
        each=AVERY,
    )
    assert placed(ct)["WIDE-1"] == ("Safety", "Radiation Safety and Dose", "counted")


def test_g8_a_taught_text_finds_a_prescribed_subcategory(ct: Program) -> None:
    ct.upload(
        "prescriptions",
        "Person ID | Discipline | Subcategory | Prescribed Credits\nS1 | CT | Lead Aprons | 3.00",
    )
    [check] = ct.checks("prescriptions_not_in_outline")
    assert 'targeted-ce alias "Lead Aprons" CT' in check["message"]
    store.teaching.add_alias(ct.store, "Lead Aprons", "CT", DOSE)
    assert ct.checks("prescriptions_not_in_outline") == []
    assert ct.gaps("S1", pathway="cqr") == {"Radiation Safety and Dose": Decimal("2.00")}


def test_p3_a_removed_alias_leaves_everything_as_if_never_taught(ct: Program) -> None:
    before, reference = in_force(ct.store), ct.store.reference
    alias = store.teaching.add_alias(ct.store, "Lead Aprons", "CT", DOSE)
    assert in_force(ct.store) != before
    store.teaching.remove_alias(ct.store, alias.alias_id)
    assert in_force(ct.store) == before
    assert set(ct.store.reference.aliases) == set(reference.aliases)


def test_the_history_says_what_was_taught_when_and_by_whom(ct: Program) -> None:
    first = store.teaching.add_alias(ct.store, "Lead Aprons", "CT", DOSE, by="Avery")
    store.teaching.remove_alias(ct.store, first.alias_id, by="Blair")
    second = store.teaching.add_alias(ct.store, "Lead Aprons", "CT", "Safety", by="Avery")
    newest, oldest = store.teaching.aliases(ct.store)
    assert newest == second
    assert (oldest.alias_id, oldest.taught_by, oldest.withdrawn_by) == (1, "Avery", "Blair")
    assert oldest.withdrawn_at is not None
    assert (newest.alias_id, newest.withdrawn_at) == (2, None)


def test_the_revision_changes_with_what_is_taught_and_removed(ct: Program) -> None:
    seen = [ct.store.revision()]
    alias = store.teaching.add_alias(ct.store, "Lead Aprons", "CT", DOSE)
    seen.append(ct.store.revision())
    store.teaching.remove_alias(ct.store, alias.alias_id)
    seen.append(ct.store.revision())
    assert len(set(seen)) == 3


def test_a_taught_alias_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "kept.duckdb"
    with Program(tmp_path, database=path) as program:
        store.teaching.add_alias(program.store, "Lead Aprons", "CT", DOSE)
    with Program(tmp_path, database=path) as program:
        assert program.store.reference.heading_level("lead aprons") == "subcategory"
        assert len(store.teaching.aliases(program.store)) == 1


@pytest.mark.parametrize(
    ("text", "discipline", "target", "sentence"),
    [
        ("Lead Aprons", "XX", "Safety", '"XX" is not a discipline; use one of '),
        ("Lead Aprons", "IA", "Safety", "No content outline of IA is known"),
        ("Lead Aprons", "CT", "Saftey", 'did you mean "Safety"'),
        ("Lead Aprons", "CT", "Knitting 101", 'use a category ("Patient Care"'),
        ("Lead Aprons", "CT", "Safety / Image Formation", "is not in the outline of CT"),
        (" - ", "CT", "Safety", "has neither a letter nor a digit"),
        ("SAFETY", "CT", "Procedures", '"SAFETY" is a category of CT in the outline itself'),
        ("Pt Care", "CT", "Safety", 'already stands for "Patient Care" in CT, as one of the'),
        ("known", "CT", "Safety", f'already stands for "{DOSE}" in CT; to change that'),
    ],
)
def test_an_alias_that_cannot_be_is_refused_with_a_sentence(
    program: Program, text: str, discipline: str, target: str, sentence: str
) -> None:
    store.teaching.add_alias(program.store, "Known", "CT", DOSE)
    with pytest.raises(StoreError) as refused:
        store.teaching.add_alias(program.store, text, discipline, target)
    assert sentence in str(refused.value)
    assert len(store.teaching.aliases(program.store)) == 1


@pytest.mark.parametrize(
    ("alias_id", "sentence"), [(7, "There is no alias 7"), (1, "Alias 1 was removed already")]
)
def test_an_alias_that_is_not_there_cannot_be_removed(
    program: Program, alias_id: int, sentence: str
) -> None:
    taught = store.teaching.add_alias(program.store, "Known", "CT", DOSE)
    store.teaching.remove_alias(program.store, taught.alias_id)
    with pytest.raises(StoreError, match=sentence):
        store.teaching.remove_alias(program.store, alias_id)


@pytest.mark.parametrize(
    ("category", "subcategory", "command"),
    [
        ("Saftey", "", 'targeted-ce alias "Saftey" CT "Safety"'),
        (
            "Safety",
            "Radiation Dose",
            'targeted-ce alias "Radiation Dose" CT "Safety / Radiation Safety and Dose"',
        ),
        ("Safety", "Knitting", 'targeted-ce alias "Knitting" CT "Safety / Subcategory"'),
        ("Hobbies", "Knitting", 'targeted-ce alias "Knitting" CT "Category / Subcategory"'),
        ("Hobbies", "", 'targeted-ce alias "Hobbies" CT "Category"'),
    ],
)
def test_l5_the_check_says_how_to_teach_a_text(
    program: Program, category: str, subcategory: str, command: str
) -> None:
    program.upload("roster", "Person ID | Name | Discipline\nS1 | Avery Testwell | CT")
    table = f"Reference Number | Category | Subcategory | Credits\nEX-1 | {category} | {subcategory} | 1.00"
    program.upload("records", table, each=AVERY)
    [check] = program.checks("unmapped_texts")
    assert check["message"].endswith(f"or teach it: {command}")


def test_l5_the_check_does_not_offer_to_teach_what_is_understood(ct: Program) -> None:
    ct.upload(
        "records",
        "Reference Number | Category | Subcategory | Credits\nEX-3 | Safety | Image Formation | 1.00",
        each=AVERY,
    )
    messages = {check["item"]: check["message"] for check in ct.checks("unmapped_texts")}
    assert "correct the text in the file" in messages["Safety / Image Formation"]
    assert "targeted-ce" not in messages["Safety / Image Formation"]


def test_an_alias_tells_how_many_lines_have_its_text(ct: Program) -> None:
    taught = store.teaching.add_alias(ct.store, "Safe habits", "CT", "Safety")
    assert store.teaching.lines_named(ct.store, taught) == 1
    other = store.teaching.add_alias(ct.store, "Knitting", "CT", DOSE)
    assert store.teaching.lines_named(ct.store, other) == 0
