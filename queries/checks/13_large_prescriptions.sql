-- large_prescriptions: prescriptions of more than 36 credits in all.
--
-- grain    one row per CQR goal
-- reads    requirement_lines, goal_windows
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- A prescription is taken as it is; above 36 credits it is worth a look.
select
    'large_prescriptions' as check_name,
    g.person_id,
    g.discipline,
    sum(r.credits_required)::varchar as item,
    count(*)::integer as occurrences,
    sum(r.credits_required) || ' credits are prescribed in ' || g.discipline
    || ', more than 36; compare with the prescription.' as message
from requirement_lines as r
inner join goal_windows as g on r.goal_number = g.goal_number
where r.level = 'subcategory'
group by g.person_id, g.discipline
having sum(r.credits_required) > 36
order by g.person_id, g.discipline
