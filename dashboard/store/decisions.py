"""What users decided about people: each decision as it is kept, and how it reads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["merge", "keep_apart", "same_person"]
WrittenAs = Literal["ID", "e-mail", "name"]


@dataclass(frozen=True)
class Decision:
    """One decision, and what became of it; times are UTC.

    `person_id` is the ID that stays, or the person whom `written` means; `other_person_id` the one
    that is the same person, or is not. `waits_for` is an ID of it that is not on the roster now.
    """

    decision_id: int
    kind: Kind
    person_id: str
    other_person_id: str | None
    written_as: WrittenAs | None
    written: str | None
    waits_for: str | None
    decided_at: datetime
    decided_by: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None

    @property
    def sentence(self) -> str:
        """What was decided: "T-014 is the same person as T-003"."""
        if self.kind == "merge":
            return f"{self.other_person_id} is the same person as {self.person_id}"
        if self.kind == "keep_apart":
            return f"{self.person_id} and {self.other_person_id} are two people"
        return f'the {self.written_as} "{self.written}" means {self.person_id}'


@dataclass(frozen=True)
class Belongings:
    """What somebody on the roster has."""

    person_id: str
    name: str
    status: str
    completions: int
    goals: int


@dataclass(frozen=True)
class MergePreview:
    """What a merge would do: `after` is what the person has who stays; nothing is written."""

    kept: Belongings
    other: Belongings
    after: Belongings

    @property
    def completions_in_common(self) -> int:
        """Completions that both have, and that will count once (L7, L8)."""
        return self.kept.completions + self.other.completions - self.after.completions

    @property
    def goals_in_common(self) -> int:
        """Goals that both have, of which the newest import says what holds (P5, G9)."""
        return self.kept.goals + self.other.goals - self.after.goals

    @property
    def leaves(self) -> bool:
        """One of two who is active is hidden after the merge, since the other left (P5, P7)."""
        return self.after.status == "left" and "active" in (self.kept.status, self.other.status)

    @property
    def sentence(self) -> str:
        """What becomes whose: "12 completions and 1 goal of T-014 become T-003's"."""
        completions = _count(self.other.completions, "completion")
        goals = _count(self.other.goals, "goal")
        several = self.other.completions + self.other.goals != 1
        return (
            f"{completions} and {goals} of {self.other.person_id} "
            f"become{'' if several else 's'} {self.kept.person_id}'s"
            + _both(self.completions_in_common, "completion", "counts once", "count once each")
            + _both(self.goals_in_common, "goal", "becomes one", "become one each")
            + ("; this person then counts as one who left" if self.leaves else "")
        )


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _both(number: int, noun: str, one: str, several: str) -> str:
    if not number:
        return ""
    return f"; both have {_count(number, noun)}, which {one if number == 1 else several}"
