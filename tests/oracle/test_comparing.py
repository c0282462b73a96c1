"""That a difference between two answers cannot pass unseen, and that the oracle stays independent."""

import ast
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.oracle.answers import Answer, Program
from tests.oracle.comparing import FIELDS, difference
from tests.oracle.draw import BLOCK, random_world
from tests.oracle.merging import merged

MODULES = sorted(Path(__file__).parent.glob("*.py"))
WORLD = merged([random_world(seed) for seed in range(BLOCK)])
DAY = WORLD.days[0]


def answer(name: str) -> list[Answer]:
    return Program.of(WORLD).answers(DAY)[name]


@pytest.mark.parametrize("name", FIELDS)
def test_an_answer_agrees_with_itself_and_has_exactly_the_fields_of_the_contract(name: str) -> None:
    rows = answer(name)
    assert rows
    assert difference(name, rows, answer(name), DAY) is None
    assert {tuple(row) for row in rows} == {FIELDS[name]}


@pytest.mark.parametrize("name", FIELDS)
def test_a_row_too_few_or_in_another_place_is_a_difference(name: str) -> None:
    rows = answer(name)
    assert difference(name, rows, rows[1:], DAY)
    assert difference(name, rows, [*rows, rows[0]], DAY)
    if name in ("progress", "gaps"):
        assert "another order" in str(difference(name, rows, rows[::-1], DAY))


@pytest.mark.parametrize("value", [15.5, Decimal("15.50001"), None, datetime(2026, 1, 1), "15.5"])  # noqa: DTZ001
def test_a_float_a_rounding_and_a_timestamp_are_differences(value: object) -> None:
    rows = answer("progress")
    exact = [rows[0] | {"earned": Decimal("15.50"), "window_end": date(2026, 1, 1)}, *rows[1:]]
    column = "window_end" if isinstance(value, datetime) else "earned"
    found = [exact[0] | {column: value}, *rows[1:]]
    assert difference("progress", exact, exact, DAY) is None
    assert difference("progress", exact, found, DAY)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_only_the_test_of_agreement_imports_the_product(module: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
    assert ("dashboard" in imported) == (module.stem == "test_oracle_agrees")
    assert not imported & {"duckdb", "pandas"}
