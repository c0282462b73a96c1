-- What users taught the program. Written once, never changed; a removal adds a row to the withdrawals.

create table taught_aliases (
    alias_id integer, discipline varchar, text varchar, text_key varchar,
    category varchar, category_key varchar, subcategory varchar, subcategory_key varchar,
    taught_at timestamp, taught_by varchar
);

create table alias_withdrawals (alias_id integer, withdrawn_at timestamp, withdrawn_by varchar);

-- In force: the program's own aliases and those taught. Derived like the tables of the first schema.

create table aliases_in_force (
    alias_id integer, discipline varchar, text varchar, text_key varchar,
    category varchar, category_key varchar, subcategory varchar, subcategory_key varchar
);
