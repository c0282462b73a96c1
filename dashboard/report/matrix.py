"""The coverage of one discipline: people by content, darker where there are more credits (S5)."""

from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from dashboard.report import styles
from dashboard.report.findings import Findings, lazily
from dashboard.report.places import Places
from dashboard.report.printing import set_up_print
from dashboard.report.writing import (
    HEADING,
    LINE,
    PLAIN,
    QUIET,
    SECTION,
    SECTION_LINE,
    Entry,
    Formula,
    Look,
    SheetWriter,
)
from dashboard.wording.labels import place_labels
from dashboard.wording.words import VERIFY, day

Row = Mapping[str, Any]

FIRST_ROW = 5
_PLACE_WIDTH = 16.0
_CATEGORY = Look(styles.BOLD, alignment=styles.HEADING)
_PLACE = Look(
    styles.BOLD, alignment=styles.CENTRED, fill=styles.HEADING_FILL, border=styles.UNDERLINED
)
_CREDITS, _OPEN = (
    Look(number_format=styles.CREDITS),
    Look(styles.BOLD, number_format=styles.OPEN_CREDITS),
)
_LINKED = Look(styles.LINK)
_LABEL = Look(styles.BOLD)
_SUMMED = Look(styles.BOLD, styles.CREDITS, border=styles.OVERLINED)
_COUNTED = Look(styles.BOLD, styles.WHOLE)
_STATED = {
    "credits_prescribed": ("Credits prescribed (CQR)", Look(number_format=styles.CREDITS)),
    "credits_short": ("Credits short (CQR)", Look(number_format=styles.CREDITS)),
    "people_short": ("People short (CQR)", Look(number_format=styles.WHOLE)),
    "share_of_credits": ("Share of credits", Look(number_format=styles.SHARE)),
    "share_of_exam": ("Share of exam questions: advice", Look(number_format=styles.SHARE)),
}


def sheet_name_of(discipline: str) -> str:
    return f"Coverage {discipline}"


def write_matrix(
    book: Workbook, findings: Findings, places: Places, discipline: str
) -> SheetWriter:
    """Writes a row for each person with a goal in the discipline, and below them what all come to."""
    content = [row for row in findings.coverage.dicts() if row["discipline"] == discipline]
    cells = (row for row in lazily(findings.people_by_content) if row["discipline"] == discipline)
    labels = place_labels(content)
    people = _by_person(cells)
    writer = SheetWriter(book, sheet_name_of(discipline))
    known = ["name", *([] if findings.are_names_hidden else ["person_id"]), "cohort"]
    writer.widths([24, *([13, 22][-len(known) + 1 :]), *[_PLACE_WIDTH] * len(labels)])
    first = get_column_letter(len(known) + 1)
    writer.sheet.freeze_panes = f"{first}{FIRST_ROW}"
    set_up_print(writer.sheet, findings.scope.as_of, heading_rows="3:4", name_columns="A:A")
    writer.write([Entry(_title(findings, discipline), SECTION)], height=SECTION_LINE)
    writer.write([Entry(_legend(content), QUIET)])
    writer.write([*[None] * len(known), *_categories(labels)], height=48)
    writer.write(
        [
            *(Entry(_KNOWN[name], HEADING) for name in known),
            *(Entry(label, _PLACE) for label in labels.values()),
        ],
        height=max([32.0, *map(_height, labels.values())]),
    )
    for person in people.values():
        writer.write(_person(person, known, labels, places))
    if not labels:
        return writer
    last = writer.row
    right = get_column_letter(len(known) + len(labels))
    area = f"{first}{FIRST_ROW}:{right}{last}"
    writer.sheet.conditional_formatting.add(area, styles.credit_scale())
    _write_sums(writer, content, len(known), last)
    return writer


_KNOWN = {"name": "Name", "person_id": "Person ID", "cohort": "Cohort"}


def _height(label: str) -> float:
    # Bold words of a heading are long for their column, and break early.
    return LINE * len(wrap(label, int(_PLACE_WIDTH) - 3))


def _by_person(cells: Iterable[Row]) -> dict[str, dict[Any, Row]]:
    people: dict[str, dict[Any, Row]] = {}
    for cell in cells:
        place = cell["category"], cell["subcategory"]
        people.setdefault(cell["person_id"], {})[place] = cell
    return people


def _title(findings: Findings, discipline: str) -> str:
    name = findings.discipline_names.get(discipline, discipline)
    return f"Credits earned in {name}, by person and content, as of {day(findings.scope.as_of)}"


def _legend(content: Sequence[Row]) -> str:
    on = next((row["outline_effective_on"] for row in content if row["outline_effective_on"]), None)
    outline = f"content outline of {day(on)}" if on else "no content outline in force"
    unsure = any(row["name_confidence"] not in (None, "sourced") for row in content)
    return (
        "Darker is more credit. ▲ and bold: a requirement is open there. "
        f"A name leads to the person's records. By {outline}{f': {VERIFY}' if unsure else ''}."
    )


def _categories(labels: Mapping[tuple[str, str], str]) -> list[Entry | None]:
    """The name of each category above its first place."""
    entries: list[Entry | None] = []
    before = None
    for category, _ in labels:
        entries.append(Entry(category, _CATEGORY) if category != before else None)
        before = category
    return entries


def _person(
    cells: Mapping[Any, Row], known: Sequence[str], labels: Mapping[Any, str], places: Places
) -> list[Entry | None]:
    who = next(iter(cells.values()))
    link = places.records.get(who["person_id"])
    return [
        Entry(who["name"], _LINKED if link else PLAIN, link),
        *(Entry(who[name]) for name in known[1:]),
        *(
            Entry(cells[place]["credits_earned"], _OPEN if cells[place]["is_open"] else _CREDITS)
            for place in labels
        ),
    ]


def _write_sums(writer: SheetWriter, content: Sequence[Row], before: int, last: int) -> None:
    """What all people come to: live sums, and what the engine says beside them."""
    areas = [
        f"{letter}{FIRST_ROW}:{letter}{last}"
        for letter in (get_column_letter(before + 1 + number) for number in range(len(content)))
    ]
    blank: list[Entry | None] = [None] * (before - 1)
    writer.write(
        [
            Entry("Credits earned", _SUMMED),
            *[Entry(None, _SUMMED)] * (before - 1),
            *(
                Entry(Formula(f"=SUM({area})", row["credits_earned"]), _SUMMED)
                for area, row in zip(areas, content, strict=True)
            ),
        ]
    )
    writer.write(
        [
            Entry("People with credit", _COUNTED),
            *blank,
            *(
                Entry(Formula(f'=COUNTIF({area},">0")', row["people_with_credit"]), _COUNTED)
                for area, row in zip(areas, content, strict=True)
            ),
        ]
    )
    for column, (label, look) in _STATED.items():
        writer.write([Entry(label, _LABEL), *blank, *(Entry(row[column], look) for row in content)])
