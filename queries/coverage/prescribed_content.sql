-- prescribed_content: what each prescription in scope asks for.
--
-- grain    one row per CQR goal and prescribed subcategory
-- reads    goal_windows, prescribed_lines, text_matches
-- returns  goal_number, discipline, outline_effective_on, category, subcategory, text_number, credits_required, is_in_outline, name_confidence, line_number, line_order
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
        p.text_number,
        p.credits_required,
        m.position is not null as is_in_outline,
        m.name_confidence,
        -- Texts that the outline lacks are as many lines, since no two of them read the same.
        coalesce(m.position, -p.text_number) as line_number,
        -- What the outline lacks comes after what it has, in the order of the prescription.
        coalesce(m.position, 1000000 + p.position) as line_order,
        -- The newest import first; within it the topmost row.
        p.import_id * 4294967296 - p.position as precedence
    from goal_windows as g
    inner join prescribed_lines as p
        on g.person_number = p.person_number and g.discipline = p.discipline
    left join text_matches as m
        on p.text_number = m.text_number and g.outline_effective_on = m.effective_on
    where g.pathway = 'cqr'
)

-- L7: two texts of one subcategory are one line, and the first stands. Besides its amount and order only the
-- text differs, which is asked of lines that the outline lacks: these have one text each.
select
    p.goal_number,
    any_value(p.discipline) as discipline,
    any_value(p.outline_effective_on) as outline_effective_on,
    any_value(p.category) as category,
    any_value(p.subcategory) as subcategory,
    any_value(p.text_number) as text_number,
    arg_max(p.credits_required, p.precedence) as credits_required,
    any_value(p.is_in_outline) as is_in_outline,
    any_value(p.name_confidence) as name_confidence,
    p.line_number,
    arg_max(p.line_order, p.precedence) as line_order
from prescribed as p
group by p.goal_number, p.line_number
