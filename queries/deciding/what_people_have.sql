-- what_people_have: how much each of some people has of what a merge brings together.
--
-- grain    one row per person asked about
-- reads    people, completions, person_numbers, goals
-- params   $person_ids  varchar[]  IDs of people on the roster
-- returns  person_id, name, status, completions, goals
with done as (
    select n.person_id, count(*) as completions
    from completions as c
    inner join person_numbers as n on c.person_number = n.person_number
    group by n.person_id
),

aims as (
    select g.person_id, count(*) as goals
    from goals as g
    group by g.person_id
)

select
    p.person_id,
    p.name,
    p.status,
    coalesce(d.completions, 0)::integer as completions,
    coalesce(a.goals, 0)::integer as goals
from people as p
left join done as d on p.person_id = d.person_id
left join aims as a on p.person_id = a.person_id
where list_contains($person_ids::varchar[], p.person_id)
order by p.person_id
