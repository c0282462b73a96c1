"""What charts need to know of the theme the reader sees."""

import streamlit as st


def ink() -> str:
    """The colour of text: Streamlit's chart theme gives it to axes, but not to marks."""
    return _option("textColor")


def paper() -> str:
    """The colour behind everything: for marks that are cut out of a bar."""
    return _option("backgroundColor")


def mode() -> str:
    """light or dark."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _option(name: str) -> str:
    return str(st.get_option(f"theme.{mode()}.{name}"))
