-- What the roster says of the person beside each goal, so that every answer begins with one table.
alter table goals add column name varchar;

alter table goals add column role varchar;

alter table goals add column cohort varchar;

alter table goals add column site varchar;

alter table goals add column status varchar;
