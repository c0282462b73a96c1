-- people_to_find: everybody on the roster, to be found by name or ID, with or without a goal.
--
-- grain    one row per person
-- reads    people
-- returns  person_id, name, role, cohort, site, status, label_number
--
-- P7  people who left can be found. The label number stands for the person where names are hidden;
--     its order is that of a digest, so that it tells nothing about anybody.
select
    p.person_id,
    p.name,
    p.role,
    p.cohort,
    p.site,
    p.status,
    row_number() over (order by md5(p.person_id), p.person_id) as label_number
from people as p
order by lower(p.name), p.person_id
