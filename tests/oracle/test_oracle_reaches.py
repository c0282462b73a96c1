"""That the random worlds together reach what the rules speak of; otherwise agreement says little."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from tests.oracle.answers import Program
from tests.oracle.draw import random_world
from tests.oracle.files import read_upload
from tests.oracle.in_force import Goal, RowsInForce
from tests.oracle.notation import without_zeros
from tests.oracle.outcomes import Judged, window_of
from tests.oracle.readings import Who
from tests.oracle.standing import Standing
from tests.oracle.world import World

WORLDS = 300
ENOUGH = 15
OUTCOMES = (
    "planned",
    "not_accepted",
    "no_distribution",
    "unmapped",
    "before_window",
    "before_ssa",
    "after_window",
    "not_prescribed",
    "repeat",
    "counted",
)
PATHWAYS = ("structured_education", "imaging_assistant", "cqr")
ONLY_CQR = {"before_ssa", "not_prescribed"}


@cache
def reached() -> Counter[str]:
    """How often all worlds, on all their days, reach each situation."""
    counts: Counter[str] = Counter()
    for seed in range(WORLDS):
        world = random_world(seed)
        program = Program.of(world)
        counts.update(_in_files(world, program))
        for day in world.days:
            for standing in program.standings(day, include_left=True):
                counts.update(_in_goal(standing))
                for one in standing.judged:
                    counts.update(_in_line(standing, one))
    return counts


def _in_files(world: World, program: Program) -> Iterator[str]:
    yield "agreeing" if world.agreeing else "contradicting"
    for upload in world.uploads:
        if upload.withdrawn:
            yield "withdrawn"
        if read_upload(upload).set_aside:
            yield f"set aside in {upload.kind}"
    for said in program.rows.people.values():
        if said["Status"] == "left":
            yield "left"
    for _, row in [*program.rows.records, *program.rows.prescriptions]:
        yield _matched(row.who, program.rows)
    for _, other in world.merges:
        yield "merged"
        for _, row in program.rows.records:
            if row.who.person_id == other:
                yield "matched by the ID of a merged person"


def _matched(who: Who, rows: RowsInForce) -> str:
    meant, people = rows.meant(who), rows.people
    if meant is None:
        return "waiting"
    if who.person_id == meant:
        return "matched by ID"
    if who.person_id and without_zeros(who.person_id) == without_zeros(meant):
        return "matched without zeros"
    by_email = who.email and str(people[meant]["Email"]).casefold() == who.email.casefold()
    return "matched by e-mail" if by_email else "matched by name"


def _in_goal(standing: Standing) -> Iterator[str]:
    goal, window = standing.goal, window_of(standing.goal, standing.as_of)
    yield f"{goal.pathway} {standing.status()}"
    yield "outline" if standing.outline else f"no outline {goal.pathway}"
    yield "rolling" if window.is_rolling else "fixed"
    if goal.pathway == "cqr":
        ssa, due = "SSA" if goal.ssa_on else "no SSA", "due" if goal.due_on else "no due"
        yield f"{ssa}, {due}"
        if any(line.credits == 0 for line in goal.prescribed):
            yield "prescribed 0"
    if standing.outline and standing.outline.effective_on < date(2021, 1, 1):
        yield f"older outline {standing.outline.discipline}"


def _in_line(standing: Standing, one: Judged) -> Iterator[str]:
    yield f"{standing.goal.pathway} {one.outcome}"
    if one.outcome == "counted":
        if one.requirement and not one.requirement.has_subcategory:
            yield "counted outside the outline (G8)"
        if not one.place.has_subcategory and one.place.subcategory:
            yield "counted with an unknown subcategory"
        if one.credits() == 0:
            yield "counted 0"
    if one.outcome not in ("planned", "not_accepted", "unmapped", "no_distribution"):
        for border, day in _borders(standing.goal, standing.as_of):
            shift = (one.completion.completed_on - day) / timedelta(days=1)
            if abs(shift) <= 1:
                yield f"{standing.goal.pathway} {border} {shift:+.0f}"


def _borders(goal: Goal, as_of: date) -> Iterator[tuple[str, date]]:
    window = window_of(goal, as_of)
    if window.start:
        yield "SSA" if goal.ssa_on else "start", window.start
    if window.end:
        yield "end", window.end


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_is_reached_on_every_pathway_that_has_it(outcome: str) -> None:
    for pathway in ["cqr"] if outcome in ONLY_CQR else PATHWAYS:
        assert reached()[f"{pathway} {outcome}"] >= ENOUGH, pathway


@pytest.mark.parametrize("status", ["met", "on_track", "behind", "overdue"])
def test_every_status_is_reached_on_every_pathway(status: str) -> None:
    for pathway in PATHWAYS:
        assert reached()[f"{pathway} {status}"] >= 5, pathway


@pytest.mark.parametrize(
    "situation",
    [
        "agreeing",
        "contradicting",
        "counted 0",
        "counted outside the outline (G8)",
        "counted with an unknown subcategory",
        "cqr SSA +0",
        "cqr SSA +1",
        "cqr end +0",
        "cqr end +1",
        "cqr start +0",
        "cqr start -1",
        "fixed",
        "left",
        "matched by ID",
        "matched by e-mail",
        "matched by name",
        "matched by the ID of a merged person",
        "matched without zeros",
        "merged",
        "no SSA, due",
        "no SSA, no due",
        "no outline cqr",
        "no outline structured_education",
        "older outline CT",
        "older outline M",
        "older outline MR",
        "prescribed 0",
        "rolling",
        "SSA, due",
        "SSA, no due",
        "set aside in activities",
        "set aside in prescriptions",
        "set aside in records",
        "set aside in roster",
        "structured_education end +0",
        "structured_education end +1",
        "structured_education start +0",
        "structured_education start -1",
        "waiting",
        "withdrawn",
    ],
)
def test_every_situation_is_reached(situation: str) -> None:
    assert reached()[situation] >= 5
