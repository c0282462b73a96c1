"""Where each person stands in a workbook that is yet to be written, so that links can lead there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.report.findings import Findings
from dashboard.report.tables import ROWS_PER_SHEET, place, sheet_titles
from dashboard.report.writing import location

PEOPLE, GAPS, RECORDS, ATTENTION = "People", "Gaps", "Records", "Needs attention"


@dataclass(frozen=True)
class Places:
    """Links by person ID; a person without records has none to them."""

    people: Mapping[str, str]
    records: Mapping[str, str]
    pages: Mapping[str, str] = field(default_factory=dict)


def find_places(
    findings: Findings, pages: Mapping[str, str], *, limit: int = ROWS_PER_SHEET
) -> Places:
    """`pages` are the names of the sheets with one page for each person, by person ID."""
    person = findings.records.columns.index("person_id")
    return Places(
        people=_first(PEOPLE, [row["person_id"] for row in findings.standings], limit),
        records=_first(RECORDS, [row[person] for row in findings.records.rows], limit),
        pages={person_id: location(title, 1) for person_id, title in pages.items()},
    )


def _first(title: str, person_ids: list[str], limit: int) -> dict[str, str]:
    titles = sheet_titles(title, len(person_ids), limit)
    found: dict[str, str] = {}
    for index, person_id in enumerate(person_ids):
        if person_id not in found:
            found[person_id] = location(*place(titles, index, limit))
    return found
