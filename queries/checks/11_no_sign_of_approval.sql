-- no_sign_of_approval: counted credits of activities that nothing shows to be approved.
--
-- grain    one row per completion that counts
-- reads    line_outcomes, goal_windows, described_completions, written_activities, activities
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- P6  neither a reference number nor a CE category.
select
    'no_sign_of_approval' as check_name,
    g.person_id,
    string_agg(distinct g.discipline, ', ' order by g.discipline) as discipline,
    c.title as item,
    1 as occurrences,
    '"' || c.title || '", completed on ' || c.completed_on
    || ', counts, but shows no sign of approval: it has neither a reference number nor a CE category.' as message
from line_outcomes as o
inner join goal_windows as g on o.goal_number = g.goal_number
inner join described_completions as c
    on o.person_number = c.person_number and o.completion_number = c.completion_number
inner join written_activities as y on c.ce_category_of = y.written_activity
left join activities as a on c.activity_key = a.activity_key
where
    o.is_counted
    and c.reference_number is null
    and a.reference_number is null
    and y.ce_category is null
group by g.person_id, c.completion_number, c.title, c.completed_on
order by g.person_id, c.completion_number
