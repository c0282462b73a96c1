-- placed_lines: where in the content each counted line stands, goal by goal, and where it counts once.
--
-- grain    one row per goal and counted line
-- reads    line_outcomes, goal_windows, outline_in_force
-- returns  goal_number, person_number, completion_number, line_order, discipline, category, subcategory, credits, is_counted_here
--
-- S5  each line of a completion counts once, however many goals it served.
with placements as (
    select
        l.goal_number,
        l.person_number,
        l.completion_number,
        l.line_order,
        g.discipline,
        l.category,
        l.subcategory,
        l.credits,
        -- Where goals place one line differently: the outline of the day first, then the more exact.
        row_number() over (
            partition by l.person_number, l.completion_number, l.line_order
            order by o.discipline is null, l.subcategory is null, g.pathway desc, g.goal_number
        ) as preference
    from line_outcomes as l
    inner join goal_windows as g on l.goal_number = g.goal_number
    left join outline_in_force as o
        on
            g.discipline = o.discipline
            and l.category = o.category
            and l.subcategory = o.subcategory
    where l.outcome = 'counted'
)

select
    p.goal_number,
    p.person_number,
    p.completion_number,
    p.line_order,
    p.discipline,
    p.category,
    p.subcategory,
    p.credits,
    p.preference = 1 as is_counted_here
from placements as p
