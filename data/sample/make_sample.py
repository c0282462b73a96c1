"""Make the sample program: four workbooks about sixty invented people.

    python data/sample/make_sample.py [OUTDIR]

What is particular about the program stands in program/*.csv, where columns of days count from
SAMPLE_AS_OF; the ordinary completions are drawn here, with a seed for each goal. The same facts give the
same bytes on every machine.
"""

import csv
import random
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import canonicalize

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

SAMPLE_AS_OF = date(2026, 11, 23)

SAMPLE = Path(__file__).resolve().parent
LAST_ORDINARY_DAY = -4  # records reach a director some days late

Fact = dict[str, str]
Activity = tuple[Fact, ...]  # its distribution lines; each repeats what they have in common

COURSE = ("reference_number", "title", "sponsor", "ce_credits", "ce_category", "activity_type")
LINE = ("discipline", "category", "subcategory", "credits")
DATE = "yyyy-mm-dd"
CREDITS = "0.00"

# The moment of saving and the version of the writing program would make every copy another file.
FIXED_PARTS = {
    "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/core.xml": (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Targeted CE sample program</dc:creator>'
        "</cp:coreProperties>"
    ),
}


def make(directory: Path) -> list[Path]:
    """Write the four workbooks into the directory and return their paths."""
    tables: dict[str, Iterable[Fact]] = {
        "roster": roster(),
        "records": records(),
        "activities": (line for line in facts("activities") if line["in_catalogue"] == "yes"),
        "prescriptions": prescriptions(),
    }
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, rows in tables.items():
        paths.append(directory / f"{name}.xlsx")
        paths[-1].write_bytes(package(workbook(name, rows)))
    return paths


