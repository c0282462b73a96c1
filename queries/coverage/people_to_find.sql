-- people_to_find: everybody on the roster, to be found by name or ID, with or without a goal.
--
-- grain    one row per person
-- reads    people, roster_ids
-- returns  person_id, name, role, cohort, site, status, label_number, other_ids
--
-- P7  people who left can be found. The label number stands for the person where names are hidden;
--     its order is that of a digest, so that it tells nothing about anybody.
-- P1  IDs of people who were merged find the person who stayed.
with others as (
    select i.person_id, string_agg(i.roster_id, ', ' order by i.roster_id) as other_ids
    from roster_ids as i
    where i.roster_id <> i.person_id
    group by i.person_id
)

select
    p.person_id,
    p.name,
    p.role,
    p.cohort,
    p.site,
    p.status,
    row_number() over (order by md5(p.person_id), p.person_id) as label_number,
    o.other_ids
from people as p
left join others as o on p.person_id = o.person_id
order by lower(p.name), p.person_id
