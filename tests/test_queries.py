"""The SQL of `queries/` is what its headers say it is, and the stored tables hold to their grain."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard import coverage, intake, paths, reference, sql, store
from dashboard.store import touching
from dashboard.store.changes import compare_entries
from dashboard.store.database import parameters, run
from dashboard.store.derivation import derive_changed, derive_import

FOLDERS = (
    "summaries",
    "current",
    "matching",
    "touching",
    "coverage",
    "checks",
    "changes",
    "imports",
    "outlines",
    "teaching",
    "deciding",
)
QUERIES = [(folder, query) for folder in FOLDERS for query in sql.group(folder).values()]
NAMES = [f"{folder}/{query.name}" for folder, query in QUERIES]
EVERY_QUERY = pytest.mark.parametrize(("folder", "query"), QUERIES, ids=NAMES)

# dashboard/store/changes.py keeps the entries of one kind under these names while it compares them.
KEPT_ENTRIES = {"before_entries", "after_entries", "row_entries", "before_now", "named_rows"}
# dashboard/store/touching.py and differences.py keep these while they derive.
KEPT_ROWS = {*sql.group("touching"), *(f"changed_{name}" for name in sql.group("current"))}
EVERYBODY = coverage.Scope(as_of=date(2026, 6, 1), include_left=True).parameters()


OTHER_VALUES = {
    "import_id": 1,
    "text_key": "safety",
    "is_subcategory": False,
    "columns": ["Name", "Email"],
    "person_ids": ["0012"],
}


def body(query: sql.Query) -> str:
    """A query without its comments."""
    return re.sub(r"--.*", "", query.text)


def without_texts(query: sql.Query) -> str:
    """A query without its comments and string literals."""
    return re.sub(r"'(?:[^']|'')*'", "''", body(query))


def syntax(query: sql.Query) -> dict[str, Any]:
    """The outermost node of DuckDB's syntax tree."""
    with duckdb.connect() as connection:
        row = connection.execute("select json_serialize_sql($1::varchar)", [query.text]).fetchone()
    assert row is not None
    tree = json.loads(row[0])
    assert not tree["error"], tree
    node: dict[str, Any] = tree["statements"][0]["node"]
    return node


