"""G1, G9: the goal a roster row sets, by its discipline and requirement."""

from dataclasses import dataclass

from dashboard.intake.draft import Draft
from dashboard.reference import Reference

_IMAGING_ASSISTANT = "IA"


@dataclass(frozen=True)
class _Goal:
    """`doubt` names the field in question and what to say about it."""

    discipline: str | None
    pathway: str | None
    doubt: tuple[str, str] | None = None


def find_goals(draft: Draft, reference: Reference) -> None:
    """Puts the pathway and discipline of each roster row into the draft; both are None without a goal."""
    goals = draft.value("discipline").with_(
        draft.value("requirement"),
        lambda discipline, requirement: _goal(discipline, requirement, reference),
    )
    draft.values["discipline"] = goals.map(lambda goal: goal.discipline)
    draft.values["pathway"] = goals.map(lambda goal: goal.pathway)
    taken = ~draft.is_aside
    for code, goal in enumerate(goals.values):
        if goal is not None and goal.doubt is not None:
            field, problem = goal.doubt
            draft.warn(taken & (goals.codes == code), field, problem)
    without_goal = ~draft.values["pathway"].filled() & draft.value("application_on").filled()
    draft.warn(
        taken & without_goal,
        "application_on",
        "expected a discipline beside an application date; without one the row sets no goal.",
    )


def _goal(discipline: str | None, requirement: str | None, reference: Reference) -> _Goal:
    if discipline is None and requirement == "imaging_assistant":
        return _Goal(_IMAGING_ASSISTANT, requirement)
    if discipline is None:
        doubt = "expected a discipline beside a requirement; without one the row sets no goal."
        return _Goal(None, None, ("requirement", doubt) if requirement else None)
    if discipline == _IMAGING_ASSISTANT:
        doubt = f"expected Imaging Assistant with the discipline {discipline}; taken as that."
        is_doubtful = requirement == "structured_education"
        return _Goal(
            discipline, "imaging_assistant", ("requirement", doubt) if is_doubtful else None
        )
    if requirement == "imaging_assistant":
        doubt = (
            f"expected the discipline {_IMAGING_ASSISTANT} with Imaging Assistant; kept as typed."
        )
        return _Goal(discipline, requirement, ("discipline", doubt))
    if not reference.disciplines[discipline].has_structured_education:
        doubt = "expected a discipline that offers structured education; the goal is kept as typed."
        return _Goal(discipline, "structured_education", ("discipline", doubt))
    return _Goal(discipline, "structured_education")
