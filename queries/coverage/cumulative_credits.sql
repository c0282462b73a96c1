-- cumulative_credits: how far each goal had come day by day, beside an even pace to its end.
--
-- grain    one row per goal and day: the window's start, each day with counted credits, the as-of date, the window's end
-- reads    goal_windows, line_outcomes, requirement_lines
-- params   $as_of  date  the day everything is computed for
-- returns  person_id, pathway, discipline, on_day, credits, earned, reached, required, pace
--
-- earned is all that counts; reached is required less needed (G2, G4), which is what S2 holds against
-- the pace: neither surplus nor a category that is still empty brings a goal further. Both are null
-- on days to come. Ask it of one person: each day is compared with every line of the goal.
with counted as (
    select
        o.goal_number,
        o.completed_on,
        o.category,
        o.subcategory,
        sum(o.credits)::decimal(18, 2) as credits
    from line_outcomes as o
    where o.is_counted
    group by o.goal_number, o.completed_on, o.category, o.subcategory
),

days as (
    select c.goal_number, c.completed_on as on_day
    from counted as c
    union
    select w.goal_number, w.window_start as on_day
    from goal_windows as w
    union
    select w.goal_number, w.window_end as on_day
    from goal_windows as w
    union
    select w.goal_number, $as_of::date as on_day
    from goal_windows as w
    where w.window_end is null or w.window_end > $as_of::date
),

credits_of_days as (
    select
        d.goal_number,
        d.on_day,
        coalesce(sum(c.credits) filter (where c.completed_on = d.on_day), 0)::decimal(18, 2) as credits,
        coalesce(sum(c.credits), 0)::decimal(18, 2) as earned
    from days as d
    left join counted as c on d.goal_number = c.goal_number and d.on_day >= c.completed_on
    where d.on_day is not null
    group by d.goal_number, d.on_day
),

lines_of_days as (
    select
        d.goal_number,
        d.on_day,
        r.level,
        r.line_order,
        r.credits_required,
        greatest(r.credits_required - coalesce(sum(c.credits), 0), 0)::decimal(18, 2) as gap
    from credits_of_days as d
    inner join requirement_lines as r on d.goal_number = r.goal_number
    left join counted as c
        on
            d.goal_number = c.goal_number
            and d.on_day >= c.completed_on
            and (r.level = 'total' or r.category is not distinct from c.category)
            and (r.level <> 'subcategory' or r.subcategory is not distinct from c.subcategory)
    group by d.goal_number, d.on_day, r.level, r.category, r.subcategory, r.line_order, r.credits_required
),

reached_on_days as (
    select
        l.goal_number,
        l.on_day,
        coalesce(
            sum(l.credits_required) filter (where l.level = 'total'),
            sum(l.credits_required) filter (where l.level = 'subcategory'),
            0
        )::decimal(18, 2) as required,
        greatest(
            coalesce(sum(l.gap) filter (where l.level = 'total'), 0),
            coalesce(sum(l.gap) filter (where l.level = 'category'), 0),
            coalesce(sum(l.gap) filter (where l.level = 'subcategory'), 0)
        )::decimal(18, 2) as needed
    from lines_of_days as l
    group by l.goal_number, l.on_day
),

measured as (
    select
        g.person_id,
        g.pathway,
        g.discipline,
        d.on_day,
        d.credits,
        d.earned,
        coalesce(r.required, 0)::decimal(18, 2) as required,
        coalesce(r.needed, 0)::decimal(18, 2) as needed,
        (coalesce(r.required, 0) * 100)::hugeint as hundredths_required,
        case when not g.is_rolling then nullif(greatest(g.window_end - g.window_start, 0), 0) end as window_days,
        d.on_day - g.window_start as elapsed_days
    from credits_of_days as d
    inner join goal_windows as g on d.goal_number = g.goal_number
    left join reached_on_days as r on d.goal_number = r.goal_number and d.on_day = r.on_day
)

select
    m.person_id,
    m.pathway,
    m.discipline,
    m.on_day,
    m.credits,
    case when m.on_day <= $as_of::date then m.earned end as earned,
    case when m.on_day <= $as_of::date then m.required - m.needed end::decimal(18, 2) as reached,
    m.required,
    (
        (2 * m.hundredths_required * m.elapsed_days + m.window_days) // nullif(2 * m.window_days, 0)
    )::decimal(18, 0) * 0.01::decimal(3, 2) as pace
from measured as m
order by m.person_id, m.pathway, m.discipline, m.on_day
