"""Random content: lines in an outline's words, in words that compare equal (L5), and in others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from random import Random

from tests.oracle.notation import comparison
from tests.oracle.outlines import Outline, Subject, disciplines, outline_for, outlines

BEYOND_ANY_OUTLINE = ("Procedures", "Emerging Topics")
UNKNOWN_CATEGORIES = ("Wellness", "Team Building")
UNKNOWN_SUBCATEGORIES = ("Leadership Skills", "Ethics in Practice")
AMOUNTS = (
    "0",
    "0.25",
    "0.33",
    "0.5",
    "0.50",
    "0.75",
    "1",
    "1.00",
    "1.25",
    "1.5",
    "2",
    "3",
    "5",
    "8",
)
SPLITS = (
    ("3", "2", "4", "7"),
    ("1", "1", "1", "13"),
    ("1", "5", "5", "5"),
    ("0.75", "5", "5", "5.25"),
    ("4", "4", "4", "3.75"),
    ("0", "6", "5", "5"),
    ("0.5", "0", "10", "6"),
    ("10", "10", "11", "1"),
    ("16", "15", "16", "1"),
)


@dataclass(frozen=True)
class Said:
    """One line as somebody writes it into a file."""

    discipline: str
    category: str
    subcategory: str
    credits: str

    def cells(self) -> dict[str, str]:
        return {
            "Discipline": self.discipline,
            "Category": self.category,
            "Subcategory": self.subcategory,
            "Credits": self.credits,
        }


@dataclass(frozen=True)
class Words:
    """What people of one world write about one discipline.

    A `plain` discipline is always written in an outline's exact words, so that lines and
    prescriptions meet also where the outline lacks them (G8); the others use every variation.
    """

    discipline: str
    outline: Outline
    older: tuple[Subject, ...]
    plain: bool

    @classmethod
    def of(cls, discipline: str, day: date, *, plain: bool) -> "Words":
        published = [o for o in outlines() if o.discipline == discipline]
        borrowed = published or [o for o in outlines() if o.discipline == "R"]
        outline = outline_for(discipline, day) or borrowed[-1]
        known = {(s.category, s.subcategory) for s in outline.subjects}
        others = (s for o in borrowed for s in o.subjects if s.subcategory)
        older = tuple(s for s in others if (s.category, s.subcategory) not in known)
        return cls(discipline, outline, older, plain)

    def texts(self, rng: Random) -> tuple[str, str]:
        """Category and subcategory of a line; either may be blank, not both."""
        subject = rng.choice(self.outline.subjects)
        ways = ["exact"] * 6 + ["category", "older", "beyond", "unknown subcategory"]
        if not self.plain:
            ways += ["subcategory"] * 3 + ["restyled"] * 4 + ["unknown category", "alias"]
            ways += ["elsewhere", "unknown", "unknown category alone"]
        return self._say(rng, subject, rng.choice(ways))

    def _say(self, rng: Random, subject: Subject, way: str) -> tuple[str, str]:
        category, subcategory = subject.category, subject.subcategory or ""
        other = rng.choice([c for c in self.outline.categories() if c != category])
        older = rng.choice(self.older) if self.older and way == "older" else subject
        return {
            "exact": (category, subcategory),
            "category": (category, ""),
            "older": (older.category, older.subcategory or ""),
            "beyond": BEYOND_ANY_OUTLINE if self.plain else (category, subcategory),
            "unknown subcategory": (category, rng.choice(UNKNOWN_SUBCATEGORIES)),
            "subcategory": ("", restyled(rng, subcategory)) if subcategory else (category, ""),
            "restyled": (restyled(rng, category), restyled(rng, subcategory)),
            "unknown category": (rng.choice(UNKNOWN_CATEGORIES), subcategory),
            "alias": rng.choice([("Pt Care", ""), ("", "Pt Interactions and Management")]),
            "elsewhere": (other, subcategory),
            "unknown": (rng.choice(UNKNOWN_CATEGORIES), rng.choice(UNKNOWN_SUBCATEGORIES)),
            "unknown category alone": (rng.choice(UNKNOWN_CATEGORIES), ""),
        }[way]

    def line(self, rng: Random) -> Said:
        return Said(self.spelled(rng), *self.texts(rng), rng.choice(AMOUNTS))

    def lines(self, rng: Random, most: int) -> tuple[Said, ...]:
        return distinct(self.line(rng) for _ in range(rng.randint(1, most)))

    def split(self, rng: Random) -> tuple[Said, ...]:
        """G1's own splits over the categories: one course that meets the requirement, or nearly."""
        first = {s.category: s.subcategory or "" for s in reversed(self.outline.subjects)}
        names = [(category, first[category]) for category in self.outline.categories()]
        if rng.random() < 0.3:
            names = [(category, "") for category, _ in names]
        return tuple(
            Said(self.discipline, *texts, amount)
            for texts, amount in zip(names, rng.choice(SPLITS), strict=False)
        )

    def prescribed(self, rng: Random, outline: Outline | None) -> tuple[Said, ...]:
        """A prescription, mostly from the outline that will apply; see G8 for the rest."""
        subjects = [s for s in (outline or self.outline).subjects if s.subcategory]
        chosen = rng.sample(subjects, min(len(subjects), rng.randint(1, 4) if outline else 1))
        said = []
        for subject in chosen:
            names = (subject.category, subject.subcategory or "")
            if not self.plain:
                category = rng.choice([names[0], "", restyled(rng, names[0])])
                names = (category, restyled(rng, names[1]))
            said.append(Said(self.spelled(rng), *names, rng.choice(AMOUNTS)))
        if self.plain and outline and rng.random() < 0.6:
            older = [(s.category, s.subcategory or "") for s in self.older]
            names = rng.choice([BEYOND_ANY_OUTLINE, *older[:3]])
            said.append(Said(self.discipline, *names, rng.choice(AMOUNTS)))
        return tuple(said)

    def spelled(self, rng: Random) -> str:
        further = {"CT": "Computed Tomography", "MR": "MRI", "M": "mammography", "R": "radiography"}
        return rng.choice([self.discipline] * 4 + [further.get(self.discipline, self.discipline)])


def distinct(lines: Iterable[Said]) -> tuple[Said, ...]:
    """The lines without those that L7 takes for an earlier one."""
    first: dict[tuple[str, ...], Said] = {}
    for line in lines:
        code = disciplines()[line.discipline.casefold()]
        first.setdefault((code, comparison(line.category), comparison(line.subcategory)), line)
    return tuple(first.values())


def restyled(rng: Random, text: str) -> str:
    """The text written otherwise, so that it still compares equal under L5."""
    if not text or rng.random() < 0.4:
        return text
    ways = [
        text.upper(),
        text.lower(),
        text.replace(" and ", " & "),
        text.replace(",", ""),
        text.replace(" ", "_"),
        text.replace(" ", "  "),
        text.replace("/", " - "),
        f"{text}.",
        text.removesuffix(" Procedures"),
        text if text.endswith("Procedures") else f"{text} procedures",
    ]
    return rng.choice(ways)
