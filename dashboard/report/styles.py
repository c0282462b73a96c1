"""How a report looks: colours that differ in lightness too, and the formats of each kind of value."""

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle

from dashboard.wording.words import STATUSES

INK, BLUE, GREY = "FF0F1720", "FF1F5F99", "FF5A6673"

TEXT = Font(name="Calibri", size=11, color=INK)
BOLD = Font(name="Calibri", size=11, color=INK, bold=True)
LINK = Font(name="Calibri", size=11, color=BLUE, underline="single")
TITLE = Font(name="Calibri", size=18, color=INK, bold=True)
SECTION = Font(name="Calibri", size=13, color=BLUE, bold=True)
QUIET = Font(name="Calibri", size=10, color=GREY)

_LINE = Side(style="thin", color=GREY)
HEADING_FILL = PatternFill("solid", fgColor="FFE3EBF3")
UNDERLINED = Border(bottom=_LINE)
OVERLINED = Border(top=_LINE)

TOP = Alignment(vertical="top")
LEFT = Alignment(horizontal="left", vertical="top")
WRAPPED = Alignment(vertical="top", wrap_text=True)
# Beside a column of numbers, a text needs some room.
TEXTS = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
DATES = Alignment(horizontal="left", vertical="top", indent=1)
HEADING = Alignment(vertical="center", wrap_text=True)
TEXTS_HEADING = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
NUMBERS_HEADING = Alignment(horizontal="right", vertical="center", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)

CREDITS, OPEN_CREDITS, WHOLE = "#,##0.00", '"▲ "#,##0.00', "#,##0"
SHARE, DATE, AS_TEXT, GENERAL = "0.0%", "d mmm yyyy", "@", "General"

# Fill and text of each status; in greyscale they differ, and the symbol and the word are there anyway.
STATUS_COLORS = {
    "met": ("FFFFFFFF", BLUE),
    "on_track": ("FFE8ECF0", INK),
    "behind": ("FFF9D5AB", INK),
    "overdue": ("FF9E2A14", "FFFFFFFF"),
}


def status_rules(first_cell: str) -> list[Rule]:
    """Conditional formats for a column of statuses that begins at this cell, `$C2`."""
    return [
        Rule(
            type="expression",
            formula=[f'{first_cell}="{STATUSES[code].label}"'],
            dxf=DifferentialStyle(
                fill=PatternFill("solid", bgColor=fill),
                font=Font(color=color, bold=code == "overdue"),
            ),
        )
        for code, (fill, color) in STATUS_COLORS.items()
    ]


def credit_scale() -> Rule:
    """From white at no credit to a blue on which dark numbers can still be read."""
    ends = [FormatObject(type="num", val=0), FormatObject(type="max")]
    colors = [Color(rgb="FFFFFFFF"), Color(rgb="FF8DB8DF")]
    return Rule(type="colorScale", colorScale=ColorScale(cfvo=ends, color=colors))
