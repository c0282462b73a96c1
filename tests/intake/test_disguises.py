"""A canonical table in disguise is the same table: other words, other places, another kind of file."""

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import intake, reference, store
from dashboard.intake import CheckedFile, Options
from dashboard.intake.academic import unit_of_heading
from dashboard.intake.synonyms import synonym_key, synonyms, words
from tests.intake.drawing import drawn, write_text, write_workbook
from tests.program import Program

REFERENCE = reference.load()

CANONICAL = {
    "roster": """
        Person ID | Name            | Role    | Cohort  | Site            | Email             | Status | Discipline | Application Date | Requirement
        00123     | Testwell, Avery | student | CT 2026 | Example General | avery@example.edu |        | CT         | 2026-12-15       | Structured Education
        00123     | Testwell, Avery |         |         |                 |                   |        | MR         |                  |
        S-17      | Blair Sampleton | staff   |         | Example North   |                   | active |            |                  |
        S-18      | Casey Mockford  | staff   |         |                 | casey@example.edu | left   | CT         |                  |
        """,
    "activities": """
        Reference Number | Activity Title | Sponsor         | CE Credits | Discipline | Category   | Subcategory               | Credits
        EX0001           | CT basics      | Example Society | 2.5        | CT         | Safety     | Radiation Safety and Dose | 0.5
        EX0001           | CT basics      | Example Society | 2.5        | MR         | Procedures |                           | 1.25
        0002             | Dose in CT     |                 | 1          | CT         | Safety     | Radiation Safety and Dose | 1
        """,
    "prescriptions": """
        Person ID | Name            | Discipline | Category   | Subcategory               | Prescribed Credits | SSA Date   | Due Date
        S-17      | Blair Sampleton | CT         | Safety     | Radiation Safety and Dose | 1.5                | 2025-01-15 | 2028-01-15
        S-17      | Blair Sampleton | CT         | Procedures | Abdomen and Pelvis        | 2                  | 2025-01-15 | 2028-01-15
        """,
    "records": """
        Person ID | Name            | Email             | Activity Title | Reference Number | Sponsor         | Completion Date | CE Credits | CE Category | Activity Type | Discipline | Category   | Subcategory               | Credits
        00123     | Testwell, Avery | avery@example.edu | CT basics      | EX0001           | Example Society | 2025-06-01      | 2.5        | A           | Online course | CT         | Safety     | Radiation Safety and Dose | 0.75
        00123     | Testwell, Avery |                   | CT body        | EX0003           | Example Society | 2025-07-01      | 4          | A+          |               | CT         | Procedures | Abdomen and Pelvis        | 4
        00123     | Testwell, Avery |                   | MR safety      | EX0004           |                 | 2025-08-01      | 1          |             |               | MR         | Safety     |                           | 1
        S-17      | Blair Sampleton |                   | Dose in CT     | 0002             |                 | 2025-06-01      | 1          | A           |               |            |            |                           |
        """,
}

TITLES = ("Report of the program", "Printed 2026-01-05", "For the director's use only")


def unmistakable(kind: str) -> dict[str, list[str]]:
    """The words for each of our columns that mean nothing else on a table of this kind."""
    meanings = Counter(key for key, _ in synonyms(kind))
    found: dict[str, list[str]] = {}
    for word, ours in words(kind):
        # "Semester Hours" are CE credits, but sixteen each.
        if meanings[synonym_key(word)] == 1 and unit_of_heading(word) is None:
            found.setdefault(ours, []).append(word)
    return found


def disguised(kind: str, chance: random.Random) -> list[list[str]]:
    """The canonical table with other words, in another order, below titles and between blanks."""
    headers, *rows = drawn(CANONICAL[kind])
    others = unmistakable(kind)
    columns = [
        [_dressed(chance.choice(others[header]), chance), *(row[place] for row in rows)]
        for place, header in enumerate(headers)
    ]
    chance.shuffle(columns)
    for _ in range(chance.randrange(3)):
        columns.insert(chance.randrange(len(columns) + 1), [""] * (len(rows) + 1))
    heading, *rows = [list(cells) for cells in zip(*columns, strict=True)]
    rows = [[_padded(cell, chance) for cell in row] for row in rows]
    for _ in range(chance.randrange(3)):
        rows.insert(chance.randrange(len(rows) + 1), [""] * len(heading))
    if chance.random() < 0.3:
        rows.insert(chance.randrange(1, len(rows) + 1), heading)
    above = [[title] for title in TITLES[: chance.randrange(len(TITLES) + 1)]]
    above.insert(chance.randrange(len(above) + 1), [])
    return [*above, heading, *rows]


