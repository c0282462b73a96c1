-- touched_goals: everybody whose goals or prescribed lines a change may have changed.
--
-- grain    one row per person
-- reads    touched_ids, named_people, person_matches, changed_person_matches, person_numbers, changed_person_numbers, prescription_rows, changed_corrected_rows
-- params   $import_id  integer  the import that was made or withdrawn, null where it is something else
-- returns  person_number
with corrected as (
    -- P5: a row joins a prescription as a correction, or does not any more.
    select r.person_id, r.email_key, r.name_key
    from prescription_rows as r
    semi join changed_corrected_rows as c on r.import_id = c.import_id and r.position = c.position
),

prescribing as (
    select n.import_id, n.person_id, n.email_key, n.name_key
    from named_people as n
    where n.kind = 'prescriptions'
),

spoken_of as (
    select p.person_id, p.email_key, p.name_key
    from prescribing as p
    where p.import_id = $import_id
    union
    select c.person_id, c.email_key, c.name_key
    from corrected as c
),

meant as (
    select 'person ' || i.person_id as person_key
    from touched_ids as i
    union
    select m.person_key
    from spoken_of as s
    inner join person_matches as m
        on
            s.person_id is not distinct from m.person_id
            and s.email_key is not distinct from m.email_key
            and s.name_key is not distinct from m.name_key
    union
    -- Whom records alone name has no goal by that.
    select c.person_key
    from changed_person_matches as c
    semi join prescribing as p
        on
            c.person_id is not distinct from p.person_id
            and c.email_key is not distinct from p.email_key
            and c.name_key is not distinct from p.name_key
)

select n.person_number
from person_numbers as n
semi join meant as m on n.person_key = m.person_key
union
select c.person_number
from changed_person_numbers as c
semi join meant as m on c.person_key = m.person_key
