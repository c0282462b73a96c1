"""One spreadsheet file from disk into the store: what the command and the import page share."""

from pathlib import Path

from dashboard import intake
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
    result = imports.commit(store, checked, is_confirmed=is_confirmed)
    given = {theirs.casefold() for theirs in options.mapping}
    for sheet in checked.sheets:
        confirmed = {
            header: ours for header, ours in sheet.mapping.items() if header.casefold() in given
        }
        if confirmed:
            mappings.remember(store, intake.signature(sheet.headers), confirmed)
    return result
