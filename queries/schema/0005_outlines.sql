-- Content outlines that users add. Written once, never changed; a removal adds a row to the withdrawals.

create table uploaded_outlines (
    outline_id integer, file_name varchar, file_sha256 varchar, uploaded_at timestamp, uploaded_by varchar
);

create table uploaded_outline_lines (
    outline_id integer, discipline varchar, effective_on date, date_confidence varchar, superseded_on date,
    category varchar, category_key varchar, subcategory varchar, subcategory_key varchar,
    exam_questions integer, category_exam_questions integer,
    name_confidence varchar, count_confidence varchar, note varchar, source varchar, position integer
);

create table outline_withdrawals (outline_id integer, withdrawn_at timestamp, withdrawn_by varchar);

-- The program's own outlines, which outline_lines held alone until now. It is derived like the tables in force.

create table bundled_outline_lines as
select
    discipline, effective_on, date_confidence, superseded_on, category, category_key, subcategory,
    subcategory_key, exam_questions, category_exam_questions, name_confidence, count_confidence, note,
    source, position
from outline_lines;

alter table outline_lines add column outline_id integer;