@cache
def facts(name: str) -> tuple[Fact, ...]:
    with (SAMPLE / "program" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def people() -> dict[str, Fact]:
    domains = {"student": "example.edu", "staff": "example.org"}
    return {
        person["person_id"]: person
        | {"email": f"{person['name'].lower().replace(' ', '.')}@{domains[person['role']]}"}
        for person in facts("people")
    }


@cache
def courses() -> tuple[Activity, ...]:
    return tuple(tuple(lines) for _, lines in groupby(facts("activities"), key=course_of))


def course_of(fact: Fact) -> Fact:
    return {column: fact[column] for column in COURSE}


def roster() -> Iterator[Fact]:
    """One row per structured-education goal; who has none is listed all the same."""
    for person in people().values():
        mine = [goal for goal in facts("goals") if goal["person_id"] == person["person_id"]]
        for goal in [goal for goal in mine if goal["requirement"] != "CQR"] or [{}]:
            yield person | goal


def prescriptions() -> Iterator[Fact]:
    goals = {(goal["person_id"], goal["discipline"]): goal for goal in facts("goals")}
    for line in facts("prescriptions"):
        yield people()[line["person_id"]] | goals[line["person_id"], line["discipline"]] | line


def records() -> list[Fact]:
    """By person and date; whoever has no ID of the roster comes last, as if pasted from another export."""
    return sorted(
        [*particular_records(), *ordinary_records()],
        key=lambda row: (
            row["person_id"] not in people(),
            row["person_id"],
            int(row["completed_days"]),
            *(row.get(column, "") for column in (*COURSE, *LINE)),
        ),
    )


def particular_records() -> Iterator[Fact]:
    """The records that show one rule each; a bare reference number stands for that activity's course."""
    by_number = {activity[0]["reference_number"]: course_of(activity[0]) for activity in courses()}
    for fact in facts("particular_records"):
        course = {} if fact["title"] else by_number[fact["reference_number"]]
        yield fact | course | people().get(fact["person_id"], {})


def ordinary_records() -> Iterator[Fact]:
    taken: dict[str, list[Activity]] = {}
    for goal in facts("goals"):
        mine = taken.setdefault(goal["person_id"], [])
        chance = random.Random(f"{goal['person_id']} {goal['discipline']}")
        drawn = draw(goal, mine, chance)
        mine.extend(drawn)
        for activity, days in zip(drawn, spread(goal, len(drawn), chance), strict=True):
            completion = (
                people()[goal["person_id"]] | course_of(activity[0]) | {"completed_days": str(days)}
            )
            is_catalogued = activity[0]["in_catalogue"] == "yes"
            for line in [{}] if is_catalogued else activity:
                yield line | completion


def draw(goal: Fact, taken: list[Activity], chance: random.Random) -> list[Activity]:
    """Activities that together with those already taken bring `ordinary_credits` and no more."""
    room = room_of(goal)
    missing = Decimal(goal["ordinary_credits"])
    for activity in taken:
        missing -= use_up(room, goal, activity)
    drawn = []
    pool = untaken(goal, taken)
    for activity in chance.sample(pool, len(pool)):
        brought = use_up(dict(room), goal, activity)
        if 0 < brought <= missing:
            missing -= use_up(room, goal, activity)
            drawn.append(activity)
    return drawn


def untaken(goal: Fact, taken: list[Activity]) -> list[Activity]:
    particular = {
        fact["reference_number"]
        for fact in facts("particular_records")
        if fact["person_id"] == goal["person_id"]
    }
    return [
        activity
        for activity in courses()
        if activity[0]["ordinary"] == "yes"
        and any(line["discipline"] == goal["discipline"] for line in activity)
        and activity not in taken
        and activity[0]["reference_number"] not in particular
        and all(line["category"] != goal["without"] for line in activity)
    ]


def room_of(goal: Fact) -> dict[str, Decimal]:
    """The credits that each subcategory can take for this goal: without limit unless they are prescribed."""
    of_discipline = (
        line for line in facts("activities") if line["discipline"] == goal["discipline"]
    )
    if goal["requirement"] != "CQR":
        return {line["subcategory"]: Decimal(999) for line in of_discipline}
    return {
        line["subcategory"]: Decimal(line["credits_prescribed"])
        for line in facts("prescriptions")
        if (line["person_id"], line["discipline"]) == (goal["person_id"], goal["discipline"])
    }


def use_up(room: dict[str, Decimal], goal: Fact, activity: Activity) -> Decimal:
    """Take what the activity brings to the goal out of the room left, and return it."""
    brought = Decimal(0)
    for line in activity:
        if line["discipline"] == goal["discipline"] and line["subcategory"] in room:
            used = min(Decimal(line["credits"]), room[line["subcategory"]])
            room[line["subcategory"]] -= used
            brought += used
    return brought


def spread(goal: Fact, count: int, chance: random.Random) -> list[int]:
    """That many days, in order, from `ordinary_from_days` to the end of the window or nearly today."""
    if not count:
        return []
    ends = [int(goal[column]) for column in ("application_days", "due_days") if goal[column]]
    first = int(goal["ordinary_from_days"])
    step = (min([LAST_ORDINARY_DAY, *ends]) - first) // count
    return [first + step * (i + 1) - chance.randrange(step) for i in range(count)]


def workbook(name: str, rows: Iterable[Fact]) -> Workbook:
    """One sheet as a director would keep it: a frozen heading with filters, real dates, exact credits."""
    columns = [column for column in facts("columns") if column["sheet"] == name]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name.capitalize()
    sheet.append([column["heading"] for column in columns])
    for row in rows:
        sheet.append([value(row.get(column["fact"], ""), column["format"]) for column in columns])
    for number, (column, cells) in enumerate(zip(columns, sheet.iter_cols(), strict=True), start=1):
        lay_out(cells, column["format"])
        sheet.column_dimensions[get_column_letter(number)].width = width(cells)
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    print_on_wide_pages(sheet)
    return book


def value(text: str, number_format: str) -> str | date | Decimal | None:
    if not text:
        return None
    if number_format == DATE:
        return SAMPLE_AS_OF + timedelta(days=int(text))
    return Decimal(text) if number_format == CREDITS else text


def lay_out(cells: tuple[Cell | MergedCell, ...], number_format: str) -> None:
    side, indent = {CREDITS: ("right", 1), DATE: ("center", 0)}.get(number_format, ("left", 0))
    rule = Border(bottom=Side(style="hair", color="A6A6A6"))
    heading, *body = cells
    heading.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
    heading.fill = PatternFill("solid", fgColor="1F4E79")
    heading.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True, indent=indent)
    for cell in body:
        cell.number_format = number_format
        cell.alignment = Alignment(horizontal=side, indent=indent)
        cell.border = rule


def width(cells: tuple[Cell | MergedCell, ...]) -> int:
    """Room for the longest text, and for the longest word of the heading beside its filter button."""
    heading, *body = (str(cell.value or "") for cell in cells)
    return max(*map(len, body), *(len(word) + 4 for word in heading.split())) + 1


def print_on_wide_pages(sheet: Worksheet) -> None:
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)


def package(book: Workbook) -> bytes:
    """The workbook as a file that depends on its content alone.

    Times are fixed, and the XML is put into its canonical form and left uncompressed: what writes the XML
    and what deflates it differ between machines.
    """
    saved, fixed = BytesIO(), BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in sorted(source.namelist()):
            part = FIXED_PARTS.get(name) or canonicalize(source.read(name).decode())
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            target.writestr(
                entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{part}'
            )
    return fixed.getvalue()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
