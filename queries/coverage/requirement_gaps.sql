-- requirement_gaps: what has been earned on each requirement line, and what is missing.
--
-- grain    one row per goal and requirement line
-- reads    requirement_lines, counted_credits
-- returns  goal_number, level, category, subcategory, credits_required, credits_earned, gap, is_in_outline, name_confidence, line_order
--
-- G1  each category needs its own minimum. G4  each prescribed subcategory its own amount.
with earned as (
    select c.goal_number, c.line_number, c.credits_counted as credits_earned
    from counted_credits as c
    union all
    -- The total line.
    select c.goal_number, 0 as line_number, sum(c.credits_counted)::decimal(18, 2) as credits_earned
    from counted_credits as c
    group by c.goal_number
),

measured as (
    select
        r.*,
        coalesce(e.credits_earned, 0)::decimal(18, 2) as credits_earned
    from requirement_lines as r
    left join earned as e on r.goal_number = e.goal_number and r.line_number = e.line_number
)

select
    m.goal_number,
    m.level,
    m.category,
    m.subcategory,
    m.credits_required,
    m.credits_earned,
    greatest(m.credits_required - m.credits_earned, 0)::decimal(18, 2) as gap,
    m.is_in_outline,
    m.name_confidence,
    m.line_order
from measured as m
