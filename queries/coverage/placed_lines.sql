-- placed_lines: where in the content each counted line stands, goal by goal, and where it counts once.
--
-- grain    one row per goal and counted line
-- reads    line_outcomes, goal_windows, outline_in_force
-- returns  goal_number, person_number, completion_number, text_number, discipline, category, subcategory, credits, is_counted_here
--
-- S5  each line of a completion counts once, however many goals it served.
with counted as (
    select
        l.goal_number,
        l.person_number,
        l.completion_number,
        l.text_number,
        g.discipline,
        g.pathway,
        l.category,
        l.subcategory,
        l.credits
    from line_outcomes as l
    inner join goal_windows as g on l.goal_number = g.goal_number
    where l.is_counted
),

-- Most people have one goal in a discipline, and no line of theirs is there twice.
sharing as (
    select g.person_number, g.discipline
    from goal_windows as g
    group by g.person_number, g.discipline
    having count(*) > 1
),

preferred as (
    select
        c.person_number,
        c.completion_number,
        c.text_number,
        c.goal_number
    from counted as c
    semi join sharing as s on c.person_number = s.person_number and c.discipline = s.discipline
    left join outline_in_force as o
        on
            c.discipline = o.discipline
            and c.category = o.category
            and c.subcategory = o.subcategory
    -- Where goals place one line differently: the outline of the day first, then the more exact.
    qualify
        row_number() over (
            partition by c.person_number, c.completion_number, c.text_number
            order by o.discipline is null, c.subcategory is null, c.pathway desc, c.goal_number
        ) = 1
)

select
    c.goal_number,
    c.person_number,
    c.completion_number,
    c.text_number,
    c.discipline,
    c.category,
    c.subcategory,
    c.credits,
    coalesce(p.goal_number = c.goal_number, true) as is_counted_here
from counted as c
left join preferred as p
    on
        c.person_number = p.person_number
        and c.completion_number = p.completion_number
        and c.text_number = p.text_number
