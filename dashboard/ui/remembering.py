"""What pages make of rows is made once: a page switch should cost little more than drawing."""

import itertools
from collections.abc import Callable, Hashable, Iterable, Mapping
from types import FunctionType
from typing import Any, Self, SupportsIndex, TypeVar, overload

import streamlit as st

from dashboard.ui import theme

_T = TypeVar("_T")
_Group = TypeVar("_Group")
_serials = itertools.count()


class Rows(tuple[Mapping[str, Any], ...]):  # noqa: SLOT001  a tuple can have no slots of its own
    """Rows that are shared, so nobody may change them; `serial` tells them from all others.

    `frames` holds what tables made of them for the screen, by the columns shown. Slices are Rows, too,
    and the same ones each time.
    """

    serial: int
    frames: dict[tuple[Hashable, ...], Any]
    _parts: dict[tuple[SupportsIndex | None, ...], "Rows"]

    def __new__(cls, rows: Iterable[Mapping[str, Any]] = ()) -> Self:
        made = super().__new__(cls, rows)
        made.serial = next(_serials)
        made.frames = {}
        made._parts = {}
        return made

    @overload
    def __getitem__(self, place: SupportsIndex) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, place: slice) -> "Rows": ...
    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, slice):
            return super().__getitem__(place)
        part = place.start, place.stop, place.step
        if part not in self._parts:
            self._parts[part] = Rows(super().__getitem__(place))
        return self._parts[part]


def made(function: Callable[..., _T], *arguments: object) -> _T:
    """What the function returns for these arguments; it is called once for them and each theme.

    The arguments are Rows, functions, and values whose `repr` tells them apart. The result is shared
    between sessions, so nobody may change it. It is found again by the serials of the Rows, which are
    new with every change of the data: no result can outlive what it was made from.
    """
    result: _T = _made(_key(function, arguments, theme.mode()), function, arguments)
    return result


def made_rows(function: Callable[..., Iterable[Mapping[str, Any]]], *arguments: object) -> Rows:
    """As `made`, for rows that something more is made of."""
    return _made_rows(_key(function, arguments), function, arguments)


def made_groups(
    function: Callable[..., Mapping[_Group, Iterable[Mapping[str, Any]]]], *arguments: object
) -> dict[_Group, Rows]:
    """As `made_rows`, for rows in groups."""
    return made(_grouped, function, *arguments)


def _grouped(
    function: Callable[..., Mapping[_Group, Iterable[Mapping[str, Any]]]], *arguments: object
) -> dict[_Group, Rows]:
    return {group: Rows(rows) for group, rows in function(*arguments).items()}


def _key(function: Callable[..., object], arguments: tuple[object, ...], *more: object) -> str:
    """One text, because Streamlit takes several times as long over a tuple of values."""
    return repr((_named(function), [_named(one) for one in arguments], more))


def _named(one: object) -> object:
    if isinstance(one, Rows):
        return "rows", one.serial
    # The `repr` of a function is its place in memory, where another may stand later.
    return (one.__module__, one.__qualname__) if isinstance(one, FunctionType) else one


@st.cache_resource(max_entries=256, show_spinner=False)
def _made(
    key: str,  # noqa: ARG001
    _function: Callable[..., Any],
    _arguments: tuple[object, ...],
) -> Any:
    return _function(*_arguments)


@st.cache_resource(max_entries=256, show_spinner=False)
def _made_rows(
    key: str,  # noqa: ARG001
    _function: Callable[..., Iterable[Mapping[str, Any]]],
    _arguments: tuple[object, ...],
) -> Rows:
    return Rows(_function(*_arguments))
