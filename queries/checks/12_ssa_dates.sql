-- ssa_dates: self-assessment dates that cannot be right.
--
-- grain    one row per CQR goal
-- reads    goal_windows
-- params   $as_of  date  the day everything is computed for
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- G5  an SSA date in the future, or not before the due date.
select
    'ssa_dates' as check_name,
    g.person_id,
    g.discipline,
    g.ssa_on::varchar as item,
    1 as occurrences,
    'The SSA date ' || g.ssa_on || ' of ' || g.name || ' (' || g.person_id || ') is '
    || case
        when g.ssa_on >= g.window_end then 'not before the due date ' || g.window_end
        else 'in the future'
    end || '; correct it in the prescriptions.' as message
from goal_windows as g
where g.pathway = 'cqr' and (g.ssa_on > $as_of::date or g.ssa_on >= g.window_end)
order by g.person_id, g.discipline
