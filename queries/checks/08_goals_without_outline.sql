-- goals_without_outline: goals whose discipline has no content outline in force.
--
-- grain    one row per goal
-- reads    goal_windows, disciplines
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- G7  the goal stands with its total line, or its prescribed lines; its lines are unmapped.
select
    'goals_without_outline' as check_name,
    g.person_id,
    g.discipline,
    g.pathway as item,
    1 as occurrences,
    'No content outline of ' || d.name || ' is known for ' || g.judged_on || ', by which the goal of '
    || g.name || ' (' || g.person_id || ') is judged, so its credits cannot be placed; add the outline.' as message
from goal_windows as g
inner join disciplines as d on g.discipline = d.discipline
where g.outline_effective_on is null
order by g.person_id, g.pathway, g.discipline