_DRESSES: tuple[Callable[[str], str], ...] = (str.upper, str.lower, str.title, str.strip)


def _dressed(header: str, chance: random.Random) -> str:
    dress = chance.choice(_DRESSES)
    text = chance.choice([" ", "  ", "_"]).join(dress(header).split())
    return _padded(text + chance.choice(["", ":", "*"]), chance)


def _padded(cell: str, chance: random.Random) -> str:
    return chance.choice(["", " ", "\u00a0"]) + cell + chance.choice(["", "  "]) if cell else cell


def check(cells: list[list[str]], folder: Path, ending: str = ".csv") -> CheckedFile:
    path = folder / f"drawn{ending}"
    if ending == ".xlsx":
        write_workbook(path, {"Sheet": cells})
    else:
        write_text(path, cells)
    return intake.check_file(path, REFERENCE, Options())


def rows_of(file: CheckedFile) -> list[dict[str, Any]]:
    """What is stored of a table; where it stood is none of that."""
    [sheet] = file.sheets
    return list(sheet.rows.drop(["sheet", "row_number"]).to_pylist())


@pytest.mark.parametrize("kind", CANONICAL)
@settings(max_examples=20, deadline=None)
@given(chance=st.randoms(use_true_random=False), ending=st.sampled_from([".csv", ".xlsx"]))
def test_a_disguised_table_gives_exactly_the_rows_of_the_canonical_one(
    kind: str, chance: random.Random, ending: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = check(drawn(CANONICAL[kind]), folder)
        other = check(disguised(kind, chance), folder, ending)
    assert [sheet.kind for sheet in other.sheets] == [kind]
    assert rows_of(other) == rows_of(plain)
    assert not other.sheets[0].set_aside
    assert not other.sheets[0].proposals


@pytest.mark.parametrize("kind", CANONICAL)
def test_every_synonym_leads_to_its_column(kind: str, tmp_path: Path) -> None:
    """One word at a time beside our own names, so that every line of the data is used."""
    headers, *rows = drawn(CANONICAL[kind])
    expected = rows_of(check([headers, *rows], tmp_path))
    for ours, others in unmistakable(kind).items():
        for word in others if ours in headers else ():
            renamed = [word if header == ours else header for header in headers]
            assert rows_of(check([renamed, *rows], tmp_path)) == expected, word


def answers(tables: dict[str, list[list[str]]], ending: str) -> list[Any]:
    """Progress and gaps of everybody, once these tables are imported."""
    with tempfile.TemporaryDirectory() as name, Program(Path(name), reference=REFERENCE) as program:
        for cells in tables.values():
            checked = check(cells, Path(name), ending)
            store.imports.commit(program.store, checked, by="test", is_confirmed=True)
        standings = program.standings()
        people = sorted({row["person_id"] for row in standings})
        goals = [(row["person_id"], row["pathway"], row["discipline"]) for row in standings]
        gaps = [
            program.requirement_lines(person, pathway=pathway, discipline=discipline)
            for person, pathway, discipline in goals
        ]
    assert people == ["00123", "S-17"]
    return [standings, gaps]


@settings(max_examples=4, deadline=None)
@given(chance=st.randoms(use_true_random=False), ending=st.sampled_from([".csv", ".xlsx"]))
def test_progress_and_gaps_are_those_of_the_canonical_tables(
    chance: random.Random, ending: str
) -> None:
    plain = {kind: drawn(table) for kind, table in CANONICAL.items()}
    other = {kind: disguised(kind, chance) for kind in CANONICAL}
    assert answers(other, ending) == answers(plain, ".csv")
