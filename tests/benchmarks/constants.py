"""Draws a page again from constants: the same calls of Streamlit with the same arguments, nothing else."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from types import CodeType
from typing import Any

import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import paths

# Not elements: they look at the page or end it.
_NO_ELEMENTS = {"dg", "update_element"}


@dataclass(frozen=True)
class Call:
    """One element drawn: the method, what it was drawn into, its arguments, what came back."""

    method: Callable[..., Any]
    into: DeltaGenerator
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    returned: Any


@lru_cache(maxsize=1)
def entry_point() -> CodeType:
    """The compiled entry point; Streamlit keeps it, too, and so it is no part of a page switch."""
    return compile(paths.APP.read_bytes(), str(paths.APP), "exec")


@contextmanager
def watch() -> Iterator[None]:
    """Adds to SECONDS what a script takes, also where it stops early."""
    began = time.perf_counter()
    try:
        yield
    finally:
        SECONDS.append(time.perf_counter() - began)


@dataclass
class Recording:
    """The elements of a page in the order they were drawn, and the pages its navigation declares."""

    pages: list[tuple[tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)


# The page that entry_of_constants.py draws, and how long each script took: a script takes no arguments.
PAGE = Recording()
SECONDS: list[float] = []


@contextmanager
def recorded() -> Iterator[Recording]:
    """What is drawn meanwhile; elements that other elements draw are left out."""
    drawn = Recording()
    declare_page = st.Page
    is_inside = False

    def recording(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def call(into: DeltaGenerator, *args: Any, **kwargs: Any) -> Any:
            nonlocal is_inside
            if is_inside:
                return method(into, *args, **kwargs)
            is_inside = True
            try:
                place = into._active_dg
                returned = method(into, *args, **kwargs)
                drawn.calls.append(Call(method, place, args, kwargs, returned))
                return returned
            finally:
                is_inside = False

        return call

    def declare(*args: Any, **kwargs: Any) -> Any:
        drawn.pages.append((args, kwargs))
        return declare_page(*args, **kwargs)

    main = st._main
    with pytest.MonkeyPatch.context() as patch:
        for name in _element_names():
            method = getattr(DeltaGenerator, name)
            patch.setattr(DeltaGenerator, name, recording(method))
            if hasattr(st, name):
                patch.setattr(st, name, getattr(main, name))
        patch.setattr(st, "Page", declare)
        yield drawn


def draw(recording: Recording) -> None:
    """Draws the elements again, each into what stands for its former place."""
    places: dict[int, DeltaGenerator] = {}
    st.navigation([st.Page(*args, **kwargs) for args, kwargs in recording.pages])
    for call in recording.calls:
        into = places.get(id(call.into), call.into)
        for old, new in zip(
            _places(call.returned),
            _places(call.method(into, *call.args, **call.kwargs)),
            strict=True,
        ):
            places[id(old)] = new


def _places(returned: Any) -> list[DeltaGenerator]:
    parts = returned if isinstance(returned, list | tuple) else [returned]
    return [part for part in parts if isinstance(part, DeltaGenerator)]


def _element_names() -> list[str]:
    return [
        name
        for name in dir(DeltaGenerator)
        if not name.startswith("_")
        and name not in _NO_ELEMENTS
        and callable(getattr(DeltaGenerator, name))
    ]
