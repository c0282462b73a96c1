"""The kinds of tables that are known, and the canonical columns of each."""

from dataclasses import dataclass
from enum import Enum, auto


class Content(Enum):
    """What a column's cells hold, and so how they are read.

    A TEXT says what its row is about, and a row is set aside where it cannot be read; a REMARK does not.
    """

    IDENTIFIER = auto()
    REFERENCE_NUMBER = auto()
    TEXT = auto()
    NAME = auto()
    REMARK = auto()
    CREDITS = auto()
    CREDIT_UNIT = auto()
    DATE = auto()
    DISCIPLINE = auto()
    ROLE = auto()
    STATUS = auto()
    REQUIREMENT = auto()
    COUNT = auto()


@dataclass(frozen=True)
class CanonicalColumn:
    """`field` is the column's name in the checked rows; `clearable` says whether `none` empties it (P5)."""

    name: str
    field: str
    content: Content
    clearable: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of table. Of every entry of `required`, one alternative must be there in full.

    `of_lines` are required columns that only the long layout has: elsewhere headings or one cell say it.
    """

    name: str
    columns: tuple[CanonicalColumn, ...]
    required: tuple[tuple[tuple[str, ...], ...], ...]
    of_lines: frozenset[str] = frozenset()

    def names(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns)

    @property
    def has_layouts(self) -> bool:
        """Whether its lines may also stand in columns of their own or in one cell."""
        return _DISTRIBUTION in self.columns

    def required_besides_lines(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """What a row needs in every layout."""
        return tuple(entry for entry in self.required if not self.is_of_lines(entry))

    def is_of_lines(self, alternatives: tuple[tuple[str, ...], ...]) -> bool:
        """Whether an entry of `required` is about a line, not about what the row is of."""
        return all(self.of_lines.issuperset(columns) for columns in alternatives)

    def missing(self, present: frozenset[str] | set[str]) -> list[str]:
        """The required columns that are not present, each as words for a sentence."""
        return [
            alternatives_text(alternatives)
            for alternatives in self.required
            if not any(present.issuperset(columns) for columns in alternatives)
        ]


def alternatives_text(alternatives: tuple[tuple[str, ...], ...]) -> str:
    """Alternatives as words: Person ID, Email or Name. Names in two parts go without saying."""
    texts = [columns[0] for columns in alternatives if len(columns) == 1]
    return " or ".join(filter(None, [", ".join(texts[:-1]), texts[-1]]))


_PERSON_ID = CanonicalColumn("Person ID", "person_id", Content.IDENTIFIER)
_NAME = CanonicalColumn("Name", "person_name", Content.NAME)
_FIRST_NAME = CanonicalColumn("First Name", "first_name", Content.NAME)
_LAST_NAME = CanonicalColumn("Last Name", "last_name", Content.NAME)
_EMAIL = CanonicalColumn("Email", "email", Content.TEXT)
_REFERENCE_NUMBER = CanonicalColumn(
    "Reference Number", "reference_number", Content.REFERENCE_NUMBER
)
_TITLE = CanonicalColumn("Activity Title", "title", Content.REMARK, clearable=True)
_SPONSOR = CanonicalColumn("Sponsor", "sponsor", Content.REMARK, clearable=True)
_CE_CREDITS = CanonicalColumn("CE Credits", "ce_credits", Content.CREDITS, clearable=True)
_CREDIT_UNIT = CanonicalColumn("Credit Unit", "credit_unit", Content.CREDIT_UNIT)
_DISCIPLINE = CanonicalColumn("Discipline", "discipline", Content.DISCIPLINE)
_CATEGORY = CanonicalColumn("Category", "category_text", Content.TEXT)
_SUBCATEGORY = CanonicalColumn("Subcategory", "subcategory_text", Content.TEXT)
_CREDITS = CanonicalColumn("Credits", "credits", Content.CREDITS)

# All lines of a row in one cell: "Safety 0.5; Procedures 1.0 (CT)".
_DISTRIBUTION = CanonicalColumn("Distribution", "distribution", Content.REMARK)

_FULL_NAME = (("Name",), ("First Name", "Last Name"))
_PERSON = (("Person ID",), ("Email",), *_FULL_NAME)
_ACTIVITY = (("Reference Number",), ("Activity Title",))

ROSTER = Kind(
    "roster",
    (
        _PERSON_ID,
        _NAME,
        _FIRST_NAME,
        _LAST_NAME,
        CanonicalColumn("Role", "role", Content.ROLE, clearable=True),
        CanonicalColumn("Cohort", "cohort", Content.REMARK, clearable=True),
        CanonicalColumn("Site", "site", Content.REMARK, clearable=True),
        # On a roster the address is a value of the person; elsewhere it only says who is meant.
        CanonicalColumn("Email", "email", Content.TEXT, clearable=True),
        CanonicalColumn("Status", "status", Content.STATUS, clearable=True),
        _DISCIPLINE,
        CanonicalColumn("Application Date", "application_on", Content.DATE, clearable=True),
        CanonicalColumn("Requirement", "requirement", Content.REQUIREMENT),
    ),
    ((("Person ID",),), _FULL_NAME),
)
RECORDS = Kind(
    "records",
    (
        _PERSON_ID,
        _NAME,
        _FIRST_NAME,
        _LAST_NAME,
        _EMAIL,
        _TITLE,
        _REFERENCE_NUMBER,
        _SPONSOR,
        CanonicalColumn("Completion Date", "completed_on", Content.DATE),
        _CE_CREDITS,
        _CREDIT_UNIT,
        CanonicalColumn("CE Category", "ce_category", Content.REMARK, clearable=True),
        CanonicalColumn("Activity Type", "activity_type", Content.REMARK, clearable=True),
        _DISCIPLINE,
        _CATEGORY,
        _SUBCATEGORY,
        _CREDITS,
        _DISTRIBUTION,
    ),
    (_PERSON, (("Completion Date",),), _ACTIVITY),
)
ACTIVITIES = Kind(
    "activities",
    (
        _REFERENCE_NUMBER,
        _TITLE,
        _SPONSOR,
        _CE_CREDITS,
        _CREDIT_UNIT,
        _DISCIPLINE,
        _CATEGORY,
        _SUBCATEGORY,
        _CREDITS,
        _DISTRIBUTION,
    ),
    (_ACTIVITY, (("Discipline",),), (("Category",), ("Subcategory",)), (("Credits",),)),
    of_lines=frozenset({"Discipline", "Category", "Subcategory", "Credits"}),
)
PRESCRIPTIONS = Kind(
    "prescriptions",
    (
        _PERSON_ID,
        _NAME,
        _FIRST_NAME,
        _LAST_NAME,
        _EMAIL,
        _DISCIPLINE,
        _CATEGORY,
        _SUBCATEGORY,
        CanonicalColumn("Prescribed Credits", "credits_prescribed", Content.CREDITS),
        CanonicalColumn("SSA Date", "ssa_on", Content.DATE, clearable=True),
        CanonicalColumn("Due Date", "due_on", Content.DATE, clearable=True),
        CanonicalColumn("Date Earned", "earned_on", Content.DATE, clearable=True),
    ),
    (_PERSON, (("Discipline",),), (("Subcategory",),), (("Prescribed Credits",),)),
)

# Not among the kinds that an import recognises: an outline is no row of anybody's, and is added as a whole.
OUTLINES = Kind(
    "outlines",
    (
        _DISCIPLINE,
        CanonicalColumn("Effective Date", "effective_on", Content.DATE),
        CanonicalColumn("Category", "category", Content.TEXT),
        CanonicalColumn("Subcategory", "subcategory", Content.TEXT),
        CanonicalColumn("Exam Questions", "exam_questions", Content.COUNT),
        CanonicalColumn("Category Exam Questions", "category_exam_questions", Content.COUNT),
        CanonicalColumn("Superseded On", "superseded_on", Content.DATE),
        CanonicalColumn("Source", "source", Content.REMARK),
        CanonicalColumn("Note", "note", Content.REMARK),
    ),
    ((("Effective Date",),), (("Category",),)),
)

# In the order in which a tie between kinds is decided.
KINDS = {kind.name: kind for kind in (PRESCRIPTIONS, RECORDS, ACTIVITIES, ROSTER)}

CANONICAL_NAMES = tuple(
    dict.fromkeys(
        column.name
        for kind in (ROSTER, RECORDS, ACTIVITIES, PRESCRIPTIONS)
        for column in kind.columns
    )
)
