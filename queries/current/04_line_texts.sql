-- line_texts: a number for each way in which a discipline's lines name their content.
--
-- grain    one row per discipline, category text and subcategory text, compared as L5 says
-- reads    record_rows, activity_rows, prescription_rows, withdrawals
-- returns  text_number, discipline, category_key, subcategory_key
with texts as (
    select distinct r.discipline, r.category_key, r.subcategory_key
    from record_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
    where r.credits is not null
    union
    select r.discipline, r.category_key, r.subcategory_key
    from activity_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
    where r.credits is not null
    union
    select r.discipline, r.category_key, r.subcategory_key
    from prescription_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
)

select
    (
        row_number() over (order by t.discipline, t.category_key, t.subcategory_key)
    )::integer as text_number,
    t.discipline,
    t.category_key,
    t.subcategory_key
from texts as t
order by t.discipline, t.category_key, t.subcategory_key
