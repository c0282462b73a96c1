"""A workbook for one person: the page to hand over, and all records behind it; also many in one zip."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from dashboard.report import lists
from dashboard.report.findings import Findings
from dashboard.report.package import Archive, save
from dashboard.report.person_page import PersonRows, people_in, write_person_page
from dashboard.report.places import Places
from dashboard.report.tables import write_tables
from dashboard.report.workbook import Progress, new_book, results
from dashboard.report.writing import location

PAGE = "One-page summary"
_LONGEST = 80
# What some system or other does not allow in the name of a file.
_NOT_IN_FILE_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def write_person(file: Path | BinaryIO, findings: Findings, person: PersonRows) -> None:
    """Writes the workbook of one person: the page, and the records with what each counted for."""
    person_id, name = person.goals[0]["person_id"], person.goals[0]["name"]
    book = new_book(findings, f"CE summary of {name}")
    writers = [write_person_page(book, PAGE, findings, person)]
    places = Places(people={person_id: location(PAGE, 1)}, records={})
    table = lists.records(findings, places)
    writers += write_tables(book, table, person.records, findings.scope.as_of)
    save(book, file, findings.moment, results(writers))


def write_mail_out(
    file: Path | BinaryIO, findings: Findings, progress: Progress = lambda _share, _what: None
) -> None:
    """Writes a zip with a workbook for everybody in the report. Raises OSError where it cannot be written."""
    people = people_in(findings)
    taken: set[str] = set()
    with Archive(file, findings.moment) as archive:
        for number, (person_id, person) in enumerate(people.items()):
            progress(number / len(people), f"Writing workbook {number + 1:,} of {len(people):,}")
            workbook = BytesIO()
            write_person(workbook, findings, person)
            wanted = findings.names[person_id]
            if not findings.are_names_hidden:
                wanted = f"{wanted} {person_id}"
            archive.writestr(f"{file_name(wanted, taken)}.xlsx", workbook.getvalue())
    progress(1.0, "Done")


def file_name(wanted: str, taken: set[str]) -> str:
    """A name that every system accepts for a file and no other in `taken` has; it is then taken."""
    plain = _NOT_IN_FILE_NAME.sub(" ", wanted)
    plain = " ".join(plain.split())[:_LONGEST].strip(" .") or "Somebody"
    if _RESERVED.fullmatch(plain):
        plain += "_"
    name = next(one for one in _numbered(plain) if one.casefold() not in taken)
    taken.add(name.casefold())
    return name


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 1
    while True:
        number += 1
        yield f"{name} ({number})"
