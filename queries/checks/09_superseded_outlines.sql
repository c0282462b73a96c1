-- superseded_outlines: goals judged by an outline that a newer one has replaced.
--
-- grain    one row per discipline and outline version
-- reads    goal_windows
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- G7  also where the newer outline is not among the data.
select
    'superseded_outlines' as check_name,
    null::varchar as person_id,
    g.discipline,
    g.outline_effective_on::varchar as item,
    count(*)::integer as occurrences,
    count(*) || ' ' || g.discipline || case when count(*) = 1 then ' goal is' else ' goals are' end
    || ' computed on the outline of ' || g.outline_effective_on || '; a newer one took effect on '
    || g.outline_superseded_on || '. Verify against ARRT''s current document and add the newer outline.' as message
from goal_windows as g
where g.outline_superseded_on is not null
group by g.discipline, g.outline_effective_on, g.outline_superseded_on
order by g.discipline, g.outline_effective_on
