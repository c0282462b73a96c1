-- requirement_lines: every number that the goals in scope ask for.
--
-- grain    one row per goal and requirement line
-- reads    goal_windows, outline_lines, prescribed_lines, line_texts, text_matches
-- returns  goal_number, level, category, subcategory, category_key, subcategory_key, credits_required, is_in_outline, line_order
--
-- G1  structured education: a total, and a minimum in each major category of the outline.
-- G4  CQR: each prescribed subcategory is a line of its own.
-- G7  without an outline the total line, or the prescribed lines, stand all the same.
-- G8  a prescribed subcategory that the outline lacks stands as it is written.
with categories as (
    select
        o.discipline,
        o.effective_on,
        o.category,
        min(o.position) as position
    from outline_lines as o
    group by o.discipline, o.effective_on, o.category
),

prescribed as (
    select
        g.goal_number,
        coalesce(m.category, p.category_text) as category,
        coalesce(m.subcategory, p.subcategory_text) as subcategory,
        t.category_key,
        t.subcategory_key,
        p.credits_required,
        m.subcategory is not null as is_in_outline,
        o.position as outline_position,
        p.import_id,
        p.position
    from goal_windows as g
    inner join prescribed_lines as p
        on g.person_number = p.person_number and g.discipline = p.discipline
    inner join line_texts as t on p.text_number = t.text_number
    left join text_matches as m
        on p.text_number = m.text_number and g.outline_effective_on = m.effective_on
    left join outline_lines as o
        on
            g.discipline = o.discipline
            and g.outline_effective_on = o.effective_on
            and m.category = o.category
            and m.subcategory = o.subcategory
    where g.pathway = 'cqr'
    -- L7: two texts of one subcategory are one line, and the first stands.
    qualify row_number() over (
        partition by
            g.goal_number, m.subcategory is not null,
            case when m.subcategory is not null then m.category else t.category_key end,
            coalesce(m.subcategory, t.subcategory_key)
        order by p.import_id desc, p.position
    ) = 1
)

select
    g.goal_number,
    'total' as level,
    null::varchar as category,
    null::varchar as subcategory,
    null::varchar as category_key,
    null::varchar as subcategory_key,
    g.credits_total as credits_required,
    true as is_in_outline,
    0 as line_order
from goal_windows as g
where g.credits_total is not null
union all
select
    g.goal_number,
    'category' as level,
    c.category,
    null as subcategory,
    null as category_key,
    null as subcategory_key,
    g.credits_per_category as credits_required,
    true as is_in_outline,
    c.position as line_order
from goal_windows as g
inner join categories as c
    on g.discipline = c.discipline and g.outline_effective_on = c.effective_on
where g.credits_per_category is not null
union all
select
    p.goal_number,
    'subcategory' as level,
    p.category,
    p.subcategory,
    p.category_key,
    p.subcategory_key,
    p.credits_required,
    p.is_in_outline,
    -- What the outline lacks comes after what it has, in the order of the prescription.
    coalesce(p.outline_position, 1000000 + p.position) as line_order
from prescribed as p
