"""What all three programs start from: the tables in force, whole, in memory, as Arrow."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from dashboard import sql
from dashboard.coverage import Scope
from dashboard.store.database import Store, parameters, run

# Amounts as whole hundredths: what somebody who wants exact sums from a frame keeps them as.
SELECTS = {
    "goals": """
        select goal_number, person_number, person_id, name, role, cohort, site, status, pathway,
            discipline, application_on, ssa_on, due_on, earned_on
        from goals""",
    "requirements": """
        select pathway, (credits_total * 100)::bigint as credits_total,
            (credits_per_category * 100)::bigint as credits_per_category, window_months, window_start
        from requirements""",
    "outline_lines": """
        select discipline, effective_on, superseded_on, category, subcategory, name_confidence, position
        from outline_lines""",
    "line_texts": "select text_number, discipline, category_key, subcategory_key from line_texts",
    "text_matches": "select text_number, effective_on, category, subcategory from text_matches",
    "prescribed_lines": """
        select person_number, discipline, text_number, category_text, subcategory_text,
            (credits_required * 100)::bigint as credits_required, import_id, position
        from prescribed_lines""",
    "completion_lines": """
        select person_number, discipline, text_number, (credits * 100)::bigint as credits, is_used,
            is_accepted, activity_number, completed_on
        from completion_lines""",
}

# Texts of which there are few, whatever the size: each kind is compared with its like only.
KINDS_OF_TEXT = {
    "discipline": "discipline",
    "pathway": "pathway",
    "category": "content",
    "subcategory": "content",
    "category_text": "content",
    "subcategory_text": "content",
    "category_key": "key",
    "subcategory_key": "key",
}

_HUNDREDTHS = {"required", "earned", "needed", "gap", "surplus"}
_TEN_THOUSANDTHS = {"progress"}


@dataclass(frozen=True)
class TablesInForce:
    """The tables by name, and the texts of each kind in alphabetical order."""

    tables: dict[str, pa.Table]
    texts: dict[str, list[str]]


def load(store: Store) -> TablesInForce:
    """Reads the tables in force out of a store."""
    with store.reading() as cursor:
        tables = {name: cursor.execute(select).to_arrow_table() for name, select in SELECTS.items()}
    texts: dict[str, set[str]] = {}
    for table in tables.values():
        for column in KINDS_OF_TEXT.keys() & set(table.column_names):
            found = pc.unique(table[column]).drop_null().to_pylist()
            texts.setdefault(KINDS_OF_TEXT[column], set()).update(found)
    return TablesInForce(tables, {kind: sorted(found) for kind, found in texts.items()})


def answered(store: Store, query: str, as_of: date, person_id: str | None = None) -> pa.Table:
    """Our own answer as Arrow."""
    statement = sql.composed("coverage", query)
    wanted = parameters(statement)
    given = Scope(as_of, person_id=person_id).parameters()
    with store.reading() as cursor:
        result = run(cursor, statement, {name: given[name] for name in wanted})
        return result.to_arrow_table()


def assert_same(ours: pa.Table, theirs: pa.Table) -> None:
    """Every column and every row, in the same order; their whole hundredths are our decimals."""
    assert theirs.column_names == ours.column_names
    assert theirs.num_rows == ours.num_rows
    for name in ours.column_names:
        mine, other = ours[name], _like(name, theirs[name], ours[name].type)
        if not mine.equals(other):
            row = next(
                number
                for number, (one, two) in enumerate(zip(mine, other, strict=True))
                if one != two
            )
            raise AssertionError(f"row {row}, {name}: {mine[row]} here, {other[row]} there")


def _like(name: str, column: pa.ChunkedArray, wanted: pa.DataType) -> pa.ChunkedArray:
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if name in _HUNDREDTHS or name in _TEN_THOUSANDTHS:
        places = 2 if name in _HUNDREDTHS else 4
        unit = pa.scalar(f"{10**-places:.{places}f}").cast(pa.decimal128(places + 1, places))
        column = pc.multiply(column.cast(pa.decimal128(19, 0)), unit)
    return column.cast(wanted)
