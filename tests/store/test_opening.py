"""A database file is opened, made, upgraded or refused with a sentence."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dashboard import paths, sql, store
from dashboard.store import StoreError
from dashboard.store.database import run
from tests.program import Program, counts
from tests.store.state import in_force

MIGRATIONS = paths.QUERIES / "schema"
NEWEST = len(list(MIGRATIONS.glob("*.sql")))


def migrations_with(folder: Path, *later: str) -> Path:
    """The program's schema, and later migrations after it."""
    folder.mkdir()
    scripts = [script.read_text("utf-8") for script in sorted(MIGRATIONS.glob("*.sql"))]
    for number, script in enumerate([*scripts, *later], start=1):
        (folder / f"{number:04}_script.sql").write_text(script, "utf-8")
    return folder


def test_a_new_file_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "program.duckdb"
    with Program(tmp_path, database=path) as program:
        assert program.standings() == []
    assert path.is_file()


def test_what_was_imported_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    with Program(tmp_path, database=path) as program:
        program.upload(
            "roster", "Person ID | Name           | Discipline\n0012 | Avery Testwell | CT"
        )
    with Program(tmp_path, database=path) as program:
        assert program.standing("0012")["name"] == "Avery Testwell"


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("Bring cake on Friday.\n" * 400)
    with pytest.raises(StoreError, match=r"notes\.duckdb is not a database of Targeted CE"):
        store.open_store(path)
    assert path.read_text().startswith("Bring cake")


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("create table schema_versions (id integer)")
    with pytest.raises(StoreError, match="is a DuckDB database of another program"):
        store.open_store(path)
    with duckdb.connect(str(path)) as other:
        assert other.execute("select table_name from duckdb_tables()").fetchall() == [
            ("schema_versions",)
        ]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder; name a database file in it"):
        store.open_store(tmp_path)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be made"):
        store.open_store(tmp_path / "file" / "program.duckdb")


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    newer = migrations_with(tmp_path / "newer", "create table of_tomorrow (id integer)")
    store.open_store(path, migrations=newer).close()
    with pytest.raises(StoreError, match="was written by a newer version of Targeted CE"):
        store.open_store(path)


def test_an_older_file_is_upgraded_after_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    with Program(tmp_path, database=path) as program:
        program.upload(
            "roster", "Person ID | Name           | Discipline\n0012 | Avery Testwell | CT"
        )
    newer = migrations_with(tmp_path / "newer", "create table of_tomorrow (id integer)")
    with store.open_store(path, migrations=newer) as upgraded, upgraded.reading() as cursor:
        assert cursor.execute("select count(*) from of_tomorrow").fetchone() == (0,)
        assert cursor.execute("select person_id from people").fetchall() == [("0012",)]
    with Program(tmp_path, database=tmp_path / f"program.schema-{NEWEST}.duckdb") as copy:
        assert copy.standing("0012")["name"] == "Avery Testwell"


def test_a_file_of_the_first_schema_is_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    with duckdb.connect(str(path)) as first:
        first.execute((MIGRATIONS / "0001_first.sql").read_text("utf-8"))
        first.execute("insert into schema_versions values (1, 'targeted-ce', now()::timestamp)")
        first.execute(
            "insert into imports values (1, 'roster.csv', 'digest', now()::timestamp, 'Avery')"
        )
        first.execute(
            "insert into roster_rows (import_id, position, person_id, person_name, name_key) "
            "values (1, 0, '0012', 'Avery Testwell', 'avery testwell')"
        )
    with Program(tmp_path, database=path) as program:
        assert program.rows("select person_id, name from people") == [("0012", "Avery Testwell")]
        assert store.teaching.aliases(program.store) == []
        assert program.store.reference.heading_level("pt care") == "category"
    assert (tmp_path / "program.schema-1.duckdb").is_file()


def test_activities_of_an_older_file_keep_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    older = sorted(MIGRATIONS.glob("*.sql"))[:5]
    with duckdb.connect(str(path)) as first:
        for number, script in enumerate(older, start=1):
            first.execute(script.read_text("utf-8"))
            first.execute(
                "insert into schema_versions values ($1, 'targeted-ce', now()::timestamp)", [number]
            )
        first.execute(
            "insert into imports values (1, 'courses.csv', 'digest', now()::timestamp, 'Avery')"
        )
        first.execute(
            """
            insert into activity_rows (
                import_id, position, row_number, reference_number, ce_credits, discipline,
                category_text, category_key, credits
            ) values
                (1, 0, 2, 'EX-1', 2, 'CT', 'Safety', 'safety', 0.5),
                (1, 1, 3, 'EX-1', 2, 'CT', 'Procedures', 'procedures', 1)
            """
        )
    table = "Reference Number | CE Credits | CT - Safety | CT - Procedures\nEX-1 | 2 | 0.5 | 1"
    with Program(tmp_path, database=path) as program:
        lines = "select category_text, credits::varchar from activity_lines order by all"
        assert program.rows(lines) == [("Procedures", "1.00"), ("Safety", "0.50")]
        assert program.rows("select ce_credits::integer from activities") == [(2,)]
        result = program.upload("activities", table)
        assert counts(result) == {"rows_read": 1, "unchanged": 1}
        program.undo(result)
        assert program.rows(lines) == [("Procedures", "1.00"), ("Safety", "0.50")]
    with Program(tmp_path, database=path) as program:
        assert program.rows(lines) == [("Procedures", "1.00"), ("Safety", "0.50")]


