"""Does this completion count for this goal, and if not, why not: windows (G3, G5) and outcomes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.oracle.completions import Completion
from tests.oracle.in_force import Goal
from tests.oracle.notation import OpenQuestionError, comparison, less_months
from tests.oracle.outlines import Outline, Place, outline_for, place
from tests.oracle.readings import Line, Value

STRUCTURED_MONTHS = 24
CQR_MONTHS = 36
NOT_ACCEPTED_CATEGORIES = {"b", "category b", "cat b"}
NOT_ACCEPTED_TYPES = {"basic cpr", "cpr", "bls"}
FACILITY_APPLICATIONS = "facility applications"
FACILITY_APPLICATIONS_LAST_DAY = date(2023, 12, 31)
NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Window:
    """`start` and `end` as shown; None where there is none. The SSA date itself does not count."""

    start: date | None
    end: date | None
    is_rolling: bool = False


@dataclass(frozen=True)
class Judged:
    """One line (or a completion without one) for one goal."""

    completion: Completion
    line: Line | None
    place: Place
    outcome: str
    requirement: Place | None = None
    """For CQR: the prescribed line that it counts toward."""

    def credits(self) -> Decimal:
        return self.line.credits if self.line else NOTHING

    def counted(self) -> Decimal:
        return self.credits() if self.outcome == "counted" else NOTHING


def window_of(goal: Goal, as_of: date) -> Window:
    if goal.pathway != "cqr":
        end = goal.application_on or as_of
        return Window(less_months(end, STRUCTURED_MONTHS), end, goal.application_on is None)
    start = goal.ssa_on
    if start is None and goal.due_on:
        start = less_months(goal.due_on, CQR_MONTHS)
    return Window(start, goal.due_on)


def outline_of(goal: Goal, as_of: date) -> Outline | None:
    """G7: on the window's end for structured education; on the SSA date, else as of, for CQR."""
    if goal.pathway == "cqr":
        return outline_for(goal.discipline, goal.ssa_on or as_of)
    return outline_for(goal.discipline, goal.application_on or as_of)


def requirements(goal: Goal, outline: Outline | None) -> list[tuple[Place, Decimal]]:
    """The prescribed lines of a CQR goal in outline order, those that it lacks at the end (G8)."""
    placed = [(place(outline, li.category, li.subcategory), li.credits) for li in goal.prescribed]
    order: dict[tuple[str, str | None], int] = {}
    for position, subject in enumerate(outline.subjects if outline else ()):
        order[subject.category, subject.subcategory] = position
    names = [(where.category or "", where.subcategory) for where, _ in placed]
    if len(set(names)) < len(names):
        raise OpenQuestionError("two prescribed lines for one subcategory")
    if sum(not where.has_subcategory for where, _ in placed) > 1:
        raise OpenQuestionError("the order of several prescribed lines outside the outline")
    if outline and any(_is_elsewhere(where, outline) for where, _ in placed):
        raise OpenQuestionError("a prescribed subcategory under another category than its own")
    return sorted(
        placed, key=lambda item: order.get((item[0].category or "", item[0].subcategory), 999)
    )


def _is_elsewhere(where: Place, outline: Outline) -> bool:
    return not where.has_subcategory and place(outline, None, where.subcategory).has_subcategory


def judge(goal: Goal, completions: list[Completion], as_of: date) -> list[Judged]:
    """Every line of every completion, each with the first outcome that applies."""
    outline = outline_of(goal, as_of)
    prescribed = [where for where, _ in requirements(goal, outline)]
    judged: list[Judged] = []
    already: dict[tuple[str, ...], date] = {}
    for completion in sorted(completions, key=lambda done: done.completed_on):
        found = _judge_completion(goal, completion, as_of, outline, prescribed)
        if already.get(completion.activity, date.max) < completion.completed_on:
            found = [_repeated(one) for one in found]
        if any(one.outcome == "counted" for one in found):
            already.setdefault(completion.activity, completion.completed_on)
        judged.extend(found)
    return judged


def _repeated(one: Judged) -> Judged:
    if one.outcome != "counted":
        return one
    return Judged(one.completion, one.line, one.place, "repeat", one.requirement)


def _judge_completion(
    goal: Goal,
    completion: Completion,
    as_of: date,
    outline: Outline | None,
    prescribed: list[Place],
) -> list[Judged]:
    barred = _barred(completion, as_of)
    lines = completion.lines.get(goal.discipline, ())
    if not lines:
        outcome = barred or "no_distribution"
        return [Judged(completion, None, Place(None, None), outcome)]
    outside = _outside(goal, window_of(goal, as_of), completion.completed_on)
    judged = []
    for line in lines:
        where = place(outline, line.category, line.subcategory)
        toward = _toward(where, prescribed)
        if goal.pathway == "cqr":
            unmapped = not where.has_subcategory and toward is None
            unasked = None if toward else "not_prescribed"
        else:
            unmapped, unasked = not where.has_category, None
        outcome = barred or ("unmapped" if unmapped else outside or unasked or "counted")
        judged.append(Judged(completion, line, where, outcome, toward))
    return judged


def _barred(completion: Completion, as_of: date) -> str | None:
    """What speaks against the completion whatever its lines are."""
    if completion.completed_on > as_of:
        return "planned"
    category = _text(completion.values["CE Category"])
    kind = _text(completion.values["Activity Type"])
    late = completion.completed_on > FACILITY_APPLICATIONS_LAST_DAY
    if (
        category in NOT_ACCEPTED_CATEGORIES
        or kind in NOT_ACCEPTED_TYPES
        or (late and FACILITY_APPLICATIONS in kind)
    ):
        return "not_accepted"
    return None


def _text(value: Value) -> str:
    return comparison(value) if isinstance(value, str) else ""


def _outside(goal: Goal, window: Window, day: date) -> str | None:
    if window.end and day > window.end:
        return "after_window"
    if goal.pathway != "cqr" or goal.ssa_on is None:
        return "before_window" if window.start and day < window.start else None
    if day > goal.ssa_on:
        return None
    if goal.due_on and day < less_months(goal.due_on, CQR_MONTHS):
        return "before_window"
    return "before_ssa"


def _toward(where: Place, prescribed: list[Place]) -> Place | None:
    """G4, G8: the prescribed line of the same subcategory, or of the same words outside it."""
    for wanted in prescribed:
        if where.has_subcategory or wanted.has_subcategory:
            if where == wanted:
                return wanted
        elif where.subcategory and comparison(where.subcategory) == comparison(
            wanted.subcategory or ""
        ):
            return wanted
    return None
