"""One page for one person: what to do by when, each goal line by line, what counts and what does not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Any

from openpyxl import Workbook

from dashboard.report import styles
from dashboard.report.findings import Findings
from dashboard.report.printing import set_up_print
from dashboard.report.writing import (
    HEADING,
    NUMBERS_HEADING,
    PLAIN,
    QUIET,
    TEXTS,
    TEXTS_HEADING,
    TITLE,
    TITLE_LINE,
    WRAPPED,
    Entry,
    Look,
    SheetWriter,
    height_of,
)
from dashboard.wording.notes import WHOSE_READING, outline_notes, outlines_in_use
from dashboard.wording.standing import goal_key, of_goal
from dashboard.wording.words import (
    OUTCOMES,
    ROLES_OF_ONE,
    STATUSES,
    count,
    credits_text,
    day,
    goal_name,
    line_place,
    line_state,
    time_left,
    window,
)

Row = Mapping[str, Any]

# What still prints legibly on one page; the rest is counted, and stands in full among the records.
_MOST_COUNTED, _MOST_OTHERS = 24, 14
_LINE = 138
_WIDTHS = (36, 32, 13, 10, 10, 46)

_BOLD = Look(styles.BOLD)
_GOAL = Look(styles.BOLD, styles.CREDITS, border=styles.OVERLINED)
_CREDITS, _DATE = Look(number_format=styles.CREDITS), Look(number_format=styles.DATE)


@dataclass(frozen=True)
class PersonRows:
    """What is known of one person: rows of the answers of the same names."""

    goals: Sequence[Row]
    gaps: Sequence[Row]
    records: Sequence[Row]
    aging_out: Sequence[Row]


def people_in(findings: Findings) -> dict[str, PersonRows]:
    """Everybody with a goal in the report by person ID, ordered by name."""
    goals = findings.of_people(findings.goals)
    sentences = {
        (row["person_id"], row["pathway"], row["discipline"]): row for row in findings.standings
    }
    gaps = findings.of_people(findings.gaps)
    records = findings.of_people(findings.records)
    aging = findings.of_people(findings.aging_out)
    return {
        person_id: PersonRows(
            [sentences[person_id, row["pathway"], row["discipline"]] for row in goals[person_id]],
            gaps.get(person_id, ()),
            records.get(person_id, ()),
            aging.get(person_id, ()),
        )
        for person_id in sorted(goals, key=lambda one: (findings.names[one].casefold(), one))
    }


def write_person_page(
    book: Workbook, title: str, findings: Findings, person: PersonRows
) -> SheetWriter:
    """Writes the page as a sheet of this name, to be printed on one sheet of paper."""
    as_of = findings.scope.as_of
    writer = SheetWriter(book, title)
    writer.widths(_WIDTHS)
    writer.sheet.sheet_view.showGridLines = False
    set_up_print(writer.sheet, as_of, is_portrait=True, is_one_page=True)
    writer.write([Entry(person.goals[0]["name"], TITLE)], height=TITLE_LINE)
    writer.write([Entry(_who(person.goals[0], as_of, findings.are_names_hidden), QUIET)])
    writer.section("What to do, by when")
    _write_lines(writer, _to_do(person), _BOLD)
    for goal in person.goals:
        _write_goal(writer, goal, of_goal(person.gaps, *goal_key(goal)))
    newest = sorted(person.records, key=_newest_first)
    _write_records(writer, newest, has_several=len(person.goals) > 1)
    writer.write()
    notes = outline_notes(person.goals, findings.outline_versions.dicts())
    _write_lines(writer, [outlines_in_use(person.goals), *notes, WHOSE_READING], QUIET)
    return writer


def _who(goal: Row, as_of: date, is_hidden: bool) -> str:
    known = [
        f"As of {day(as_of)}",
        None if is_hidden else f"ID {goal['person_id']}",
        ROLES_OF_ONE.get(goal["role"]),
        goal["cohort"],
        goal["site"],
    ]
    return " · ".join(text for text in known if text)


def _to_do(person: PersonRows) -> list[str]:
    """A sentence for each goal, and one for each day on which credits age out (S6)."""
    sentences = [f"{goal['goal']}: {goal['sentence']}." for goal in person.goals]
    leaving: dict[tuple[str, date], list[Row]] = {}
    for row in person.aging_out:
        leaving.setdefault((goal_name(row), row["ages_out_on"]), []).append(row)
    for (goal, on), rows in leaving.items():
        amount = credits_text(sum(row["credits"] for row in rows))
        sentences.append(f"{goal}: {amount} will no longer count from {day(on)}.")
    return sentences


def _write_goal(writer: SheetWriter, goal: Row, lines: Sequence[Row]) -> None:
    writer.section(goal["goal"])
    status = STATUSES[goal["status"]]
    writer.write(
        [Entry(" · ".join(filter(None, (status.label, time_left(goal["days_left"])))), _BOLD)]
    )
    writer.write([Entry(window(goal), QUIET)])
    _headings(writer, ("Content", "Category", "Required", "Earned", "Needed", "State"))
    for line in lines:
        category = line["category"] if line["subcategory"] else None
        _write_wrapped(
            writer,
            [
                Entry(line_place(line), WRAPPED),
                Entry(category, WRAPPED),
                *(Entry(line[name], _CREDITS) for name in ("required", "earned", "gap")),
                Entry(line_state(line), TEXTS),
            ],
        )
    writer.write(
        [
            Entry("The whole goal", _BOLD),
            None,
            *(Entry(goal[name], _GOAL) for name in ("required", "earned", "needed")),
        ]
    )


def _write_records(writer: SheetWriter, records: Sequence[Row], *, has_several: bool) -> None:
    counted = [row for row in records if row["outcome"] == "counted"]
    others = [row for row in records if row["outcome"] != "counted"]
    writer.section(f"What counts: {count(len(counted), 'line')}")
    if counted:
        _headings(writer, ("Activity", "Content", "Completed", "Credits", "Counted", "Goal"))
    for row in counted[:_MOST_COUNTED]:
        counts = Entry(row["counted"], _CREDITS)
        _write_wrapped(writer, [*_record(row), counts, Entry(goal_name(row), TEXTS)])
    _write_rest(writer, len(counted) - _MOST_COUNTED)
    writer.section(f"What does not count: {count(len(others), 'line')}")
    if others:
        _headings(writer, ("Activity", "Content", "Completed", "Credits", " ", "Why"))
    for row in others[:_MOST_OTHERS]:
        goal = f"{goal_name(row)}: " if has_several else ""
        why = f"{OUTCOMES[row['outcome']]}. {goal}{row['why']}"
        _write_wrapped(writer, [*_record(row), None, Entry(why, TEXTS)])
    _write_rest(writer, len(others) - _MOST_OTHERS)


def _record(row: Row) -> list[Entry | None]:
    content = row["subcategory"] or row["category"]
    return [
        Entry(row["title"] or row["reference_number"], WRAPPED),
        Entry(content, WRAPPED) if content else None,
        Entry(row["completed_on"], _DATE),
        Entry(row["credits"], _CREDITS),
    ]


def _write_rest(writer: SheetWriter, number: int) -> None:
    if number > 0:
        writer.write(
            [Entry(f"and {count(number, 'older line')}, all of them in the list of records", QUIET)]
        )


def _newest_first(row: Row) -> tuple[int, str]:
    return -row["completed_on"].toordinal(), row["title"] or ""


def _headings(writer: SheetWriter, labels: Sequence[str]) -> None:
    looks = [HEADING, HEADING, *[NUMBERS_HEADING] * 3, TEXTS_HEADING]
    writer.write((Entry(label, look) for label, look in zip(labels, looks, strict=True)), height=18)


def _write_wrapped(writer: SheetWriter, entries: Sequence[Entry | None]) -> None:
    texts = [
        (entry.value, width)
        for entry, width in zip(entries, _WIDTHS, strict=True)
        if entry and isinstance(entry.value, str)
    ]
    writer.write(entries, height=height_of(texts))


def _write_lines(writer: SheetWriter, sentences: Iterable[str], look: Look = PLAIN) -> None:
    for sentence in sentences:
        for line in wrap(sentence, _LINE, subsequent_indent="    "):
            writer.write([Entry(line, look)])
