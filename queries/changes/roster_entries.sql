-- roster_entries: what the roster says at this moment, as comparable values.
--
-- grain    one row per person, and one per person, pathway and discipline of the roster's goals
-- reads    people, goals
-- returns  key, number, is_line, discipline, category_key, subcategory_key, value, is_row, import_id, position
--
-- value lists the cells: Name, Email, Role, Cohort, Site, Status, Application Date.
--
-- is_row is false for a person whose goals already stand for the roster's rows.
with person_goals as (
    select g.person_id, g.pathway, g.discipline, g.application_on
    from goals as g
    where g.pathway <> 'cqr'
)

select
    'person ' || p.person_id || coalesce(' ' || g.pathway, '') as key,
    0 as number,
    true as is_line,
    g.discipline,
    null::varchar as category_key,
    null::varchar as subcategory_key,
    [p.name, p.email, p.role, p.cohort, p.site, p.status, g.application_on::varchar] as value,
    true as is_row,
    null::integer as import_id,
    null::integer as position
from people as p
inner join person_goals as g on p.person_id = g.person_id
union all
select
    'person ' || p.person_id as key,
    0 as number,
    true as is_line,
    null as discipline,
    null as category_key,
    null as subcategory_key,
    [p.name, p.email, p.role, p.cohort, p.site, p.status, null] as value,
    p.person_id not in (select g.person_id from person_goals as g) as is_row,
    null as import_id,
    null as position
from people as p
