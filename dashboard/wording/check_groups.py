"""The checks in groups, each with a title and what to do about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Group:
    """The checks of one query of queries/checks; `name` is its check_name."""

    name: str
    title: str
    advice: str


GROUPS = {
    group.name: group
    for group in (
        Group(
            "rows_set_aside",
            "Rows set aside",
            "Correct them in the workbook that Imports made has of them, and import that.",
        ),
        Group(
            "people_not_on_roster",
            "People not on the roster",
            "Their rows wait, and count as soon as a roster brings the person or you say who it is.",
        ),
        Group(
            "unmapped_texts",
            "Categories nobody knows",
            "Such credits count for nothing, or for their category only, until the text is corrected or "
            "somebody says below what it stands for.",
        ),
        Group(
            "lines_without_discipline",
            "Credits without a discipline",
            "No goal can claim them until the file names their discipline.",
        ),
        Group(
            "conflicts",
            "Rows that contradict each other",
            "The first row stands; correct the wrong one.",
        ),
        Group(
            "goals_without_outline",
            "Goals without a content outline",
            "They are judged by their total, or their prescribed lines, alone.",
        ),
        Group(
            "superseded_outlines",
            "Outlines that a newer one replaced",
            "Confirm what applies to these people on ARRT's current document.",
        ),
        Group(
            "lines_without_subcategory",
            "Credits a prescription cannot use",
            "They name a category and no subcategory; name the subcategory in the file.",
        ),
        Group(
            "prescriptions_not_in_outline",
            "Prescribed content that the outline lacks",
            "The line stands, and takes credits whose subcategory reads the same.",
        ),
        Group(
            "ssa_dates",
            "Self-assessment dates that cannot be right",
            "Correct the date in the file.",
        ),
        Group(
            "prescriptions_without_due_date",
            "Prescriptions without a due date",
            "They can never be overdue; take the date from the person's ARRT account.",
        ),
        Group(
            "large_prescriptions",
            "Prescriptions above 36 credits",
            "They are taken as they are; look once.",
        ),
        Group(
            "no_sign_of_approval",
            "Counted without a sign of approval",
            "Neither a reference number nor a CE category: make sure the activity is approved.",
        ),
        Group(
            "distributions_above_ce_credits",
            "Distributions above the CE credits",
            "One discipline's lines add up to more than the activity is worth.",
        ),
        Group(
            "names_that_differ",
            "A name beside somebody else's ID",
            "The ID is used; correct the wrong one.",
        ),
        Group(
            "people_alike",
            "People who may be one person",
            "Say whether they are: merged, they have one record and one standing.",
        ),
    )
}


def grouped(checks: Iterable[Mapping[str, Any]]) -> dict[Group, list[Mapping[str, Any]]]:
    """The checks by group, what costs people credits first; groups without any are left out."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for check in checks:
        found.setdefault(check["check_name"], []).append(check)
    order = [*GROUPS, *(name for name in found if name not in GROUPS)]
    return {
        GROUPS.get(name, Group(name, name.replace("_", " ").capitalize(), "")): found[name]
        for name in order
        if name in found
    }
