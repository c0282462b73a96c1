-- What users decided about people. Written once, never changed; an undo adds a row to the withdrawals.

create table person_decisions (
    decision_id integer, kind varchar, person_id varchar, other_person_id varchar,
    written_as varchar, written varchar, written_key varchar,
    decided_at timestamp, decided_by varchar
);

create table decision_withdrawals (decision_id integer, withdrawn_at timestamp, withdrawn_by varchar);

-- In force: which person each ID of the roster is. Derived like the tables of the first schema.

create table roster_ids (
    roster_id varchar, person_id varchar, id_key varchar, email_key varchar, name_key varchar
);
