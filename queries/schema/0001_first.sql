-- The first schema: reference data, imports as they were made, and the tables in force derived from them.
--
-- No primary or foreign keys, sequences, macros or triggers: the same tables must fit DuckLake.
-- Uniqueness is ensured by the queries and proved by tests.

create table schema_versions (version integer, application varchar, applied_at timestamp);

create table settings (name varchar, value varchar);

-- Reference data, replaced as a whole when the program brings other data.

create table disciplines (
    discipline varchar, name varchar, pathway varchar, has_structured_education boolean
);

create table outline_lines (
    discipline varchar, effective_on date, date_confidence varchar, superseded_on date,
    category varchar, category_key varchar, subcategory varchar, subcategory_key varchar,
    exam_questions integer, category_exam_questions integer,
    name_confidence varchar, count_confidence varchar, note varchar, source varchar, position integer
);

create table aliases (
    discipline varchar, text varchar, text_key varchar,
    category varchar, category_key varchar, subcategory varchar, subcategory_key varchar
);

create table requirements (
    pathway varchar, credits_total decimal(8, 2), credits_per_category decimal(8, 2),
    window_months integer, window_start varchar
);

create table not_accepted (
    column_name varchar, comparison varchar, text_key varchar, completed_after date, reason varchar
);

-- Imports. Written once, never changed; an undo adds a row to withdrawals.

create table imports (
    import_id integer, file_name varchar, file_sha256 varchar, imported_at timestamp, imported_by varchar
);

create table withdrawals (import_id integer, withdrawn_at timestamp, withdrawn_by varchar);

create table import_sheets (
    import_id integer, sheet_number integer, sheet varchar, kind varchar, column_mapping varchar,
    rows_read integer, rows_added integer, rows_updated integer, rows_unchanged integer,
    rows_set_aside integer
);

create table import_problems (
    import_id integer, sheet_number integer, sheet varchar, row_number integer, column_name varchar,
    cell_value varchar, problem varchar, severity varchar
);

create table skipped_rows (import_id integer, sheet varchar, row_number integer, reason varchar);

create table set_aside_rows (
    import_id integer, sheet varchar, row_number integer, position integer, kind varchar, cells varchar
);

create table column_mappings (
    headers_signature varchar, column_theirs varchar, column_ours varchar, saved_at timestamp
);

create table roster_rows (
    import_id integer, position integer, sheet varchar, row_number integer,
    person_id varchar, id_key varchar, person_name varchar, name_key varchar,
    email varchar, email_key varchar,
    role varchar, cohort varchar, site varchar, status varchar,
    pathway varchar, discipline varchar, application_on date,
    cleared varchar[], other_cells varchar
);

create table record_rows (
    import_id integer, position integer, line_number integer, sheet varchar, row_number integer,
    person_id varchar, id_key varchar, person_name varchar, name_key varchar,
    email varchar, email_key varchar,
    reference_number varchar, title varchar, title_key varchar, sponsor varchar, sponsor_key varchar,
    completed_on date, ce_credits decimal(8, 2), ce_category varchar, ce_category_key varchar,
    activity_type varchar, activity_type_key varchar,
    discipline varchar, category_text varchar, category_key varchar,
    subcategory_text varchar, subcategory_key varchar, credits decimal(8, 2),
    cleared varchar[], other_cells varchar
);

create table activity_rows (
    import_id integer, position integer, sheet varchar, row_number integer,
    reference_number varchar, title varchar, title_key varchar, sponsor varchar, sponsor_key varchar,
    ce_credits decimal(8, 2),
    discipline varchar, category_text varchar, category_key varchar,
    subcategory_text varchar, subcategory_key varchar, credits decimal(8, 2),
    cleared varchar[], other_cells varchar
);

create table prescription_rows (
    import_id integer, position integer, sheet varchar, row_number integer,
    person_id varchar, id_key varchar, person_name varchar, name_key varchar,
    email varchar, email_key varchar,
    discipline varchar, category_text varchar, category_key varchar,
    subcategory_text varchar, subcategory_key varchar, credits_prescribed decimal(8, 2),
    ssa_on date, due_on date, earned_on date,
    cleared varchar[], other_cells varchar
);

-- Tables in force. Derived anew, in the transaction of every import and undo, by queries/current.

create table people (
    person_id varchar, id_key varchar, name varchar, name_key varchar, email varchar, email_key varchar,
    role varchar, cohort varchar, site varchar, status varchar
);

create table person_matches (
    person_id varchar, email_key varchar, name_key varchar, email varchar, person_name varchar,
    person_key varchar,
    matched_person_id varchar, matched_by varchar, people_fitting integer,
    name_fits_only_person_id varchar
);

create table person_numbers (person_key varchar, person_number integer, person_id varchar);

create table activity_matches (import_id integer, position integer, activity_key varchar);

create table activities (
    activity_key varchar, reference_number varchar, title varchar, title_key varchar,
    sponsor varchar, sponsor_key varchar, ce_credits decimal(8, 2)
);

create table activity_lines (
    activity_key varchar, discipline varchar, text_number integer, category_text varchar,
    subcategory_text varchar, credits decimal(8, 2), import_id integer, position integer
);

create table record_matches (
    import_id integer, position integer, person_number integer, activity_key varchar, completed_on date,
    completion_number integer
);

create table line_texts (
    text_number integer, discipline varchar, category_key varchar, subcategory_key varchar
);

create table completions (
    person_number integer, completion_number integer, person_id varchar, activity_key varchar,
    activity_number integer, completed_on date, reference_number varchar, title varchar, sponsor varchar,
    ce_credits decimal(8, 2), ce_category varchar, activity_type varchar,
    not_accepted_reason varchar, import_id integer, position integer
);

create table completion_lines (
    person_number integer, completion_number integer, line_order integer, discipline varchar,
    text_number integer, category_text varchar, subcategory_text varchar, credits decimal(8, 2),
    is_used boolean, is_from_activity_list boolean, is_accepted boolean,
    activity_number integer, completed_on date, import_id integer, position integer
);

create table prescribed_lines (
    person_number integer, discipline varchar, text_number integer, category_text varchar,
    subcategory_text varchar, credits_required decimal(8, 2), import_id integer, position integer
);

create table goals (
    goal_number integer, person_number integer, person_id varchar, pathway varchar, discipline varchar,
    application_on date, ssa_on date, due_on date, earned_on date
);

create table text_matches (
    text_number integer, effective_on date, category varchar, subcategory varchar
);
