"""The chart of a report, drawn by Excel itself from the cells beside it."""

from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties

# Light and dark, and a hatching: in greyscale the four still differ.
_FILLS = {"met": "1F5F99", "on_track": "C9D6E3", "behind": "F0A861"}
_HATCHED = PatternFillProperties(
    prst="wdUpDiag",
    fgClr=ColorChoice(srgbClr="9E2A14"),  # type: ignore[arg-type]  # the stubs ask for a percentage
    bgClr=ColorChoice(srgbClr="FFFFFF"),  # type: ignore[arg-type]
)


def progress_chart(title: str, headings: int, rows: int, statuses: Sequence[str]) -> BarChart:
    """Bars of the goals of each cohort by status; their table's headings stand in this row of the sheet."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 40
    chart.title = "Progress by cohort: goals by status"
    chart.x_axis.title, chart.y_axis.title = None, "Goals"
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format, chart.y_axis.majorUnit = "0", None
    # openpyxl hides the axes otherwise.
    chart.x_axis.delete = chart.y_axis.delete = False
    # The first cohort on top, as in the table.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    chart.legend.position = "b"
    chart.width, chart.height = 20, 4.0 + 0.7 * rows
    cohorts = Reference(range_string=f"'{title}'!$A${headings + 1}:$A${headings + rows}")
    for status, letter in zip(statuses, "BCDE", strict=True):
        area = f"'{title}'!${letter}${headings}:${letter}${headings + rows}"
        series = Series(Reference(range_string=area), title_from_data=True)
        series.graphicalProperties = _look(status)
        chart.series.append(series)
    chart.set_categories(cohorts)
    return chart


def _look(status: str) -> GraphicalProperties:
    if status in _FILLS:
        return GraphicalProperties(solidFill=_FILLS[status])
    look = GraphicalProperties(pattFill=_HATCHED)
    look.line.solidFill = "9E2A14"
    return look
