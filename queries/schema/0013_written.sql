-- What many rows of the records say alike is kept once for each import, under a number of its own; the rows
-- themselves have the numbers, and what is theirs alone. Written once, never changed, like the rows.
-- Rows are alike where they rank alike: that puts nulls together, and joins nothing by a dozen texts.

create temp table numbered_rows as
select
    r.import_id, r.position, r.line_number, r.sheet, r.row_number, r.person_id, r.id_key, r.person_name,
    r.name_key, r.email, r.email_key, r.reference_number, r.title, r.title_key, r.sponsor, r.sponsor_key,
    r.completed_on, r.ce_credits, r.ce_category, r.ce_category_key, r.activity_type, r.activity_type_key,
    r.discipline, r.category_text, r.category_key, r.subcategory_text, r.subcategory_key, r.credits,
    r.cleared, r.other_cells,
    r.rowid as place,
    (dense_rank() over (
        order by
            r.import_id, r.person_id, r.id_key, r.person_name, r.name_key, r.email, r.email_key
    ))::integer as written_person,
    (dense_rank() over (
        order by
            r.import_id, r.reference_number, r.title, r.title_key, r.sponsor, r.sponsor_key, r.ce_credits,
            r.ce_category, r.ce_category_key, r.activity_type, r.activity_type_key, r.cleared
    ))::integer as written_activity,
    (dense_rank() over (
        order by
            r.import_id, r.discipline, r.category_text, r.category_key, r.subcategory_text,
            r.subcategory_key, r.credits is not null
    ))::integer as written_text
from record_rows as r;

create table written_people as
select distinct
    n.import_id, n.written_person, n.person_id, n.id_key, n.person_name, n.name_key, n.email, n.email_key
from numbered_rows as n
order by n.written_person;

create table written_activities as
select distinct
    n.import_id, n.written_activity, n.reference_number, n.title, n.title_key, n.sponsor, n.sponsor_key,
    n.ce_credits, n.ce_category, n.ce_category_key, n.activity_type, n.activity_type_key, n.cleared
from numbered_rows as n
order by n.written_activity;

-- has_credits: the rows bring a line.
create table written_texts as
select distinct
    n.import_id, n.written_text, n.discipline, n.category_text, n.category_key, n.subcategory_text,
    n.subcategory_key, n.credits is not null as has_credits
from numbered_rows as n
order by n.written_text;

create or replace table record_rows as
select
    n.import_id, n.position, n.line_number, n.sheet, n.row_number, n.written_person, n.written_activity,
    n.written_text, n.completed_on, n.credits, n.other_cells
from numbered_rows as n
order by n.place;

drop table numbered_rows;

-- Which activity a row names, beside the completion it belongs to: what follows from that need not read the rows.
alter table record_matches add column written_activity integer;

-- A line has the number of its text as written; that of a line of the activities list is found there.
alter table completion_lines drop column category_text;

alter table completion_lines drop column subcategory_text;

alter table completion_lines add column written_text integer;
