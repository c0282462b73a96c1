-- prescriptions_not_in_outline: prescribed content that the outline in use does not have.
--
-- grain    one row per prescribed line
-- reads    requirement_lines, goal_windows
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- G8  the line stands; lines whose subcategory reads the same count for it.
select
    'prescriptions_not_in_outline' as check_name,
    g.person_id,
    g.discipline,
    r.subcategory as item,
    1 as occurrences,
    '"' || concat_ws(' / ', r.category, r.subcategory) || '", prescribed to ' || g.name || ' (' || g.person_id
    || '), is not in the outline in use'
    || coalesce(' (' || g.outline_effective_on || ')', '')
    || '; credits that read the same count for it. Check the spelling in the prescription, or teach it: '
    || 'targeted-ce alias "' || r.subcategory || '" ' || g.discipline || ' "Category / Subcategory"' as message
from requirement_lines as r
inner join goal_windows as g on r.goal_number = g.goal_number
where r.level = 'subcategory' and not r.is_in_outline
order by g.person_id, g.discipline, r.line_order
