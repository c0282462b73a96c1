-- counted_credits: what each goal has earned, by the content it was counted for.
--
-- grain    one row per goal, category and subcategory with a counted line
-- reads    line_outcomes
-- returns  goal_number, category, subcategory, credits_counted
select
    o.goal_number,
    o.category,
    o.subcategory,
    sum(o.credits)::decimal(18, 2) as credits_counted
from line_outcomes as o
where o.outcome = 'counted'
group by o.goal_number, o.category, o.subcategory
