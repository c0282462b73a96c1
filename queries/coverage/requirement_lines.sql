-- requirement_lines: every number that the goals in scope ask for.
--
-- grain    one row per goal and requirement line
-- reads    goal_windows, outline_categories, prescribed_content
-- returns  goal_number, level, category, subcategory, credits_required, is_in_outline, name_confidence, line_number, line_order
--
-- line_number tells the lines of a goal apart, line_order is how people see them ordered.
--
-- G1  structured education: a total, and a minimum in each major category of the outline.
-- G4  CQR: each prescribed subcategory is a line of its own.
-- G7  without an outline the total line, or the prescribed lines, stand all the same.
select
    g.goal_number,
    'total' as level,
    null::varchar as category,
    null::varchar as subcategory,
    g.credits_total as credits_required,
    true as is_in_outline,
    null::varchar as name_confidence,
    0 as line_number,
    0 as line_order
from goal_windows as g
where g.credits_total is not null
union all
select
    g.goal_number,
    'category' as level,
    c.category,
    null as subcategory,
    g.credits_per_category as credits_required,
    true as is_in_outline,
    null::varchar as name_confidence,
    c.position as line_number,
    c.position as line_order
from goal_windows as g
inner join outline_categories as c
    on g.discipline = c.discipline and g.outline_effective_on = c.effective_on
where g.credits_per_category is not null
union all
select
    p.goal_number,
    'subcategory' as level,
    p.category,
    p.subcategory,
    p.credits_required,
    p.is_in_outline,
    p.name_confidence,
    p.line_number,
    p.line_order
from prescribed_content as p
