"""The filters every page of results shares; they are kept in the address, so a link reopens the view."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

import streamlit as st

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import HistoryEntry
from dashboard.ui import hiding, people, sample
from dashboard.ui.remembering import Rows, made
from dashboard.ui.session import history, rows, store
from dashboard.wording.words import ROLES, count

Effect = Literal["all", "day", "none"]

_EVERYBODY: dict[str, Any] = {
    "cohort": [],
    "site": [],
    "role": None,
    "discipline": None,
    "left": False,
}


def filters(*, effect: Effect) -> None:
    """Shows the search for a person, the shared filters and the switch for names in the sidebar.

    What is chosen is shown on every page, on some without effect: Streamlit forgets a widget that
    is not there, and with it what stands in the address. Where nothing is chosen there is nothing
    to forget, and the controls come when somebody unfolds them: in sight from the start they took
    a tenth to a quarter of a browser's first view.
    """
    imports = history()
    if not any(entry.withdrawn_at is None for entry in imports):
        return
    has_effect = effect == "all"
    first_day = _first_day(imports)
    with st.sidebar:
        people.find()
        fold = st.expander(
            "Filters", icon=":material/filter_alt:", key="filters", bind="query-params"
        )
        if fold.open or _is_any_chosen(first_day):
            with fold:
                _controls(effect, first_day, has_effect=has_effect)
        if has_effect and (chosen := len(_chosen(_EVERYBODY))):
            st.button(
                f"Clear {count(chosen, 'filter')}",
                icon=":material/filter_alt_off:",
                on_click=_clear,
                type="tertiary",
                key="clear_filters",
            )
        hiding.switch()


def _controls(effect: Effect, first_day: date, *, has_effect: bool) -> None:
    choices = made(_choices, rows(coverage.filter_choices))
    st.date_input(
        "As of",
        first_day,
        min_value=date(2000, 1, 1),
        max_value=date(2099, 12, 31),
        key="as_of",
        format="YYYY-MM-DD",
        disabled=effect == "none",
        bind="query-params",
        help="Everything is computed for this day; credits completed later do not count yet.",
    )
    _several("Cohort", "cohort", choices["cohort"], has_effect)
    _several("Site", "site", choices["site"], has_effect)
    _one("Role", "role", ROLES, "Students and staff", has_effect)
    disciplines = {code: discipline_name(code) for code in choices["discipline"]}
    _one("Discipline", "discipline", disciplines, "All disciplines", has_effect)
    st.toggle("Include people who left", key="left", disabled=not has_effect, bind="query-params")


def scope() -> Scope:
    """What the filters choose."""
    state = st.session_state
    return Scope(
        as_of=state.get("as_of") or _first_day(history()),
        cohorts=tuple(state.get("cohort", ())),
        sites=tuple(state.get("site", ())),
        role=state.get("role"),
        discipline=state.get("discipline"),
        include_left=state.get("left", False),
    )


def _first_day(imports: Sequence[HistoryEntry]) -> date:
    # The sample's dates stand still; on another day all of its people would be late.
    return sample.AS_OF if sample.is_all_there_is(imports) else date.today()


def _choices(offered: Rows) -> dict[str, list[str]]:
    choices: dict[str, list[str]] = {"cohort": [], "site": [], "discipline": []}
    for row in offered:
        choices[row["filter"]].append(row["choice"])
    return choices


def discipline_name(code: str) -> str:
    """A discipline as people choose it: CT · Computed Tomography."""
    known = store().reference.disciplines
    return f"{code} · {known[code].name}" if code in known else code


def _several(label: str, key: str, options: list[str], has_effect: bool) -> None:
    st.multiselect(
        label,
        options,
        key=key,
        placeholder=f"All {label.lower()}s",
        disabled=not has_effect,
        bind="query-params",
    )


def _one(label: str, key: str, options: dict[str, str], everything: str, has_effect: bool) -> None:
    st.selectbox(
        label,
        list(options),
        index=None,
        format_func=lambda code: options.get(code, code),
        key=key,
        placeholder=everything,
        disabled=not has_effect,
        bind="query-params",
    )


def _is_any_chosen(first_day: date) -> bool:
    """Whether a filter or another day is chosen; on the first run the address alone tells."""
    unchosen = {"as_of": first_day, **_EVERYBODY}
    return not st.query_params.keys().isdisjoint(unchosen) or bool(_chosen(unchosen))


def _chosen(unchosen: Mapping[str, Any]) -> list[str]:
    state = st.session_state
    return [key for key, value in unchosen.items() if state.get(key, value) != value]


def _clear() -> None:
    for key, value in _EVERYBODY.items():
        st.session_state[key] = value
