-- prescribed_texts: which prescribed line takes which texts of distribution lines.
--
-- grain    one row per CQR goal and text that a prescribed line takes
-- reads    requirement_lines, goal_windows, line_texts, text_matches
-- returns  goal_number, text_number, category, subcategory
--
-- G4  a text that the outline places takes the prescribed line of that place.
-- G8  a prescribed subcategory that the outline lacks takes texts whose subcategory reads the same;
--     of two such lines, that with the same category text.
with taken as (
    select
        g.goal_number,
        m.text_number,
        r.category,
        r.subcategory,
        0 as preference,
        r.line_order
    from goal_windows as g
    inner join requirement_lines as r on g.goal_number = r.goal_number and r.level = 'subcategory'
    inner join text_matches as m
        on
            g.outline_effective_on = m.effective_on
            and r.category = m.category
            and r.subcategory = m.subcategory
    inner join line_texts as t on m.text_number = t.text_number and g.discipline = t.discipline
    where r.is_in_outline
    union all
    select
        g.goal_number,
        t.text_number,
        r.category,
        r.subcategory,
        if(coalesce(r.category_key, '') = coalesce(t.category_key, ''), 1, 2) as preference,
        r.line_order
    from goal_windows as g
    inner join requirement_lines as r on g.goal_number = r.goal_number and r.level = 'subcategory'
    inner join line_texts as t
        on g.discipline = t.discipline and r.subcategory_key = t.subcategory_key
    where not r.is_in_outline
)

select t.goal_number, t.text_number, t.category, t.subcategory
from taken as t
qualify row_number() over (
    partition by t.goal_number, t.text_number order by t.preference, t.line_order
) = 1
