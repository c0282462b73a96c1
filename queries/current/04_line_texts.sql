-- line_texts: a number for each way in which a discipline's lines name their content.
--
-- grain    one row per discipline, category text and subcategory text, compared as L5 says
-- reads    named_texts, withdrawals, line_texts
-- returns  text_number, discipline, category_key, subcategory_key
--
-- A text that has a number keeps it, as people do (see person_numbers).
with texts as (
    select distinct n.discipline, n.category_key, n.subcategory_key
    from named_texts as n
    anti join withdrawals as w on n.import_id = w.import_id
),

given as (
    select coalesce(max(n.text_number), 0) as last_number
    from line_texts as n
)

select
    coalesce(
        n.text_number,
        g.last_number + row_number() over (
            partition by n.text_number is null
            order by t.discipline, t.category_key, t.subcategory_key
        )
    )::integer as text_number,
    t.discipline,
    t.category_key,
    t.subcategory_key
from texts as t
cross join given as g
left join line_texts as n
    on
        t.discipline is not distinct from n.discipline
        and t.category_key is not distinct from n.category_key
        and t.subcategory_key is not distinct from n.subcategory_key
order by t.discipline, t.category_key, t.subcategory_key
