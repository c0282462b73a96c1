"""Whether day or month comes first in a file's dates: asked where the values leave a doubt."""

import streamlit as st

from dashboard.intake import DOUBTFUL_DATES, SheetProposal
from dashboard.intake.columns import KINDS, Content
from dashboard.ui.reading import FileReading
from dashboard.wording.words import plain

_ORDERS = {None: "Decide from the values", False: "Month first", True: "Day first"}
_DATES = frozenset(
    column.name
    for kind in KINDS.values()
    for column in kind.columns
    if column.content is Content.DATE
)


def matters(sheet: SheetProposal) -> bool:
    """Whether any column of the sheet is taken for dates."""
    return any(column.is_applied and column.ours in _DATES for column in sheet.columns)


def ask(reading: FileReading) -> None:
    """Asks for the order of day and month; loudly where the values left it in doubt."""
    doubtful = doubts(reading)
    if doubtful and reading.options.day_first is None:
        st.warning(
            f"{plain(reading.upload.name)}: which comes first in {plain(' and '.join(doubtful))}, day or "
            "month? The values do not show it beyond doubt.",
            icon=":material/event:",
        )
    st.selectbox(
        f"Dates such as 03/04/2026 in {plain(reading.upload.name)}",
        list(_ORDERS),
        format_func=_ORDERS.__getitem__,
        key=f"days_{reading.file_id}",
        width=330,
    )


def doubts(reading: FileReading) -> list[str]:
    """The columns of dates of which intake says that it cannot know what comes first in them."""
    sheets = reading.checked.sheets if reading.checked else ()
    return list(
        dict.fromkeys(
            problem.column
            for sheet in sheets
            for problem in sheet.problems
            if problem.column and problem.problem.startswith(DOUBTFUL_DATES)
        )
    )
