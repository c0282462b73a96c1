-- names_that_differ: an ID of one person beside the name of another.
--
-- grain    one row per person ID and name written beside it
-- reads    person_matches, people
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- P1  the ID is used, with a warning.
select
    'names_that_differ' as check_name,
    m.matched_person_id as person_id,
    null::varchar as discipline,
    m.name_key as item,
    1 as occurrences,
    'The ID ' || m.person_id || ' is ' || p.name || ', but the name beside it is that of '
    || o.name || ' (' || o.person_id || '); the ID was used. Correct the file if the name is right.' as message
from person_matches as m
inner join people as p on m.matched_person_id = p.person_id
inner join people as o on m.name_fits_only_person_id = o.person_id
order by m.matched_person_id, m.name_key, m.email_key
