"""The rules in short, for whoever gets a report and has never seen the program."""

from dashboard.wording.words import STATUSES

_SENTENCES = """
Required is the total of a goal, or the sum of its prescribed lines. Needed is what is missing in all, or \
category by category, whichever is more. Progress is 1 less needed as a share of required (G2, S1).
What counts is the credit distributed to the discipline, which may be less than its \
CE credits (L1). The same activity counts once for a goal, at its first completion.
Structured education and Imaging Assistant: a total, and a minimum in each major category of the content \
outline, earned in the months before the application; without an application date the window ends on the \
as-of date and rolls (G1, G3).
CQR: each prescribed subcategory is a line of its own, to be earned after the self-assessment and by the due \
date; what is earned beyond one line fills no other (G4, G5).
"""

RULES = (
    *(f"{status.label}: {status.meaning}" for status in STATUSES.values()),
    *_SENTENCES.strip().splitlines(),
)
