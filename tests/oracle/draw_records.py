"""Random record files: layouts, ways to name people and courses, updates, rows with faults."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from tests.oracle.draw_cast import Course, Done, Person
from tests.oracle.draw_names import Cells, named
from tests.oracle.draw_words import Said, Words
from tests.oracle.world import CANONICAL, Upload

MOST_ROWS = 18
"""Below the number of changed rows for which an import asks to be confirmed."""


@dataclass(frozen=True)
class Manner:
    """What holds for all files of one world."""

    agreeing: bool
    faces: bool
    """Every row states the CE credits, so that the catalogue may state them too."""
    titles: bool
    """Every row states the title, so that the catalogue may state it too."""
    shared_titles: frozenset[str]
    untold_sponsors: frozenset[Course]


@dataclass
class RecordFile:
    """One record file while it is filled."""

    rng: Random
    manner: Manner
    words: Sequence[Words]
    columns: tuple[str, ...]
    """The credit columns, both or one of them (L3)."""
    rows: list[Cells] = field(default_factory=list)
    names: dict[Person, Cells] = field(default_factory=dict)

    def fill(self, appearances: Sequence[tuple[Done, bool]]) -> None:
        """Completions, each of them with whether another file has it already."""
        for done, again in appearances:
            rows = self._rows(done, again=again)
            if len(self.rows) + len(rows) <= MOST_ROWS:
                self.rows += rows
        self.rng.shuffle(self.rows)

    def _rows(self, done: Done, *, again: bool) -> list[Cells]:
        change = self.rng.choice(("same", "same", "bare", "new lines", "cleared", "not accepted"))
        if not again or (self.manner.agreeing and change != "bare"):
            change = "same"
        if change == "new lines":
            done = replace(done, own=self.rng.choice(self.words).lines(self.rng, 2))
        if change == "not accepted":
            done = replace(done, ce_category="Cat B")
        if change == "bare":
            done = replace(done, own=())
        shared = self._about(done, cleared=change == "cleared")
        lines = [line for line in done.own if self._brings(line)]
        rows = [shared | self._line(line) for line in lines] or [shared | self._no_line(done)]
        if len(rows) > 1 and not self.manner.agreeing and self.rng.random() < 0.2:
            rows[1] = rows[1] | {"CE Category": "A", "Activity Type": "Conference"}
        if done.course.twin and self.rng.random() < 0.5:
            without = [row | {"Reference Number": ""} for row in rows]
            rows = without if self.rng.random() < 0.6 else rows + without
        return rows

    def _brings(self, line: Said) -> bool:
        return bool(line.category or line.subcategory) or len(self.columns) == 2

    def _about(self, done: Done, *, cleared: bool) -> Cells:
        course, rng = done.course, self.rng
        number = rng.choice(
            [course.number, course.number.lower(), f" {course.number[:2]} {course.number[2:]}"]
        )
        cells = {
            **self.names.setdefault(done.person, named(rng, done.person)),
            "Reference Number": number.rstrip(),
            "Activity Title": course.title if self.manner.agreeing else self._title(course.title),
            "Sponsor": course.sponsor,
            "Completion Date": done.day.isoformat(),
            "CE Category": done.ce_category,
            "Activity Type": done.activity_type,
        }
        alone = course.title not in self.manner.shared_titles
        if (
            course.number
            and not course.twin
            and course.listing != "title"
            and not self.manner.titles
        ):
            cells["Activity Title"] = rng.choice([cells["Activity Title"], ""])
        if alone and rng.random() < 0.35:
            cells["Sponsor"] = ""
        if rng.random() < 0.15:
            cells["CE Category"] = cells["Activity Type"] = ""
        if cleared:
            cells["CE Category"] = cells["Activity Type"] = "none"
        if len(self.columns) == 2:
            cells["CE Credits"] = "" if rng.random() < 0.2 else course.face
            cells["CE Credits"] = course.face if self.manner.faces else cells["CE Credits"]
            if cleared and not self.manner.faces:
                cells["CE Credits"] = "none"
        return cells

    def _title(self, title: str) -> str:
        return self.rng.choice([title, title, title.upper(), title.replace(" ", "  ")])

    def _line(self, line: Said) -> Cells:
        cells = line.cells()
        if self.columns == ("CE Credits",):
            cells["CE Credits"] = cells.pop("Credits")
        return cells

    def _no_line(self, done: Done) -> Cells:
        cells = {"Discipline": self.rng.choice(["", self.rng.choice(self.words).discipline])}
        if len(self.columns) == 1:
            cells[self.columns[0]] = done.course.face
        return cells

    def add_faults(self) -> None:
        """Rows that the file itself shows to be wrong (L3, L7, N1), and one said twice."""
        lines = [row for row in self.rows if row.get("Category") or row.get("Subcategory")]
        if not lines or self.rng.random() < 0.5:
            return
        row = self.rng.choice(lines)
        other = row | {"Reference Number": "BAD1", "Activity Title": "Not to be counted"}
        amount = "CE Credits" if self.columns == ("CE Credits",) else "Credits"
        faults: list[Cells] = [
            row,
            row | {amount: "7.75"},
            other | {amount: self.rng.choice(("abc", "1.005", "-1", ""))},
            other | {"Completion Date": self.rng.choice(("soon", ""))},
            other | {"Person ID": "", "Name": "", "Email": ""},
            other | {"Reference Number": "", "Activity Title": ""},
            other | {"Discipline": "Astrology"},
        ]
        self.rows += self.rng.sample(faults, self.rng.randint(1, 3))

    def upload(self) -> Upload:
        used = [h for h in CANONICAL["records"] if any(row.get(h) for row in self.rows)]
        kept = {*used, *self.columns, "Completion Date", "Reference Number", "Activity Title"}
        headers = [h for h in CANONICAL["records"] if h in kept]
        if self.rng.random() < 0.5:
            self.rng.shuffle(headers)
        return Upload("records", "", tuple(headers), tuple(self.rows))
