-- What the texts of lines are looked up in: it changes with the outlines and the aliases, not with the lines.

create table category_readings (
    discipline varchar, effective_on date, text_key varchar, category varchar
);

create table subcategory_readings (
    discipline varchar, effective_on date, text_key varchar, category varchar,
    subcategory varchar
);
