"""What the template workbooks say about each column, and their example lines (invented people)."""

from datetime import date
from typing import Any

REMARK = "Remark"

NOTES = {
    "Person ID": "The ID by which you know the person; zeros in front are kept.",
    "Name": "First Last, or Last, First.",
    "Role": "student or staff.",
    "Cohort": "The group to compare and filter by, for example the class of 2027.",
    "Site": "Where the person learns or works.",
    "Email": "Finds the person where the ID is missing or is one of another system.",
    "Status": "active or left; blank is active.",
    "Discipline": "Its code, such as CT, or its name. On the roster it sets a goal; several lines for one "
    "person set several.",
    "Application Date": "When the person means to apply: the 24 months before it count. Blank: the window "
    "rolls with the day.",
    "Requirement": "Structured Education (also when blank) or Imaging Assistant.",
    "Activity Title": "The name of the course or event.",
    "Reference Number": "The number its approval was given; zeros in front are kept.",
    "Sponsor": "Who offered it.",
    "Completion Date": "The day it was completed.",
    "CE Credits": "What the activity is worth in all.",
    "CE Category": "As the certificate says, for example A.",
    "Activity Type": "For example Meeting, Online or Self-study.",
    "Category": "A major category of the discipline's content outline.",
    "Subcategory": "A subcategory of that category.",
    "Credits": "The part of the CE credits that this line gives to this content. One line for each.",
    "Prescribed Credits": "What the prescription asks for in this subcategory. One line for each.",
    "SSA Date": "The day of the self-assessment; credits of later days count.",
    "Due Date": "The day by which it is due, as the ARRT account shows it.",
    "Date Earned": "When the credential was earned; used for an estimate where no due date is known.",
}

_AVERY = {"Person ID": "00123", "Name": "Avery Testwell", "Email": "avery@example.org"}
_ACTIVITY = {
    "Activity Title": "An evening on dose",
    "Reference Number": "EXA0000001",
    "Sponsor": "Example Sponsor",
    "CE Credits": 1.5,
}
_CONTENT = {
    "Discipline": "CT",
    "Category": "Safety",
    "Subcategory": "Radiation Safety and Dose",
}

EXAMPLES: dict[str, dict[str, Any]] = {
    "roster": {
        **_AVERY,
        "Role": "student",
        "Cohort": "Class of 2027",
        "Site": "Main Campus",
        "Status": "active",
        "Discipline": "CT",
        "Application Date": date(2027, 6, 30),
        "Requirement": "Structured Education",
    },
    "records": {
        **_AVERY,
        **_ACTIVITY,
        "Completion Date": date(2026, 9, 15),
        "CE Category": "A",
        "Activity Type": "Meeting",
        **_CONTENT,
        "Credits": 0.5,
    },
    "activities": {**_ACTIVITY, **_CONTENT, "Credits": 0.5},
    "prescriptions": {
        **_AVERY,
        **_CONTENT,
        "Prescribed Credits": 1,
        "SSA Date": date(2026, 1, 15),
        "Due Date": date(2028, 1, 31),
        "Date Earned": date(2018, 1, 31),
    },
}
