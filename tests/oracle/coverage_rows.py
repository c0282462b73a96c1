"""S5: who has credit in which content, and who is short of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.oracle.notation import OpenQuestionError, comparison, four_places
from tests.oracle.outcomes import NOTHING, Judged
from tests.oracle.outlines import outline_for, place
from tests.oracle.standing import Standing, gap

Content = tuple[str | None, str | None]
"""Category and subcategory, as shown."""


@dataclass
class Tally:
    """One row of the coverage while it is added up."""

    credits_by_person: dict[str, Decimal] = field(default_factory=dict)
    prescribed: Decimal = NOTHING
    short: Decimal = NOTHING
    people_short: set[str] = field(default_factory=set)
    questions: int | None = None

    def earned(self) -> Decimal:
        return sum(self.credits_by_person.values(), NOTHING)


def _content(one: Judged) -> Content:
    """The row of a counted line; one known by its category alone has no subcategory there."""
    if one.requirement:
        return one.requirement.category, one.requirement.subcategory
    return one.place.category, one.place.subcategory if one.place.has_subcategory else None


def _counted(
    standings: Iterable[Standing],
) -> dict[tuple[str, int, object], tuple[Content, Judged]]:
    """Each line of a completion once, however many goals it served."""
    counted: dict[tuple[str, int, object], tuple[Content, Judged]] = {}
    for standing in standings:
        for one in standing.judged:
            if one.outcome == "counted" and one.line:
                key = (standing.goal.person_id, id(one.completion), one.line)
                counted.setdefault(key, (_content(one), one))
    return counted


def refuse_open_rows(standings: Sequence[Standing], as_of: date) -> None:
    """Raises OpenQuestionError where S5 does not say which row a line or an amount belongs to."""
    first = _counted(standings)
    written: dict[tuple[str, str, str], Content] = {}
    for standing in standings:
        discipline = standing.goal.discipline
        contents = {(category, subcategory) for _, category, subcategory, _, _ in standing.lines()}
        for key, (content, one) in _counted([standing]).items():
            shown = one.place.category, one.place.subcategory
            if first[key][0] != content or (one.requirement and shown != content):
                raise OpenQuestionError("one line, counted in two rows of the coverage")
            contents.add(content)
        for content in contents:
            category, subcategory = comparison(content[0] or ""), comparison(content[1] or "")
            known = place(outline_for(discipline, as_of), *content)
            there = (known.category, known.subcategory) if known.has_subcategory else content
            if {there, written.setdefault((discipline, category, subcategory), content)} != {
                content
            }:
                raise OpenQuestionError("one content, written in two ways in the coverage")


def coverage(standings: Sequence[Standing], as_of: date) -> list[dict[str, object]]:
    """One row per discipline that is anybody's goal, category and subcategory."""
    rows: list[dict[str, object]] = []
    for discipline in sorted({standing.goal.discipline for standing in standings}):
        of_discipline = [s for s in standings if s.goal.discipline == discipline]
        rows.extend(_discipline_rows(discipline, of_discipline, as_of))
    return rows


def _discipline_rows(
    discipline: str, standings: Sequence[Standing], as_of: date
) -> Iterable[dict[str, object]]:
    outline = outline_for(discipline, as_of)
    tallies: dict[Content, Tally] = {}
    for subject in outline.subjects if outline else ():
        tallies[subject.category, subject.subcategory] = Tally(questions=subject.questions)
    for (person_id, _, _), (content, one) in _counted(standings).items():
        by_person = tallies.setdefault(content, Tally()).credits_by_person
        by_person[person_id] = by_person.get(person_id, NOTHING) + one.credits()
    for standing in standings:
        for level, category, subcategory, required, earned in standing.lines():
            if level == "subcategory":
                tally = tallies.setdefault((category, subcategory), Tally())
                tally.prescribed += required
                tally.short += gap(required, earned)
                if earned < required:
                    tally.people_short.add(standing.goal.person_id)
    whole = sum((tally.earned() for tally in tallies.values()), NOTHING)
    questions = outline.questions() if outline else None
    for (category, subcategory), tally in tallies.items():
        credited = [earned for earned in tally.credits_by_person.values() if earned > 0]
        yield {
            "discipline": discipline,
            "category": category,
            "subcategory": subcategory,
            "people": len({standing.goal.person_id for standing in standings}),
            "people_with_credit": len(credited),
            "credits_earned": tally.earned(),
            "credits_prescribed": tally.prescribed,
            "credits_short": tally.short,
            "people_short": len(tally.people_short),
            "share_of_credits": _share(tally.earned(), whole),
            "share_of_exam": _share(tally.questions, questions),
        }


def _share(part: Decimal | int | None, whole: Decimal | int | None) -> Decimal | None:
    return four_places(Fraction(part) / Fraction(whole)) if part is not None and whole else None
