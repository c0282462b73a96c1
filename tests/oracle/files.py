"""Files to readings: what one file alone decides, and which of its rows are set aside (P4, L7)."""

from collections.abc import Callable, Hashable
from datetime import date

from tests.oracle.notation import amount_of, comparison, reference_number
from tests.oracle.outlines import disciplines, outlines
from tests.oracle.readings import Line, Read, Reading, Value, Who
from tests.oracle.world import CANONICAL, Row, Upload


def _cell(row: Row, header: str) -> str | None:
    return row.get(header, "").strip() or None


def _required(row: Row, *headers: str) -> str:
    """The first of these cells that is filled; raises ValueError where none is."""
    for header in headers:
        if filled := _cell(row, header):
            return filled
    raise ValueError(headers)


def _values(row: Row, columns: dict[str, Callable[[str], Value]]) -> dict[str, Value]:
    """P5: a blank cell says nothing; `none` says that there is no value."""
    said: dict[str, Value] = {}
    for header, read in columns.items():
        cell = _cell(row, header)
        if cell is None:
            continue
        value = None if cell.casefold() == "none" else read(cell)
        if value is not None or cell.casefold() == "none":
            said[header] = value
    return said


def _role(cell: str) -> str | None:
    return cell.casefold() if cell.casefold() in ("student", "staff") else None


def _who(row: Row) -> Who:
    return Who(_cell(row, "Person ID"), _cell(row, "Email"), _cell(row, "Name"))


def _discipline(row: Row) -> str:
    return disciplines()[_required(row, "Discipline").casefold()]


def _roster(row: Row, _: Upload) -> Reading:
    whole = " ".join(filter(None, (_cell(row, "First Name"), _cell(row, "Last Name"))))
    who = Who(_required(row, "Person ID"), None, _cell(row, "Name") or whole or None)
    if who.name is None:
        raise ValueError(row)
    values: dict[str, Value] = {"Name": who.name, **_values(row, _ROSTER_VALUES)}
    assistant = (_cell(row, "Requirement") or "").casefold() == "imaging assistant"
    discipline = _discipline(row) if _cell(row, "Discipline") else None
    if assistant or discipline == "IA":
        return Reading(who, values, pathway="imaging_assistant", discipline=discipline or "IA")
    pathway = "structured_education" if discipline else None
    return Reading(who, values, pathway=pathway, discipline=discipline)


def _record(row: Row, upload: Upload) -> Reading:
    _required(row, "Person ID", "Email", "Name")
    _required(row, "Reference Number", "Activity Title")
    values = _values(row, _RECORD_VALUES)
    headings = [header for header in upload.headers if header not in CANONICAL["records"]]
    lines = _wide_lines(row, headings) if headings else _long_lines(row, upload, values)
    reference = _cell(row, "Reference Number")
    return Reading(
        _who(row),
        values,
        lines,
        reference=reference_number(reference) if reference else None,
        title=_cell(row, "Activity Title"),
        sponsor=_cell(row, "Sponsor"),
        completed_on=date.fromisoformat(_required(row, "Completion Date")),
    )


def _long_lines(row: Row, upload: Upload, values: dict[str, Value]) -> tuple[Line, ...]:
    """L3: which rows bring a line, and from which of the credit columns."""
    both = {"Credits", "CE Credits"} <= set(upload.headers)
    names_content = _cell(row, "Category") or _cell(row, "Subcategory")
    if not both:
        amount = amount_of(_required(row, "Credits", "CE Credits")) if names_content else None
        face = _cell(row, "Credits") or _cell(row, "CE Credits")
        values.pop("CE Credits", None)
        if not names_content and face:
            values["CE Credits"] = amount_of(face)
    elif names_content:
        amount = amount_of(_required(row, "Credits"))
    else:
        cell = _cell(row, "Credits")
        amount = amount_of(cell) if cell else None
    if amount is None:
        return ()
    discipline = _discipline(row) if _cell(row, "Discipline") else None
    return (Line(discipline, _cell(row, "Category"), _cell(row, "Subcategory"), amount),)


