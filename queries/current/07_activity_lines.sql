-- activity_lines: the distributions of the activities list in force.
--
-- grain    one row per activity, discipline, category text and subcategory text
-- reads    activity_rows, activity_matches, line_texts, corrected_rows
-- returns  activity_key, discipline, text_number, category_text, subcategory_text, credits, import_id, position
--
-- P5  the lines of an activity in a discipline are one set: the newest import with one replaces it whole;
--     a corrected row joins the set (see corrected_rows).
-- L7  where rows of one import differ only in their credits, the first stands.
with entries as (
    select
        m.activity_key,
        t.text_number,
        r.*,
        coalesce(c.is_correction, false) as is_correction,
        case when c.is_correction then c.set_aside_import_id else r.import_id end as set_import_id
    from activity_matches as m
    inner join activity_rows as r on m.import_id = r.import_id and m.position = r.position
    inner join line_texts as t
        on
            r.discipline = t.discipline
            and r.category_key is not distinct from t.category_key
            and r.subcategory_key is not distinct from t.subcategory_key
    left join corrected_rows as c on r.import_id = c.import_id and r.position = c.position
    where r.credits is not null and not coalesce(c.is_replaced, false)
),

newest as (
    select e.activity_key, e.discipline, max(e.set_import_id) as import_id
    from entries as e
    group by e.activity_key, e.discipline
)

select
    e.activity_key,
    e.discipline,
    e.text_number,
    e.category_text,
    e.subcategory_text,
    e.credits,
    e.import_id,
    e.position
from entries as e
inner join newest as n
    on
        e.activity_key = n.activity_key
        and e.discipline = n.discipline
        and (e.import_id = n.import_id or (e.is_correction and e.import_id > n.import_id))
qualify
    row_number() over (
        partition by e.activity_key, e.text_number order by e.import_id desc, e.position, e.line_number
    ) = 1
order by e.activity_key, e.discipline, e.position, e.line_number
