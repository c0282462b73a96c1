"""How each uploaded file is to be read: what intake makes of it, and the user's corrections."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from zlib import crc32

import streamlit as st
from streamlit.typing import UploadedFile

from dashboard import intake
from dashboard.intake import (
    NOT_USED,
    CheckedFile,
    ColumnProposal,
    IntakeError,
    Options,
    SheetOptions,
    SheetProposal,
)
from dashboard.store import mappings
from dashboard.ui.session import store
from dashboard.ui.uploads import Readings

# What a column of a wide sheet is: the credits of the category or subcategory in its heading.
LINE = "credits of its heading"

Tell = Callable[[int, str], None]


@dataclass(frozen=True)
class FileReading:
    """An uploaded file as it will be read.

    `found` are its sheets by their headings and the kinds chosen, from where the controls of columns
    start; `sheets` are the same with the columns chosen. Without `checked`, `error` says why.
    """

    upload: UploadedFile
    options: Options
    found: tuple[SheetProposal, ...] = ()
    sheets: tuple[SheetProposal, ...] = ()
    checked: CheckedFile | None = None
    error: str | None = None

    @property
    def file_id(self) -> str:
        return str(self.upload.file_id)


def read(uploads: Sequence[UploadedFile], tell: Tell) -> list[FileReading]:
    """Every file as the controls on the page say it is to be read.

    What is chosen for a file's columns holds for those after it with the same headings as well, as it
    will once it is imported.
    """
    readings: Readings = st.session_state.setdefault("readings", Readings())
    remembered = mappings.remembered(store())
    found = []
    for place, upload in enumerate(uploads):
        found.append(_read_one(readings, upload, remembered, partial(tell, place)))
        for signature, columns in _chosen_columns(found[-1]).items():
            remembered[signature] = {**remembered.get(signature, {}), **columns}
    readings.forget_others()
    return found


def _read_one(
    readings: Readings,
    upload: UploadedFile,
    remembered: Mapping[str, Mapping[str, str]],
    tell: Callable[[str], None],
) -> FileReading:
    options = Options(
        remembered=dict(remembered),
        day_first=st.session_state.get(f"days_{upload.file_id}"),
    )
    plain = readings.proposals(store(), upload, options, tell)
    if isinstance(plain, IntakeError):
        return FileReading(upload, options, error=str(plain))
    choices = {
        sheet.sheet: _sheet_choice(upload.file_id, number) for number, sheet in enumerate(plain)
    }
    options = replace(options, sheets=choices)
    found = readings.proposals(store(), upload, options, tell)
    if isinstance(found, IntakeError):
        return FileReading(upload, options, plain, plain, error=str(found))
    options = replace(
        options,
        sheets={
            sheet.sheet: with_columns(choices[sheet.sheet], upload.file_id, number, sheet)
            for number, sheet in enumerate(found)
        },
    )
    sheets = readings.proposals(store(), upload, options, tell)
    checked = readings.checked(store(), upload, options, tell)
    return FileReading(
        upload,
        options,
        found,
        found if isinstance(sheets, IntakeError) else sheets,
        None if isinstance(checked, IntakeError) else checked,
        str(checked) if isinstance(checked, IntakeError) else None,
    )


def sheet_key(control: str, file_id: str, number: int) -> str:
    """The key of a control of a file's sheet."""
    return f"{control}_{file_id}_{number}"


def _sheet_choice(file_id: str, number: int) -> SheetOptions:
    state = st.session_state
    return SheetOptions(
        kind=state.get(sheet_key("kind", file_id, number)),
        discipline=state.get(sheet_key("discipline", file_id, number)),
        is_left_out=not state.get(sheet_key("used", file_id, number), True),
    )


def column_keys(file_id: str, number: int, sheet: SheetProposal) -> dict[str, str]:
    """The keys of the controls of a sheet's columns, by their headers.

    A sheet that is taken for something else has new controls, which start from what it is now.
    """
    seen = crc32(repr([sheet.kind, [(one.theirs, one.ours) for one in sheet.columns]]).encode())
    return {
        column.theirs: f"{sheet_key('column', file_id, number)}_{seen}_{place}"
        for place, column in enumerate(sheet.columns)
    }


def taken_for(column: ColumnProposal) -> str:
    """What the control of a column starts from: our column, its own line, or not used."""
    if column.is_line:
        return LINE
    return column.ours if column.is_applied and column.ours else NOT_USED


def with_columns(
    choice: SheetOptions, file_id: str, number: int, sheet: SheetProposal
) -> SheetOptions:
    """The choices for a sheet with those columns that the user changed."""
    keys = column_keys(file_id, number, sheet)
    changed = {
        column.theirs: st.session_state[key]
        for column in sheet.columns
        if (key := keys[column.theirs]) in st.session_state
        and st.session_state[key] != taken_for(column)
    }
    if not changed:
        return choice
    # Correcting a column must not turn the sheet into another kind behind the user's back.
    return replace(choice, kind=choice.kind or sheet.kind, mapping=changed)


def _chosen_columns(reading: FileReading) -> dict[str, Mapping[str, str]]:
    return {
        intake.signature(sheet.headers): reading.options.of_sheet(sheet.sheet).mapping
        for sheet in reading.found
        if reading.options.of_sheet(sheet.sheet).mapping
    }
