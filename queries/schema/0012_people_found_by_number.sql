-- A goal's person is looked for by a number made of the ID: comparing it takes a fraction of the time of the text.
alter table goals add column person_hash ubigint;
