"""How sheets come out of a printer."""

from datetime import date
from typing import Any

from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from dashboard.wording.words import day

_LETTER = 1


def set_up_print(
    sheet: Any,
    as_of: date,
    *,
    heading_rows: str | None = None,
    name_columns: str | None = None,
    is_portrait: bool = False,
    is_one_page: bool = False,
) -> None:
    """Fits the sheet to the width of a page, the headings on every page, page and day in the footer.

    Before the first row is written.
    """
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "portrait" if is_portrait else "landscape"
    sheet.page_setup.paperSize = _LETTER
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if is_one_page else 0
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.5, bottom=0.7, footer=0.3)
    sheet.print_title_rows = heading_rows
    sheet.print_title_cols = name_columns
    sheet.oddFooter.left.text = f"CE gap report, as of {day(as_of)}"
    sheet.oddFooter.center.text = "&A" if not is_one_page else None
    sheet.oddFooter.right.text = "Page &P of &N"
