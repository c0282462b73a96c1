"""One function for each question; each returns the rows of the query of that name."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dashboard import sql
from dashboard.coverage.rows import rows_of
from dashboard.coverage.scope import Scope
from dashboard.store.database import Store, parameters, run

if TYPE_CHECKING:
    import duckdb
    import pandas as pd


@dataclass(frozen=True)
class Answer:
    """The rows of a query: credits are Decimal, dates are date, absent values are None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as column -> value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def frame(self) -> "pd.DataFrame":
        """The rows for a screen or a chart: credits become floats, so nothing is added up here."""
        import pandas as pd

        frame = pd.DataFrame.from_records(list(self.rows), columns=list(self.columns))
        for column in frame.columns:
            values = frame[column].dropna()
            if len(values) and hasattr(values.iloc[0], "as_tuple"):
                frame[column] = frame[column].astype(float)
        return frame


def progress(store: Store, scope: Scope) -> Answer:
    """One row per goal (rules S1-S3); columns as in queries/coverage/progress.sql."""
    return _answer(store, "progress", scope)


def gaps(store: Store, scope: Scope) -> Answer:
    """One row per requirement line (rules G1, G4); columns as in queries/coverage/gaps.sql."""
    return _answer(store, "gaps", scope)


def explain(store: Store, scope: Scope) -> Answer:
    """One row per line of every completion and goal, with its outcome and the reason in words.

    People who left are answered for as well: whoever asks names the person.
    """
    return _answer(store, "explain", replace(scope, include_left=True))


def records(store: Store, scope: Scope) -> Answer:
    """The rows of `explain` for everybody in scope, and nobody else."""
    return _answer(store, "explain", scope)


def coverage(store: Store, scope: Scope) -> Answer:
    """One row per discipline, category and subcategory (rule S5)."""
    return _answer(store, "coverage", scope)


def cumulative_credits(store: Store, scope: Scope) -> Answer:
    """One row per goal and day of one person: what had counted by then, and an even pace (S2)."""
    return _answer(store, "cumulative_credits", replace(scope, include_left=True))


def people_by_content(store: Store, scope: Scope) -> Answer:
    """One row per person and part of a discipline's content, with what is open there (S5)."""
    return _answer(store, "people_by_content", scope)


def cohorts_by_content(store: Store, scope: Scope) -> Answer:
    """One row per cohort and part of a discipline's content (S5)."""
    return _answer(store, "cohorts_by_content", scope)


def records_by_content(store: Store, scope: Scope) -> Answer:
    """One row per goal and distribution line: the records behind the coverage (S5)."""
    return _answer(store, "records_by_content", scope)


def aging_out(store: Store, scope: Scope) -> Answer:
    """Counted credits that leave a rolling window within 90 days (S6), the first to go first."""
    return _answer(store, "aging_out", scope)


def under_covered_cqr(store: Store, scope: Scope) -> Answer:
    """Prescribed content by credits short, descending (rule S4)."""
    return _answer(store, "under_covered_cqr", replace(scope, pathway="cqr"))


def under_covered_structured_education(store: Store, scope: Scope) -> Answer:
    """Content by the share of people without credit in it (rule S4): advice, no requirement."""
    pathway = scope.pathway if scope.pathway == "imaging_assistant" else "structured_education"
    return _answer(store, "under_covered_structured_education", replace(scope, pathway=pathway))


def outline_versions(store: Store, scope: Scope) -> Answer:
    """One row per version of a content outline, with the goals in scope judged by it (G7)."""
    return _answer(store, "outline_versions", scope)


def outline_content(store: Store, scope: Scope) -> Answer:
    """One row per subcategory of every version of every content outline."""
    return _answer(store, "outline_content", scope)


def filter_choices(store: Store, scope: Scope) -> Answer:
    """The cohorts, sites and disciplines of everybody on the roster, whatever the scope."""
    return _answer(store, "filter_choices", scope)


def people_to_find(store: Store, scope: Scope) -> Answer:
    """Everybody on the roster by name, whatever the scope; people who left as well (P7)."""
    return _answer(store, "people_to_find", scope)


def texts_to_teach(store: Store, scope: Scope) -> Answer:
    """Texts that the outline does not have, with the entries that read most like them (L5)."""
    return _answer(store, "texts_to_teach", scope)


def checks(store: Store, scope: Scope) -> Answer:
    """What needs a person's eye: one row per thing, with a sentence that says how to settle it.

    Checks that a decision settles have columns more, with what it is to be about: other_person_id,
    written_as, written. They are None in the rows of the others.
    """
    answers = [_answer(store, name, scope, folder="checks") for name in sql.group("checks")]
    columns = tuple(dict.fromkeys(column for answer in answers for column in answer.columns))
    rows = (row for answer in answers for row in answer.dicts())
    return Answer(columns, tuple(tuple(map(row.get, columns)) for row in rows))


def _answer(store: Store, name: str, scope: Scope, folder: str = "coverage") -> Answer:
    with store.reading() as cursor:
        return answer_from(cursor, name, scope, folder)


def answer_from(
    cursor: "duckdb.DuckDBPyConnection", name: str, scope: Scope, folder: str = "coverage"
) -> Answer:
    """The rows of a query in the state that the cursor's transaction sees."""
    statement = sql.composed(folder, name)
    wanted = parameters(statement)
    given = {key: value for key, value in scope.parameters().items() if key in wanted}
    result = run(cursor, statement, given)
    columns = tuple(column[0] for column in result.description or ())
    return Answer(columns, rows_of(result))
