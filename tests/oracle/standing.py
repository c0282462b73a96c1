"""Where one goal stands: what it asks, what is earned, what is missing, and its status (G2, S1-S3)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.oracle.completions import Completion
from tests.oracle.in_force import Goal
from tests.oracle.outcomes import NOTHING, Judged, judge, outline_of, requirements, window_of
from tests.oracle.outlines import Outline, Place

TOTALS = {"structured_education": Decimal("16.00"), "imaging_assistant": Decimal("32.00")}
IN_EACH_CATEGORY = Decimal("1.00")

RequirementLine = tuple[str, str | None, str | None, Decimal, Decimal]
"""Level, category, subcategory, credits required and credits earned."""


@dataclass(frozen=True)
class Standing:
    """One goal, judged for one day."""

    goal: Goal
    as_of: date
    outline: Outline | None
    judged: list[Judged]

    def lines(self) -> list[RequirementLine]:
        if self.goal.pathway == "cqr":
            return [
                ("subcategory", where.category, where.subcategory, amount, self._toward(where))
                for where, amount in requirements(self.goal, self.outline)
            ]
        lines: list[RequirementLine] = [("total", None, None, self.required(), self.earned())]
        for category in self.outline.categories() if self.outline else ():
            earned = self._in_category(category)
            lines.append(("category", category, None, IN_EACH_CATEGORY, earned))
        return lines

    def earned(self) -> Decimal:
        return sum((one.counted() for one in self.judged), NOTHING)

    def _toward(self, where: Place) -> Decimal:
        return sum((one.counted() for one in self.judged if one.requirement == where), NOTHING)

    def _in_category(self, category: str) -> Decimal:
        return sum((o.counted() for o in self.judged if o.place.category == category), NOTHING)

    def required(self) -> Decimal:
        if self.goal.pathway == "cqr":
            return sum((line.credits for line in self.goal.prescribed), NOTHING)
        return TOTALS[self.goal.pathway]

    def needed(self) -> Decimal:
        """G2 and G4."""
        missing = dict.fromkeys(("total", "category", "subcategory"), NOTHING)
        for level, _, _, required, earned in self.lines():
            missing[level] += gap(required, earned)
        return max(missing["total"], missing["category"]) + missing["subcategory"]

    def progress(self) -> Fraction:
        """S1."""
        required = self.required()
        return 1 - Fraction(self.needed()) / Fraction(required) if required else Fraction(1)

    def status(self) -> str:
        """S2 and S3."""
        window = window_of(self.goal, self.as_of)
        if self.needed() == 0:
            return "met"
        if window.is_rolling:
            return "behind"
        if window.end is None:
            return "on_track" if self.earned() > 0 else "behind"
        if window.end < self.as_of:
            return "overdue"
        if window.start is None or window.end <= window.start:
            return "behind"
        elapsed = max(0, (self.as_of - window.start).days)
        on_track = self.progress() >= Fraction(elapsed, (window.end - window.start).days)
        return "on_track" if on_track else "behind"


def gap(required: Decimal, earned: Decimal) -> Decimal:
    return max(NOTHING, required - earned)


def stand(goal: Goal, completions: list[Completion], as_of: date) -> Standing:
    """The goal judged for the day."""
    return Standing(goal, as_of, outline_of(goal, as_of), judge(goal, completions, as_of))
