-- goal_windows: when credits count for each goal, and by which content outline they are judged.
--
-- grain    one row per goal in scope
-- reads    goals_in_scope, requirements, outline_periods
-- params   $as_of  date  the day everything is computed for
-- returns  goal_number, person_number, person_id, name, role, cohort, site, pathway, discipline, earned_on, credits_total, credits_per_category, is_rolling, ssa_on, is_after_ssa, earliest_on, window_start, window_end, counts_from, counts_to, judged_on, outline_effective_on, outline_superseded_on
--
-- G3  structured education: the 24 months before the application, both ends included; without an
--     application date the window ends on the as-of date and rolls.
-- G5  CQR: after the SSA date to the due date, both known; without an SSA date from 36 months
--     before the due date. The requirement data may put that earlier day in the SSA date's place.
-- G7  the newest outline in force on the window's end, or the SSA date, else the as-of date (CQR).
with windows as (
    select
        g.*,
        r.credits_total,
        r.credits_per_category,
        g.pathway <> 'cqr' and g.application_on is null as is_rolling,
        g.pathway = 'cqr'
        and g.ssa_on is not null
        and (r.window_start = 'ssa' or g.due_on is null) as is_after_ssa,
        case
            when g.pathway = 'cqr' then g.due_on
            else coalesce(g.application_on, $as_of::date)
        end as window_end,
        r.window_months
    from goals_in_scope as g
    inner join requirements as r on g.pathway = r.pathway
),

started as (
    select
        w.*,
        -- N3: by calendar months, clamped to the month's end.
        (w.window_end - to_months(w.window_months))::date as earliest_on,
        case when w.pathway = 'cqr' then coalesce(w.ssa_on, $as_of::date) else w.window_end end as judged_on
    from windows as w
)

select
    s.goal_number,
    s.person_number,
    s.person_id,
    s.name,
    s.role,
    s.cohort,
    s.site,
    s.pathway,
    s.discipline,
    s.earned_on,
    s.credits_total,
    s.credits_per_category,
    s.is_rolling,
    s.ssa_on,
    s.is_after_ssa,
    s.earliest_on,
    case when s.is_after_ssa then s.ssa_on else s.earliest_on end as window_start,
    s.window_end,
    -- The first and the last day on which a line can count: the SSA date itself is still before (G5).
    case
        when s.is_after_ssa then s.ssa_on + 1
        else coalesce(s.earliest_on, date '-infinity')
    end as counts_from,
    least(s.window_end, $as_of::date) as counts_to,
    s.judged_on,
    o.effective_on as outline_effective_on,
    case when o.superseded_on <= s.judged_on then o.superseded_on end as outline_superseded_on
from started as s
-- An "asof" join would sort the goals by day, which takes four times as long.
left join outline_periods as o
    on
        s.discipline = o.discipline
        and s.judged_on >= o.effective_on
        and s.judged_on < o.next_effective_on