def outermost_selects(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The select at the end of a query, or those that a union at its end puts together."""
    parts = node.get("children") or [node[side] for side in ("left", "right") if side in node]
    if node["type"] == "SET_OPERATION_NODE":
        for part in parts:
            yield from outermost_selects(part)
    else:
        yield node


def tables_read(query: sql.Query) -> set[str]:
    """The tables in a query's syntax tree, without its own common table expressions."""
    read: set[str] = set()
    own: set[str] = set()

    def visit(node: object) -> None:
        if isinstance(node, dict):
            if node.get("type") == "BASE_TABLE":
                read.add(node["table_name"])
            own.update(entry["key"] for entry in node.get("cte_map", {}).get("map", []))
            node = list(node.values())
        if isinstance(node, list):
            for part in node:
                visit(part)

    visit(syntax(query))
    return read - own


@pytest.fixture(scope="module")
def empty() -> Iterator[store.Store]:
    with store.open_store(":memory:") as opened:
        yield opened


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[store.Store]:
    """The sample program, its records once more, and rows set aside, one of them corrected."""
    folder = tmp_path_factory.mktemp("sample")
    data = reference.load()
    with store.open_store(folder / "sample.duckdb", reference=data) as opened:
        for name in ("roster", "activities", "prescriptions", "records", "records"):
            file = Path(shutil.copy(paths.SAMPLE / f"{name}.xlsx", folder))
            checked = intake.check_file(file, data, intake.Options())
            store.imports.commit(opened, checked, by="test", is_confirmed=True)
        aside = len(store.imports.history(opened)) + 1
        settled = ""
        for credits in ("lots", "more", "1.00"):
            if credits == "1.00":
                [first, *_] = store.imports.rows_to_correct(opened, aside)
                settled = first.name
            file = folder / "activities.csv"
            file.write_text(
                "Reference Number,Discipline,Category,Credits,Set aside row\n"
                f"EX-1,CT,Safety,{credits},{settled}\n",
                encoding="utf-8",
            )
            checked = intake.check_file(file, data, intake.Options())
            store.imports.commit(opened, checked, by="test", is_confirmed=True)
        yield opened


@EVERY_QUERY
def test_a_header_names_the_query_and_says_its_grain(folder: str, query: sql.Query) -> None:
    first = query.text.splitlines()[0]
    assert re.fullmatch(rf"-- {query.name}: .+[.?]", first), f"{folder}: {first}"
    assert query.grain.startswith("one row")


@EVERY_QUERY
def test_params_of_the_header_are_those_of_the_text(folder: str, query: sql.Query) -> None:
    assert query.params == parameters(query.text), folder


def described(opened: store.Store, query: sql.Query) -> tuple[str, ...]:
    """The columns that DuckDB reports."""
    # Of the tables in force, nothing changed.
    statement = sql.reading(query, touching.without_differences(query, ()))
    with opened.reading() as cursor:
        if KEPT_ROWS & set(query.reads):
            derive_changed(cursor, ["roster_rows", "named_people", "prescription_rows"], 1)
        if KEPT_ENTRIES & set(query.reads):
            compare_entries(cursor, derive_import(cursor, 1), "roster", 1)
            named_rows = sql.load("changes", "roster_named_rows").text
            cursor.execute(f"create or replace temp view named_rows as {named_rows}")
        values = {**EVERYBODY, **OTHER_VALUES}
        result = run(cursor, statement, {name: values[name] for name in parameters(statement)})
        return tuple(column[0] for column in result.description or ())


@EVERY_QUERY
def test_returns_of_the_header_are_the_columns(
    empty: store.Store, folder: str, query: sql.Query
) -> None:
    assert query.returns == described(empty, query), folder


@EVERY_QUERY
def test_reads_of_the_header_are_the_tables_of_the_text(
    empty: store.Store, folder: str, query: sql.Query
) -> None:
    read = tables_read(query)
    with empty.reading() as cursor:
        tables = {
            name for (name,) in cursor.execute("select table_name from duckdb_tables()").fetchall()
        }
    assert read == set(query.reads)
    assert len(query.reads) == len(set(query.reads))
    known = tables | sql.group("coverage").keys() | sql.group("matching").keys()
    if folder == "changes":
        known |= KEPT_ENTRIES
    if folder in ("changes", "touching"):
        known |= KEPT_ROWS
    assert read <= known


@EVERY_QUERY
def test_keywords_and_names_are_in_lower_case(folder: str, query: sql.Query) -> None:
    assert without_texts(query) == without_texts(query).lower(), folder


@EVERY_QUERY
def test_columns_are_listed_not_starred(folder: str, query: sql.Query) -> None:
    columns = [
        column for select in outermost_selects(syntax(query)) for column in select["select_list"]
    ]
    assert columns
    assert [column for column in columns if column["class"] == "STAR"] == [], folder


@EVERY_QUERY
def test_no_division_by_a_bare_number(folder: str, query: sql.Query) -> None:
    divisors = re.findall(r"/+\s*(\w+)", without_texts(query))
    assert set(divisors) <= {"nullif"}, folder


ANSWERS = ("progress", "gaps", "explain", "coverage")
LISTS = (
    "under_covered_cqr",
    "under_covered_structured_education",
    "cumulative_credits",
    "people_by_content",
    "cohorts_by_content",
    "aging_out",
    "outline_versions",
    "outline_content",
    "filter_choices",
    "people_to_find",
    "texts_to_teach",
)
ORDERED = [sql.load("coverage", name) for name in (*ANSWERS, *LISTS)] + [
    *sql.group("checks").values(),
    *sql.group("imports").values(),
    sql.load("outlines", "uploads"),
    sql.load("teaching", "aliases"),
    *sql.group("deciding").values(),
]


@pytest.mark.parametrize("query", ORDERED, ids=lambda query: query.name)
def test_what_people_see_is_ordered(query: sql.Query) -> None:
    assert "ORDER_MODIFIER" in [modifier["type"] for modifier in syntax(query)["modifiers"]]


@pytest.mark.parametrize("query", sql.group("current").values(), ids=lambda query: query.name)
def test_a_table_in_force_has_the_columns_of_its_query(
    empty: store.Store, query: sql.Query
) -> None:
    with empty.reading() as cursor:
        result = cursor.execute(f"from {query.name}")
        assert {column[0] for column in result.description or ()} == set(query.returns)


CHECK = ("check_name", "person_id", "discipline", "item", "occurrences", "message")


def test_checks_begin_with_the_same_columns() -> None:
    assert {query.returns[: len(CHECK)] for query in sql.group("checks").values()} == {CHECK}


@pytest.mark.parametrize(
    "what",
    [
        "duckdb_constraints() where constraint_type in ('PRIMARY KEY', 'FOREIGN KEY', 'UNIQUE')",
        "duckdb_indexes()",
        "duckdb_sequences()",
        "duckdb_views() where not internal",
        "duckdb_functions() where not internal",
        "duckdb_columns() where not internal and column_default is not null",
    ],
    ids=["keys", "indexes", "sequences", "views", "macros", "defaults"],
)
def test_the_stored_schema_is_tables_only(empty: store.Store, what: str) -> None:
    with empty.reading() as cursor:
        assert cursor.execute(f"from {what}").fetchall() == []


# One row per ... as the headers say it; of line_outcomes and the like as columns.
GRAINS = {
    "current/corrected_rows": "import_id, position",
    "current/rows_to_correct": "import_id, position",
    "current/aliases_in_force": "discipline, text_key",
    "current/outline_lines": "discipline, effective_on, category_key, subcategory_key",
    "current/outline_periods": "discipline, effective_on",
    "current/outline_categories": "discipline, effective_on, category",
    "current/category_readings": "discipline, effective_on, text_key",
    "current/subcategory_readings": "discipline, effective_on, text_key, category, subcategory",
    "current/people": "person_id",
    "current/roster_ids": "roster_id",
    "current/person_matches": "person_id, email_key, name_key",
    "current/person_numbers": "person_key",
    "current/line_texts": "discipline, category_key, subcategory_key",
    "current/activity_matches": "import_id, position",
    "current/listed_titles": "title_key, activity_key",
    "current/activities": "activity_key",
    "current/activity_lines": "activity_key, discipline, text_number",
    "current/record_matches": "import_id, position",
    "current/completions": "person_number, completion_number",
    "current/completion_lines": "person_number, completion_number, discipline, text_number",
    "current/prescribed_lines": "person_number, discipline, text_number",
    "current/goals": "person_number, pathway, discipline",
    "current/text_matches": "text_number, effective_on",
    "coverage/goals_in_scope": "person_id, pathway, discipline",
    "coverage/goal_windows": "person_id, pathway, discipline",
    "coverage/described_completions": "person_number, completion_number",
    "coverage/line_outcomes": "goal_number, completion_number, text_number",
    "coverage/counted_credits": "goal_number, line_number",
    "coverage/prescribed_content": "goal_number, line_number",
    "coverage/prescribed_texts": "goal_number, text_number",
    "coverage/requirement_lines": "goal_number, line_number",
    "coverage/requirement_gaps": "goal_number, level, category, subcategory",
    "coverage/progress": "person_id, pathway, discipline",
    "coverage/coverage": "discipline, category, subcategory",
    "coverage/cumulative_credits": "person_id, pathway, discipline, on_day",
    "coverage/outline_in_force": "discipline, category, subcategory",
    "coverage/credits_of_people": "person_number, discipline, category, subcategory",
    "coverage/people_by_content": "discipline, person_id, category, subcategory",
    "coverage/cohorts_by_content": "discipline, cohort, category, subcategory",
    "coverage/outline_versions": "discipline, effective_on",
    "coverage/texts_not_in_outline": "text_number, effective_on",
    "coverage/outline_content": "discipline, effective_on, category, subcategory",
    "coverage/filter_choices": "filter, choice",
    "coverage/people_to_find": "person_id",
    "coverage/texts_to_teach": "text_number, effective_on",
}


def test_every_table_in_force_has_its_grain_tested() -> None:
    assert {f"current/{name}" for name in sql.group("current")} <= GRAINS.keys()


@pytest.mark.parametrize("name", GRAINS)
def test_rows_are_unique_on_their_grain(sample: store.Store, name: str) -> None:
    folder, query = name.split("/")
    statement = f"from {query}" if folder == "current" else sql.composed(folder, query)
    counting = f"select count(*), count(distinct row({GRAINS[name]})) from ({statement})"  # noqa: S608
    with sample.reading() as cursor:
        given = {key: EVERYBODY[key] for key in parameters(counting)}
        row = run(cursor, counting, given).fetchone()
    assert row is not None
    rows, distinct = row
    assert rows == distinct > 0


def test_a_line_is_counted_where_its_outcome_says_so_and_every_line_has_one(
    sample: store.Store,
) -> None:
    counting = (
        "select count(*) filter (where is_counted), count(*) filter (where not is_counted), "  # noqa: S608
        "count(*) filter (where outcome is null or is_counted <> (outcome = 'counted')) "
        f"from ({sql.composed('coverage', 'line_outcomes')})"
    )
    with sample.reading() as cursor:
        given = {key: EVERYBODY[key] for key in parameters(counting)}
        row = run(cursor, counting, given).fetchone()
    assert row is not None
    counted, others, contradictions = row
    assert counted > 0
    assert others > 0
    assert contradictions == 0
