-- progress: where each person stands on each goal.
--
-- grain    one row per goal in scope
-- reads    goal_windows, requirement_gaps
-- params   $as_of  date  the day everything is computed for
-- returns  person_id, name, role, cohort, site, pathway, discipline, outline_effective_on, window_start, window_end, required, earned, needed, progress, status, days_left, is_rolling, outline_superseded_on, earned_on
--
-- G2  needed = what is missing in all, or what is missing category by category, whichever is more.
-- S1  required is the total line, or the sum of the prescribed lines; progress = 1 - needed / required.
--     Beside a total line there are those of the categories, and no prescribed ones.
-- S2  met, overdue, on_track, behind; progress against the share of the window that has passed.
-- S3  a rolling goal is met or behind.
with sums as (
    select
        r.goal_number,
        coalesce(sum(r.credits_required) filter (where r.level <> 'category'), 0)::decimal(18, 2) as required,
        -- Every counted line is on one of these, and beside a total line on that as well.
        greatest(
            sum(r.credits_earned) filter (where r.level = 'total'),
            sum(r.credits_earned) filter (where r.level <> 'total')
        )::decimal(18, 2) as earned,
        greatest(
            sum(r.gap) filter (where r.level = 'total'),
            sum(r.gap) filter (where r.level <> 'total')
        )::decimal(18, 2) as needed
    from requirement_gaps as r
    group by r.goal_number
),

measured as (
    select
        g.*,
        coalesce(s.required, 0)::decimal(18, 2) as required,
        coalesce(s.earned, 0)::decimal(18, 2) as earned,
        coalesce(s.needed, 0)::decimal(18, 2) as needed,
        -- Whole hundredths of a credit and whole days keep the comparisons of S1 and S2 exact.
        ((coalesce(s.required, 0) - coalesce(s.needed, 0)) * 100)::bigint as hundredths_reached,
        (coalesce(s.required, 0) * 100)::bigint as hundredths_required,
        g.window_end - g.window_start as window_days,
        greatest($as_of::date - g.window_start, 0) as elapsed_days
    from goal_windows as g
    left join sums as s on g.goal_number = s.goal_number
)

select
    m.person_id,
    m.name,
    m.role,
    m.cohort,
    m.site,
    m.pathway,
    m.discipline,
    m.outline_effective_on,
    m.window_start,
    m.window_end,
    m.required,
    m.earned,
    m.needed,
    coalesce(
        -- Rounded half up to four decimals, in whole numbers throughout.
        (
            (20000 * m.hundredths_reached + m.hundredths_required)
            // nullif(2 * m.hundredths_required, 0)
        )::decimal(9, 0) * 0.0001::decimal(5, 4),
        1
    )::decimal(5, 4) as progress,
    case
        when m.needed = 0 then 'met'
        when m.is_rolling then 'behind'
        when m.window_end < $as_of::date then 'overdue'
        when m.window_end is null then case when m.earned > 0 then 'on_track' else 'behind' end
        when m.window_days <= 0 then 'behind'
        when m.hundredths_reached * m.window_days >= m.elapsed_days * m.hundredths_required
            then 'on_track'
        else 'behind'
    end as status,
    case when not m.is_rolling then m.window_end - $as_of::date end as days_left,
    m.is_rolling,
    m.outline_superseded_on,
    m.earned_on
from measured as m
order by m.person_id, m.pathway, m.discipline