WHOLE_RECORDS = """
    select r.*, p.*, a.*, t.*
    from record_rows as r
    inner join written_people as p on r.written_person = p.written_person
    inner join written_activities as a on r.written_activity = a.written_activity
    inner join written_texts as t on r.written_text = t.written_text
"""
WRITTEN = ("written_people", "written_activities", "written_texts")


def widen_records(cursor: duckdb.DuckDBPyConnection) -> None:
    """Makes the rows of the records those of schema 12, which had all that they say in themselves."""
    first = duckdb.extract_statements((MIGRATIONS / "0001_first.sql").read_text("utf-8"))
    [wide] = [one.query for one in first if "create table record_rows" in one.query]
    cursor.execute(f"create temp table whole as {WHOLE_RECORDS}")
    cursor.execute("drop table record_rows")
    cursor.execute(wide)
    columns = ", ".join(name for name, *_ in cursor.execute("describe record_rows").fetchall())
    cursor.execute(f"insert into record_rows by name select {columns} from whole")  # noqa: S608
    cursor.execute("drop table whole")
    for table in WRITTEN:
        cursor.execute(f"drop table {table}")
    # What the schema has had since then.
    for table in ("category_readings", "subcategory_readings"):
        cursor.execute(f"drop table {table}")
    cursor.execute("alter table record_matches drop column written_activity")
    cursor.execute("alter table completion_lines drop column written_text")
    for column in ("category_text", "subcategory_text"):
        cursor.execute(f"alter table completion_lines add column {column} varchar")
    cursor.execute("delete from schema_versions where version >= 13")


