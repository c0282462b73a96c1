-- named_people: the ways in which the rows of one import name people.
--
-- grain    one row per kind of rows and distinct person ID, e-mail and name written beside each other
-- reads    written_people, prescription_rows
-- params   $import_id  integer  the import
-- returns  import_id, kind, person_id, id_key, email_key, name_key, email, person_name
--
-- Of the spellings of one e-mail or name, one stands for all.
with written as (
    select
        p.import_id, 'records' as kind, p.person_id, p.id_key, p.email_key, p.name_key, p.email,
        p.person_name
    from written_people as p
    where p.import_id = $import_id
    union all
    select
        r.import_id, 'prescriptions' as kind, r.person_id, r.id_key, r.email_key, r.name_key, r.email,
        r.person_name
    from prescription_rows as r
    where r.import_id = $import_id
)

select
    w.import_id,
    w.kind,
    w.person_id,
    w.id_key,
    w.email_key,
    w.name_key,
    min(w.email) as email,
    min(w.person_name) as person_name
from written as w
group by w.import_id, w.kind, w.person_id, w.id_key, w.email_key, w.name_key
