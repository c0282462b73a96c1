"""Teaching what a text stands for, and taking it back: with a click, and in force everywhere at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard import coverage
from dashboard.coverage import Scope
from dashboard.store import Store, StoreError, TaughtAlias, teaching
from dashboard.store.targets import entries
from dashboard.ui.choices import one_page
from dashboard.ui.remembering import Rows
from dashboard.ui.session import ask, store, told
from dashboard.ui.tables import table
from dashboard.wording.words import count, day, local, plain

# From here on an entry is likely enough to be filled in; a person still has to say so.
_LIKELY = 0.85


@dataclass(frozen=True)
class Text:
    """A text nobody knows, on the side (category or subcategory) on which it is to be taught."""

    discipline: str
    text: str
    is_subcategory: bool
    category: str | None
    lines: int
    closest: tuple[str, ...]
    likeness: float

    @property
    def key(self) -> str:
        return f"{self.discipline}_{self.category}_{self.text}"


@dataclass(frozen=True)
class _Taught:
    """All texts ever taught, in rows for a table, and those in force by their numbers."""

    rows: Rows
    standing: Mapping[int, TaughtAlias]


def controls(scope: Scope) -> None:
    """For each text nobody knows, the entries it may stand for, and a button that teaches it."""
    texts = unknown_texts(ask(coverage.texts_to_teach, scope).dicts())
    if not texts:
        return
    st.markdown(
        "**What do they stand for?** What you choose holds everywhere at once, for every file, and can be "
        "taken back here or under Imports made."
    )
    for text in one_page(texts, key="texts_page", noun="texts"):
        _control(text)


def unknown_texts(rows: Iterable[dict[str, Any]]) -> list[Text]:
    """The texts that can be taught, each once, those of the most lines first."""
    found: dict[str, Text] = {}
    for row in rows:
        written = row["subcategory_text"] or row["category_text"]
        if row["is_understood"] or not written:
            continue
        text = Text(
            row["discipline"],
            written,
            row["subcategory_text"] is not None,
            row["category"],
            row["occurrences"],
            tuple(row["closest"] or ()),
            row["likeness"] or 0.0,
        )
        known = found.get(text.key)
        if known is None or text.lines > known.lines:
            found[text.key] = text
    return sorted(found.values(), key=lambda text: -text.lines)


def _control(text: Text) -> None:
    options = _options(text)
    is_likely = text.likeness >= _LIKELY
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            f"{text.discipline}: “{plain(text.text)}”, "
            f"{'subcategory' if text.is_subcategory else 'category'} of {count(text.lines, 'line')}",
            options,
            index=0 if is_likely and options else None,
            placeholder="Choose what it stands for, the closest first",
            key=f"stands_for_{text.key}",
            filter_mode="contains",
        )
        st.button(
            "Teach it",
            icon=":material/school:",
            disabled=chosen is None,
            on_click=_teach,
            args=(text, chosen),
            key=f"teach_{text.key}",
        )


def _options(text: Text) -> list[str]:
    """The closest entries first, then all others that the text may stand for."""
    others = [
        entry.name
        for entry in reversed(entries(store().reference, text.discipline))
        if (entry.subcategory is not None) == text.is_subcategory
        # One of another category than the one named would leave the line unmapped.
        and text.category in (None, entry.category)
    ]
    return list(dict.fromkeys([*text.closest, *sorted(others)]))


def _teach(text: Text, target: str) -> None:
    try:
        alias = teaching.add_alias(store(), text.text, text.discipline, target)
    except StoreError as error:
        st.toast(plain(str(error)), icon=":material/error:")
        return
    st.session_state.setdefault("taught", []).append(alias.alias_id)


def just_taught() -> None:
    """What was taught in this session and is in force, with the way back."""
    taught = set(st.session_state.get("taught", []))
    for alias in told(teaching.aliases):
        if alias.alias_id not in taught or alias.withdrawn_at:
            continue
        lines = told(teaching.lines_named, alias)
        level = "subcategory" if alias.subcategory else "category"
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                f":material/school: {_sentence(alias)}; it is the {level} of {count(lines, 'line')}.",
                width="stretch",
            )
            st.button(
                "Take it back",
                icon=":material/undo:",
                on_click=_remove,
                args=(alias.alias_id,),
                key=f"untaught_{alias.alias_id}",
            )


def history() -> None:
    """Every text ever taught, and the form that removes one."""
    taught = told(_taught)
    if not taught.rows:
        return
    st.subheader("Texts taught", icon=":material/school:")
    table(
        taught.rows,
        ["alias_id", "text", "discipline", "stands_for", "state", "taught_at", "taught_by"],
        file="texts-taught",
        alt="Texts taught, the newest first",
        key="texts_taught",
    )
    standing = taught.standing
    if not standing:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Take back a text",
            list(standing),
            format_func=lambda number: f"{number}: {standing[number].text}",
            key="alias_to_remove",
            width=420,
        )
        lines = told(teaching.lines_named, standing[chosen])
        st.button(
            f"Take it back from {count(lines, 'line')}",
            icon=":material/undo:",
            on_click=_remove,
            args=(chosen,),
            key="remove_alias",
        )


def _taught(store: Store) -> _Taught:
    aliases = teaching.aliases(store)
    rows = Rows(
        {
            "alias_id": alias.alias_id,
            "text": alias.text,
            "discipline": alias.discipline,
            "stands_for": alias.target,
            "taught_at": local(alias.taught_at),
            "taught_by": alias.taught_by,
            "state": _state(alias),
        }
        for alias in aliases
    )
    return _Taught(rows, {alias.alias_id: alias for alias in aliases if not alias.withdrawn_at})


def _sentence(alias: TaughtAlias) -> str:
    return f"“{plain(alias.text)}” stands for **{plain(alias.target)}** in {alias.discipline}"


def _state(alias: TaughtAlias) -> str:
    if alias.withdrawn_at is None:
        return "✓ In force"
    return f"✕ Taken back {day(alias.withdrawn_at)} by {alias.withdrawn_by}"


def _remove(alias_id: int) -> None:
    try:
        teaching.remove_alias(store(), alias_id)
    except StoreError as error:
        st.toast(plain(str(error)), icon=":material/error:")
    else:
        st.toast("Taken back: as if it had never been taught.", icon=":material/undo:")
