-- prescriptions_without_due_date: CQR goals that can never be overdue.
--
-- grain    one row per CQR goal
-- reads    goal_windows
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- ARRT ties the due date to the day the credential was earned; from that day only an estimate follows.
select
    'prescriptions_without_due_date' as check_name,
    g.person_id,
    g.discipline,
    g.earned_on::varchar as item,
    1 as occurrences,
    'The prescription of ' || g.name || ' (' || g.person_id || ') has no due date; '
    || coalesce(
        'estimate: between ' || (g.earned_on + to_years(7))::date || ' and '
        || (g.earned_on + to_years(10))::date || ', from the day the credential was earned. ',
        ''
    ) || 'Take the due date from the ARRT account.' as message
from goal_windows as g
where g.pathway = 'cqr' and g.window_end is null
order by g.person_id, g.discipline
