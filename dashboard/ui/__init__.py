"""What the pages share: the open store, the filters, words, tables, empty states and downloads."""

from dashboard.ui.emptiness import nothing_here, stop_without_data
from dashboard.ui.filters import filters, scope
from dashboard.ui.headings import footnote, heading
from dashboard.ui.links import page_link
from dashboard.ui.session import ask, history, rows_waiting, run_again_if_changed, store
from dashboard.ui.tables import table

__all__ = [
    "ask",
    "filters",
    "footnote",
    "heading",
    "history",
    "nothing_here",
    "page_link",
    "rows_waiting",
    "run_again_if_changed",
    "scope",
    "stop_without_data",
    "store",
    "table",
]
