"""Downloads: exact credits, ISO dates, and nothing that a spreadsheet would run."""

import csv
import io
from datetime import date
from decimal import Decimal

from dashboard.ui.columns import COLUMNS
from dashboard.ui.downloads import csv_file

ROW = {
    "name": '=HYPERLINK("x")',
    "status": "behind",
    "needed": Decimal("2.50"),
    "days_left": -3,
    "window_end": date(2027, 3, 15),
    "role": None,
}


def test_the_file_has_the_values_under_the_headings_of_the_screen() -> None:
    file = csv_file([ROW], {name: COLUMNS[name] for name in ROW})
    assert file.startswith(b"\xef\xbb\xbf")  # Excel takes it for UTF-8

    headings, values = csv.reader(io.StringIO(file.decode("utf-8-sig")))
    assert headings == ["Name", "Status", "Needed", "Days left", "Window end", "Role"]
    assert values == ['\'=HYPERLINK("x")', "▲ Behind", "2.50", "-3", "2027-03-15", ""]
