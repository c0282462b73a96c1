-- prescribed_texts: which prescribed line takes which texts of distribution lines.
--
-- grain    one row per CQR goal and text that a prescribed line takes
-- reads    prescribed_content, line_texts, text_matches
-- returns  goal_number, text_number, category, subcategory, line_number
--
-- G4  a text that the outline places takes the prescribed line of that place.
-- G8  a prescribed subcategory that the outline lacks takes texts whose subcategory reads the same;
--     of two such lines, that with the same category text.
with taken as (
    select
        c.goal_number,
        m.text_number,
        c.category,
        c.subcategory,
        c.line_number,
        0::bigint as preference
    from prescribed_content as c
    inner join text_matches as m
        on
            c.discipline = m.discipline
            and c.outline_effective_on = m.effective_on
            and c.line_number = m.position
    where c.is_in_outline
    union all
    select
        c.goal_number,
        t.text_number,
        c.category,
        c.subcategory,
        c.line_number,
        if(coalesce(w.category_key, '') = coalesce(t.category_key, ''), 1, 2) * 4294967296
        + c.line_order as preference
    from prescribed_content as c
    inner join line_texts as w on c.text_number = w.text_number
    inner join line_texts as t
        on w.discipline = t.discipline and w.subcategory_key = t.subcategory_key
    where not c.is_in_outline
)

select t.goal_number, t.text_number, t.category, t.subcategory, t.line_number
from taken as t
qualify
    row_number() over (partition by t.goal_number, t.text_number order by t.preference) = 1
