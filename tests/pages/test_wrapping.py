"""Long texts are shown in full: no row of a table is lower than its text needs."""

from dashboard.ui.columns import COLUMNS
from dashboard.ui.wrapping import wrapped_height

PROBLEM = {"problem": COLUMNS["problem"]}


def height(letters: int) -> int:
    return wrapped_height([{"problem": "x" * letters}, {"problem": None}], PROBLEM)


def test_a_text_of_three_lines_fits_the_lowest_row() -> None:
    assert height(190) == height(1) == wrapped_height([], PROBLEM)


def test_each_further_line_makes_the_rows_taller() -> None:
    heights = [height(letters) for letters in (190, 250, 310)]
    assert heights == sorted(set(heights))


def test_a_very_long_text_does_not_fill_the_screen() -> None:
    assert height(100_000) == height(10_000) < 200


def test_columns_as_wide_as_their_texts_change_nothing() -> None:
    sheet = {"sheet": COLUMNS["sheet"]}
    assert wrapped_height([{"sheet": "x" * 500}], sheet) == height(1)