def test_records_of_an_older_file_keep_all_that_they_say(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    records = (
        "Person ID | Name | Email | Reference Number | Activity Title | Sponsor | CE Credits | CE Category"
        " | Activity Type | Completion Date | Discipline | Category | Subcategory | Credits | Remark"
    )
    rows = [
        "0012 | A Testwell | a@x.org | EX-1 | Dose | B | 2 | A | Quiz | 2026-02-03 | CT | Safety | | 0.50 | x",
        "0012 | A  Testwell | A@x.org | EX-1 | DOSE | B | 2 | A | Quiz | 2026-02-03 | CT | safety | | 0.50 | ",
        "| Blake Sample | | | Dose | none | | | | 2026-02-04 | MR | | Hot Lab | 1.00 | y",
        "0013 | | | EX-2 | none | none | none | none | none | 2026-02-05 | CT | | | | ",
        "0012 | | | EX-1 | Dose | | | | | 2026-02-03 | CT | Procedures | | 0.75 | ",
    ]
    columns = (
        "import_id, position, line_number, sheet, row_number, person_id, id_key, person_name, name_key, "
        "email, email_key, reference_number, title, title_key, sponsor, sponsor_key, completed_on, "
        "ce_credits::varchar, ce_category, ce_category_key, activity_type, activity_type_key, discipline, "
        "category_text, category_key, subcategory_text, subcategory_key, credits::varchar, cleared, "
        "other_cells"
    )
    with Program(tmp_path, database=path) as program:
        program.upload("roster", "Person ID | Name\n0012 | Avery Testwell\n0013 | Casey Example")
        program.upload("records", "\n".join([records, *rows]))
        program.upload("records", "\n".join([records, *rows[1:4]]))
        program.undo(program.upload("records", "\n".join([records, *rows[::-1]])))
        before = in_force(program.store)
        with program.store.writing() as cursor:
            widen_records(cursor)
            wide = cursor.execute(f"select {columns} from record_rows order by all").fetchall()  # noqa: S608
    assert len(wide) == 13
    assert any(cleared for *_, cleared, _ in wide)
    with Program(tmp_path, database=path) as program:
        narrow = f"select {columns} from ({WHOLE_RECORDS}) order by all"  # noqa: S608
        assert program.rows(narrow) == wide
        assert in_force(program.store) == before
        for number, table in zip(("person", "activity", "text"), WRITTEN, strict=True):
            counting = f"select count(*), count(distinct written_{number}) from {table}"  # noqa: S608
            [(count, distinct)] = program.rows(counting)
            assert count == distinct > 0
        program.upload("records", "\n".join([records, *rows[:2]]))
        assert len(program.rows(narrow)) == 15


def summaries(cursor: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    return {
        name: sorted(cursor.execute(f"from {name}").fetchall(), key=repr)
        for name in sql.group("summaries")
    }


def test_an_older_file_gets_the_summaries_that_imports_write(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    each = {"Discipline": "CT", "Category": "Safety"}
    with Program(tmp_path, database=path) as program:
        program.upload("roster", "Person ID | Name\n0012 | Avery Testwell")
        records = "Person ID | Name | Email | Activity Title | Completion Date | Credits"
        rows = [
            "0012 | Avery Testwell | | A | 2026-02-03 | lots",
            "| B | b@x.org | B | 2026-02-03 | 1",
        ]
        aside = program.upload("records", "\n".join([records, *rows]), each=each)
        assert aside.import_id is not None
        [row] = store.imports.rows_to_correct(program.store, aside.import_id)
        again = f"{records} | Set aside row\n0012 | | | A | 2026-02-03 | 1 | {row.name}"
        program.upload("records", again, each=each)
        program.upload("activities", "Reference Number | Credits\nEX-1 | 1.00", each=each)
        program.upload(
            "prescriptions",
            "Person ID | Prescribed Credits\n0012 | 1",
            each={**each, "Subcategory": "Dose"},
        )
        with program.store.writing() as cursor:
            written = summaries(cursor)
            widen_records(cursor)
            # What the schema has had, and has not, since then.
            since = (
                *sql.group("summaries"),
                "listed_titles",
                "outline_periods",
                "outline_categories",
            )
            for name in since:
                cursor.execute(f"drop table {name}")
            for name in ("completions", "completion_lines"):
                cursor.execute(f"alter table {name} drop column is_repeated")
            for name in ("discipline", "category_position", "position", "name_confidence"):
                cursor.execute(f"alter table text_matches drop column {name}")
            for name in ("name", "role", "cohort", "site", "status", "person_hash"):
                cursor.execute(f"alter table goals drop column {name}")
            cursor.execute("alter table completion_lines add column line_order integer")
            cursor.execute("delete from schema_versions where version >= 7")
    assert all(written.values())
    with Program(tmp_path, database=path) as program, program.store.reading() as cursor:
        assert summaries(cursor) == written


def test_a_failed_upgrade_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    store.open_store(path).close()
    broken = migrations_with(tmp_path / "broken", "create table half (id integer); select 1 / 'x'")
    with pytest.raises(duckdb.Error):
        store.open_store(path, migrations=broken)
    with store.open_store(path) as opened, opened.reading() as cursor:
        assert cursor.execute("select max(version) from schema_versions").fetchone() == (NEWEST,)


HOLD = """
import sys
from dashboard import store
with store.open_store(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_told_who_has_the_file_open(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=f"is open in process {holder.pid}, probably"):
            store.open_store(path)
        holder.communicate()
    store.open_store(path).close()


@pytest.mark.parametrize(
    "setting", ["enable_external_access", "allowed_configs", "lock_configuration"]
)
def test_the_seal_cannot_be_undone(setting: str) -> None:
    with (
        store.open_store(":memory:") as db,
        db.reading() as cursor,
        pytest.raises(duckdb.Error, match="locked"),
    ):
        cursor.execute(f"reset {setting}")


def test_sql_reaches_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    with (
        store.open_store(":memory:") as db,
        db.reading() as cursor,
        pytest.raises(duckdb.PermissionException),
    ):
        cursor.execute("select * from read_csv($path)", {"path": str(secret)})


def test_sql_sees_no_python_variable() -> None:
    people_of_python = {"person_id": ["0012"]}
    assert people_of_python
    with (
        store.open_store(":memory:") as db,
        db.reading() as cursor,
        pytest.raises(duckdb.CatalogException),
    ):
        cursor.execute("select * from people_of_python")


@pytest.mark.parametrize("given", [{}, {"day": 1, "night": 2}, {"night": 2}])
def test_parameters_must_be_exactly_those_of_the_statement(given: dict[str, int]) -> None:
    with (
        store.open_store(":memory:") as db,
        db.reading() as cursor,
        pytest.raises(ValueError, match=r"\['day'\] expected"),
    ):
        run(cursor, "select $day", given)


def test_reference_data_that_changed_are_loaded_again(tmp_path: Path) -> None:
    from tests.program import reference_with

    path = tmp_path / "program.duckdb"
    with Program(tmp_path, database=path) as program:
        program.upload(
            "roster", "Person ID | Name           | Discipline\n0012 | Avery Testwell | CT"
        )
        assert program.standing("0012")["required"] == 16
    changed = reference_with(
        tmp_path,
        requirements="""
        pathway              | credits_total | credits_per_category | window_months
        structured_education | 20.00         | 1.00                 | 24
        """,
    )
    with Program(tmp_path, database=path, reference=changed) as program:
        assert program.standing("0012")["required"] == 20


def test_what_other_queries_made_of_the_imports_is_derived_again(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    with Program(tmp_path, database=path) as program:
        program.upload("roster", "Person ID | Name | Discipline\n0012 | Avery Testwell | CT")
        right = program.standings()
        with program.store.writing() as cursor:
            # As a version might have that read rosters differently.
            cursor.execute("update goals set discipline = 'MR'")
            cursor.execute("update settings set value = 'other' where name = 'derivation_digest'")
        assert program.standings() != right
    with Program(tmp_path, database=path) as program:
        assert program.standings() == right


def test_opening_a_file_that_is_up_to_date_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "program.duckdb"
    store.open_store(path).close()
    before = path.read_bytes()
    with store.open_store(path) as opened:
        assert opened.revision()[1] == 0
    assert path.read_bytes() == before
