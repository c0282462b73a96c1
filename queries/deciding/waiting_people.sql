-- waiting_people: by what somebody whose rows wait for a person can be named.
--
-- grain    one row per way in which such a row names its person
-- reads    person_matches
-- returns  written_as, written, written_key, person_id, email_key, name_key
--
-- P2  the rows wait under the ID; without one, under the e-mail; without either, under the name.
select
    case
        when m.person_id is not null then 'ID'
        when m.email_key is not null then 'e-mail'
        else 'name'
    end as written_as,
    coalesce(m.person_id, m.email, m.person_name) as written,
    coalesce(m.person_id, m.email_key, m.name_key) as written_key,
    m.person_id,
    m.email_key,
    m.name_key
from person_matches as m
where m.matched_person_id is null
order by m.person_key, m.email_key, m.name_key
