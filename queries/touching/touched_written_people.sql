-- touched_written_people: the ways in which the records write whom a change touches.
--
-- grain    one row per import of records and way of writing a person
-- reads    written_people, person_matches, person_numbers, touched_people
-- returns  import_id, written_person, person_id, id_key, person_name, name_key, email, email_key
--
-- Whoever was meant by a row before is touched where it means another now, so that whom the rows mean now says
-- all that there is to derive.
select
    w.import_id,
    w.written_person,
    w.person_id,
    w.id_key,
    w.person_name,
    w.name_key,
    w.email,
    w.email_key
from written_people as w
inner join person_matches as m
    on
        w.person_id is not distinct from m.person_id
        and w.email_key is not distinct from m.email_key
        and w.name_key is not distinct from m.name_key
inner join person_numbers as n on m.person_key = n.person_key
semi join touched_people as t on n.person_number = t.person_number
