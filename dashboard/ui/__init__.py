"""What the pages share: the open store, the filters, words, tables, empty states and downloads."""

from dashboard.ui.drawing import chart
from dashboard.ui.emptiness import nothing_here, stop_without_data
from dashboard.ui.filters import filters, scope
from dashboard.ui.headings import footnote, heading, outlines_in_use
from dashboard.ui.links import page_link
from dashboard.ui.remembering import made, made_groups, made_rows
from dashboard.ui.session import ask, history, rows, rows_waiting, store, told
from dashboard.ui.tables import table

__all__ = [
    "ask",
    "chart",
    "filters",
    "footnote",
    "heading",
    "history",
    "made",
    "made_groups",
    "made_rows",
    "nothing_here",
    "outlines_in_use",
    "page_link",
    "rows",
    "rows_waiting",
    "scope",
    "stop_without_data",
    "store",
    "table",
    "told",
]
