-- What every answer looks up of the content outlines, found once where they change.

create table outline_periods (
    discipline varchar, effective_on date, superseded_on date, next_effective_on date
);

create table outline_categories (
    discipline varchar, effective_on date, category varchar, position integer
);

alter table text_matches add column discipline varchar;

alter table text_matches add column category_position integer;

alter table text_matches add column position integer;

alter table text_matches add column name_confidence varchar;
