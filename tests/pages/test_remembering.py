"""Rows that pages share: a part of them is made once, and is Rows itself."""

from dashboard.ui.remembering import Rows


def test_a_part_of_rows_is_made_once_for_its_bounds() -> None:
    rows = Rows({"place": place} for place in range(6))

    assert rows[2:4] is rows[2:4]
    assert rows[2:4] == ({"place": 2}, {"place": 3})
    assert rows[0:6:2] == ({"place": 0}, {"place": 2}, {"place": 4})
    assert len({rows.serial, rows[2:4].serial, rows[0:6].serial, rows[0:6:2].serial}) == 4


def test_one_row_of_rows_is_the_row() -> None:
    rows = Rows([{"place": 0}, {"place": 1}])

    assert rows[1] is tuple(rows)[1]
