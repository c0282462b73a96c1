-- counted_credits: what each goal has earned, by the requirement line it was counted on.
--
-- grain    one row per goal and category, or prescribed subcategory, with a counted line
-- reads    line_outcomes
-- returns  goal_number, line_number, credits_counted
select
    o.goal_number,
    o.line_number,
    sum(o.credits)::decimal(18, 2) as credits_counted
from line_outcomes as o
where o.is_counted
group by o.goal_number, o.line_number
