-- text_matches: what each pair of category and subcategory texts means in each version of its discipline's outline.
--
-- grain    one row per text_number and version of its discipline's outline that can place it
-- reads    line_texts, outline_lines, outline_periods, outline_categories, category_readings, subcategory_readings
-- returns  text_number, discipline, effective_on, category, subcategory, category_position, position, name_confidence
--
-- A text without a row here is unmapped in that version. category_position is where the category begins
-- in the outline; position and name_confidence are those of the subcategory, and null without one.
-- L4  a missing category is that of the subcategory, when the outline has it exactly once; a
--     category alone is the category.
-- L5  an unknown subcategory leaves the category; a subcategory of another category than the one named
--     leaves nothing; an unknown category gives way to a subcategory that the outline has exactly once.
with only_subcategories as (
    select
        s.discipline,
        s.effective_on,
        s.text_key,
        count(*) as places,
        min(s.category) as category,
        min(s.subcategory) as subcategory
    from subcategory_readings as s
    group by s.discipline, s.effective_on, s.text_key
),

readings as (
    select
        t.text_number,
        t.discipline,
        v.effective_on,
        c.category as category_named,
        s.subcategory as subcategory_named,
        o.places,
        o.category as category_of_subcategory,
        o.subcategory as only_subcategory
    from line_texts as t
    inner join outline_periods as v on t.discipline = v.discipline
    left join category_readings as c
        on
            t.discipline = c.discipline
            and v.effective_on = c.effective_on
            and t.category_key = c.text_key
    left join subcategory_readings as s
        on
            t.discipline = s.discipline
            and v.effective_on = s.effective_on
            and t.subcategory_key = s.text_key
            and c.category = s.category
    left join only_subcategories as o
        on
            t.discipline = o.discipline
            and v.effective_on = o.effective_on
            and t.subcategory_key = o.text_key
),

matched as (
    select
        r.text_number,
        r.discipline,
        r.effective_on,
        case
            when r.category_named is null and r.places = 1 then r.category_of_subcategory
            when r.category_named is not null and r.places is null then r.category_named
            when r.subcategory_named is not null then r.category_named
        end as category,
        case
            when r.category_named is null and r.places = 1 then r.only_subcategory
            else r.subcategory_named
        end as subcategory
    from readings as r
)

select
    m.text_number,
    m.discipline,
    m.effective_on,
    m.category,
    m.subcategory,
    c.position as category_position,
    o.position,
    o.name_confidence
from matched as m
inner join outline_categories as c
    on m.discipline = c.discipline and m.effective_on = c.effective_on and m.category = c.category
left join outline_lines as o
    on
        m.discipline = o.discipline
        and m.effective_on = o.effective_on
        and m.category = o.category
        and m.subcategory = o.subcategory
order by m.text_number, m.effective_on
