"""How far the work on several files has come: file i of n, and the step."""

from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

import streamlit as st


class Progress:
    """A bar that appears with the first step told, and is gone when the work is done."""

    def __init__(self, files: Sequence[str]) -> None:
        self._files = files
        self._bar: Any = None

    def tell(self, place: int, step: str) -> None:
        """Shows what is about to be done with the file at this place."""
        number = place + 1
        text = f"File {number} of {len(self._files)}, {self._files[place]}: {step}"
        if self._bar is None:
            self._bar = st.progress(0.0, text)
        self._bar.progress(place / len(self._files), text)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.empty()
