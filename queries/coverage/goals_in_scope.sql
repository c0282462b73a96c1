-- goals_in_scope: the goals that the filters leave, with the people who have them.
--
-- grain    one row per person, pathway and discipline
-- reads    goals
-- params   $cohorts, $sites, $role, $discipline, $pathway, $person_id, $include_left
-- returns  goal_number, person_number, person_id, name, role, cohort, site, pathway, discipline, application_on, ssa_on, due_on, earned_on
--
-- P2  the goal of a person who is not on the roster waits.
-- P7  people who left are shown on request.
select
    g.goal_number,
    g.person_number,
    g.person_id,
    g.name,
    g.role,
    g.cohort,
    g.site,
    g.pathway,
    g.discipline,
    g.application_on,
    g.ssa_on,
    g.due_on,
    g.earned_on
from goals as g
where
    g.person_id is not null
    and (len($cohorts::varchar[]) = 0 or list_contains($cohorts::varchar[], lower(g.cohort)))
    and (len($sites::varchar[]) = 0 or list_contains($sites::varchar[], lower(g.site)))
    and ($role::varchar is null or g.role = $role)
    and ($discipline::varchar is null or g.discipline = $discipline)
    and ($pathway::varchar is null or g.pathway = $pathway)
    -- The number finds few goals at once, the ID is what decides.
    and (
        $person_id::varchar is null
        or (g.person_hash = md5_number_lower($person_id) and g.person_id = $person_id)
    )
    and ($include_left::boolean or g.status = 'active')
