"""Spreadsheet files into the store: what the command and the import page share."""

from collections.abc import Mapping
from pathlib import Path

from dashboard import intake
from dashboard.intake.mapping import header_key
from dashboard.intake.model import CheckedFile, CheckedSheet
from dashboard.store import ImportResult, Store, imports, mappings


def import_file(
    store: Store,
    path: Path,
    options: intake.Options,
    *,
    name: str | None = None,
    is_confirmed: bool = False,
    is_preview: bool = False,
) -> ImportResult:
    """Checks a file and imports it, or only says what an import would do.

    A mapping given in the options is remembered once the file is imported. Raises
    intake.IntakeError where the file cannot be read, store.NeedsConfirmation where it would
    change too much to be done unasked.
    """
    checked = intake.check_file(path, store.reference, options, name)
    if is_preview:
        return imports.preview(store, checked)
    return commit(store, checked, options, is_confirmed=is_confirmed)


def commit(
    store: Store, checked: CheckedFile, options: intake.Options, *, is_confirmed: bool = False
) -> ImportResult:
    """Imports a file that was checked with these options, and remembers the mapping given in them.

    Raises store.NeedsConfirmation where it would change too much to be done unasked.
    """
    result = imports.commit(store, checked, is_confirmed=is_confirmed)
    for signature, confirmed in confirmed_columns(checked, options).items():
        mappings.remember(store, signature, confirmed)
    return result


def confirmed_columns(checked: CheckedFile, options: intake.Options) -> dict[str, dict[str, str]]:
    """What the options say about columns that the file has: signature of the headers -> theirs -> ours."""
    found: dict[str, dict[str, str]] = {}
    for sheet in checked.sheets:
        given = options.for_sheet(sheet.sheet).mapping
        confirmed = _of_sheet(sheet, {header_key(theirs): ours for theirs, ours in given.items()})
        if confirmed:
            found.setdefault(intake.signature(sheet.headers), {}).update(confirmed)
    return found


def _of_sheet(sheet: CheckedSheet, given: Mapping[str, str]) -> dict[str, str]:
    confirmed = {}
    for header in sheet.headers:
        ours = given.get(header_key(header))
        if ours and header_key(ours) == header_key(intake.NOT_USED):
            confirmed[header] = intake.NOT_USED
        elif ours and header in sheet.mapping:
            confirmed[header] = sheet.mapping[header]
    return confirmed
