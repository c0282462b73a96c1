-- credits_of_people: what each person has earned in each discipline, by content.
--
-- grain    one row per person, discipline, category and subcategory with a counted line
-- reads    line_outcomes, goal_windows, outline_in_force
-- returns  person_number, discipline, category, subcategory, credits_earned
--
-- S5  each line of a completion counts once, however many goals it served.
with placements as (
    select
        l.person_number,
        g.discipline,
        l.credits,
        l.category,
        l.subcategory,
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
    p.person_number,
    p.discipline,
    p.category,
    p.subcategory,
    sum(p.credits)::decimal(18, 2) as credits_earned
from placements as p
where p.preference = 1
group by p.person_number, p.discipline, p.category, p.subcategory
