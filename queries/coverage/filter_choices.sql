-- filter_choices: what the shared filters offer, also for people without a goal.
--
-- grain    one row per filter and value that somebody on the roster has
-- reads    people, goals
-- returns  filter, choice
with choices as (
    select 'cohort' as filter, p.cohort as choice
    from people as p
    union
    select 'site' as filter, p.site as choice
    from people as p
    union
    select 'discipline' as filter, g.discipline as choice
    from goals as g
    where g.person_id is not null
)

select c.filter, c.choice
from choices as c
where c.choice is not null
order by c.filter, c.choice
