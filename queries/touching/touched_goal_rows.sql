-- touched_goal_rows: the rows of the rosters that give goals to people whose goals are touched.
--
-- grain    one row per row of a roster import
-- reads    roster_rows, roster_ids, person_numbers, touched_goals
-- returns  import_id, position, person_id, pathway, discipline, application_on, cleared
with ids as (
    select i.roster_id
    from roster_ids as i
    inner join person_numbers as n on i.person_id = n.person_id
    semi join touched_goals as t on n.person_number = t.person_number
)

select
    r.import_id,
    r.position,
    r.person_id,
    r.pathway,
    r.discipline,
    r.application_on,
    r.cleared
from roster_rows as r
semi join ids as i on r.person_id = i.roster_id