def _wide_lines(row: Row, headings: list[str]) -> tuple[Line, ...]:
    categories = {comparison(s.category) for outline in outlines() for s in outline.subjects}
    lines = []
    for heading in headings:
        cell = _cell(row, heading)
        if cell is None or amount_of(cell) == 0:
            continue
        names: tuple[str | None, str | None] = (heading, None)
        if comparison(heading) not in categories:
            names = (None, heading)
        lines.append(Line(_discipline(row), names[0], names[1], amount_of(cell)))
    return tuple(lines)


def _catalogue(row: Row, _: Upload) -> Reading:
    _required(row, "Reference Number", "Activity Title")
    _required(row, "Category", "Subcategory")
    amount = amount_of(_required(row, "Credits"))
    line = Line(_discipline(row), _cell(row, "Category"), _cell(row, "Subcategory"), amount)
    reference = _cell(row, "Reference Number")
    return Reading(
        Who(None, None, None),
        _values(row, {"Activity Title": str, "CE Credits": amount_of}),
        (line,),
        reference=reference_number(reference) if reference else None,
        title=_cell(row, "Activity Title"),
        sponsor=_cell(row, "Sponsor"),
    )


def _prescription(row: Row, _: Upload) -> Reading:
    _required(row, "Person ID", "Email", "Name")
    amount = amount_of(_required(row, "Prescribed Credits"))
    text = _required(row, "Subcategory")
    line = Line(_discipline(row), _cell(row, "Category"), text, amount)
    values = _values(row, _PRESCRIPTION_VALUES)
    return Reading(_who(row), values, (line,), pathway="cqr", discipline=line.discipline)


_ROSTER_VALUES: dict[str, Callable[[str], Value]] = {
    "Role": _role,
    "Cohort": str,
    "Site": str,
    "Email": str,
    "Status": str.casefold,
    "Application Date": date.fromisoformat,
}
_RECORD_VALUES: dict[str, Callable[[str], Value]] = {
    "Activity Title": str,
    "Sponsor": str,
    "CE Credits": amount_of,
    "CE Category": str,
    "Activity Type": str,
}
_PRESCRIPTION_VALUES: dict[str, Callable[[str], Value]] = {
    "SSA Date": date.fromisoformat,
    "Due Date": date.fromisoformat,
    "Date Earned": date.fromisoformat,
}
_READERS: dict[str, Callable[[Row, Upload], Reading]] = {
    "roster": _roster,
    "records": _record,
    "activities": _catalogue,
    "prescriptions": _prescription,
}


def _statements(kind: str, row: Reading) -> dict[Hashable, Value]:
    """What must not be said twice and differently within one file (L7, and dates of a goal)."""
    about = (row.who.as_written(), row.activity_as_written(), row.completed_on, row.pathway)
    said: dict[Hashable, Value] = {}
    for line in row.lines:
        said[(*about, line.discipline, *line.key())] = line.credits
    if kind in ("roster", "prescriptions"):
        for name in ("Application Date", "SSA Date", "Due Date", "Date Earned"):
            if row.discipline and row.values.get(name):
                said[(*about, row.discipline, name)] = row.values[name]
    return said


def read_upload(upload: Upload) -> Read:
    """The rows of one file that stand; a later row that contradicts an earlier one does not."""
    standing: list[Reading] = []
    statements: dict[Hashable, Value] = {}
    for row in upload.rows:
        try:
            reading = _READERS[upload.kind](row, upload)
        except (ValueError, KeyError):
            continue
        said = _statements(upload.kind, reading)
        if any(statements.get(key, value) != value for key, value in said.items()):
            continue
        statements.update(said)
        standing.append(reading)
    count = len(upload.rows)
    return Read(upload.kind, tuple(standing), count, count - len(standing))
