-- prescribed_content: what each prescription in scope asks for.
--
-- grain    one row per CQR goal and prescribed subcategory
-- reads    goal_windows, prescribed_lines, line_texts, text_matches, outline_lines
-- returns  goal_number, discipline, outline_effective_on, category, subcategory, category_key, subcategory_key, credits_required, is_in_outline, name_confidence, line_number, line_order
--
-- G4  each prescribed subcategory is a line of its own.
-- G8  a prescribed subcategory that the outline lacks stands as it is written.
with prescribed as (
    select
        g.goal_number,
        g.discipline,
        g.outline_effective_on,
        coalesce(m.category, p.category_text) as category,
        coalesce(m.subcategory, p.subcategory_text) as subcategory,
        t.category_key,
        t.subcategory_key,
        p.credits_required,
        o.position is not null as is_in_outline,
        o.name_confidence,
        -- Texts that the outline lacks are as many lines, since no two of them read the same.
        coalesce(o.position, -p.text_number) as line_number,
        -- What the outline lacks comes after what it has, in the order of the prescription.
        coalesce(o.position, 1000000 + p.position) as line_order,
        -- The newest import first; within it the topmost row.
        p.import_id * 4294967296 - p.position as precedence
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
)

select
    p.goal_number,
    p.discipline,
    p.outline_effective_on,
    p.category,
    p.subcategory,
    p.category_key,
    p.subcategory_key,
    p.credits_required,
    p.is_in_outline,
    p.name_confidence,
    p.line_number,
    p.line_order
from prescribed as p
-- L7: two texts of one subcategory are one line, and the first stands.
qualify
    row_number() over (partition by p.goal_number, p.line_number order by p.precedence desc) = 1
