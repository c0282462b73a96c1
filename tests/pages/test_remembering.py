"""Rows that pages share: a part of them, or a group, is made once, and is Rows itself."""

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.ui.remembering import Rows, made_groups


def by_parity(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        groups.setdefault("odd" if row["place"] % 2 else "even", []).append(row)
    return groups


def test_groups_of_rows_are_made_once() -> None:
    rows = Rows({"place": place} for place in range(3))

    groups = made_groups(by_parity, rows)
    assert groups == {"even": ({"place": 0}, {"place": 2}), "odd": ({"place": 1},)}
    assert all(isinstance(group, Rows) for group in groups.values())
    assert made_groups(by_parity, rows)["odd"] is groups["odd"]


def test_a_part_of_rows_is_made_once_for_its_bounds() -> None:
    rows = Rows({"place": place} for place in range(6))

    assert rows[2:4] is rows[2:4]
    assert rows[2:4] == ({"place": 2}, {"place": 3})
    assert rows[0:6:2] == ({"place": 0}, {"place": 2}, {"place": 4})
    assert len({rows.serial, rows[2:4].serial, rows[0:6].serial, rows[0:6:2].serial}) == 4


def test_one_row_of_rows_is_the_row() -> None:
    rows = Rows([{"place": 0}, {"place": 1}])

    assert rows[1] is tuple(rows)[1]
