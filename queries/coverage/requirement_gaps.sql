-- requirement_gaps: what has been earned on each requirement line, and what is missing.
--
-- grain    one row per goal and requirement line
-- reads    requirement_lines, counted_credits
-- returns  goal_number, level, category, subcategory, credits_required, credits_earned, gap, is_in_outline, line_order
--
-- G1  each category needs its own minimum. G4  each prescribed subcategory its own amount.
with earned as (
    select
        c.goal_number,
        'total' as level,
        null::varchar as category,
        null::varchar as subcategory,
        sum(c.credits_counted) as credits_earned
    from counted_credits as c
    group by c.goal_number
    union all
    select
        c.goal_number,
        'category' as level,
        c.category,
        null as subcategory,
        sum(c.credits_counted) as credits_earned
    from counted_credits as c
    group by c.goal_number, c.category
    union all
    select
        c.goal_number,
        'subcategory' as level,
        c.category,
        c.subcategory,
        c.credits_counted as credits_earned
    from counted_credits as c
),

-- One equality of all four columns: an "or" over the levels would compare every line of a goal with
-- every credit of it, and took a hundred times as long.
measured as (
    select
        r.*,
        coalesce(e.credits_earned, 0)::decimal(18, 2) as credits_earned
    from requirement_lines as r
    left join earned as e
        on
            r.goal_number = e.goal_number
            and r.level = e.level
            and r.category is not distinct from e.category
            and r.subcategory is not distinct from e.subcategory
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
    m.line_order
from measured as m
