-- A completion names the activity as written (written_activities) from which each of its values comes, not the values.
-- It is derived again from the imports when an older file is opened, so no row is carried over.
create or replace table completions (
    person_number integer, completion_number integer, activity_key varchar, activity_number integer,
    is_repeated boolean, completed_on date, title_of integer, sponsor_of integer, ce_credits_of integer,
    ce_category_of integer, activity_type_of integer, not_accepted_reason varchar, import_id integer,
    position integer
);
