-- lines_named: how many lines in force an alias speaks of.
--
-- grain    one row
-- reads    line_texts, completion_lines, prescribed_lines
-- params   $discipline, $text_key, $is_subcategory
-- returns  lines
--
-- L5  category texts and subcategory texts are each matched on their own.
with texts as (
    select t.text_number
    from line_texts as t
    where
        t.discipline = $discipline
        and case when $is_subcategory then t.subcategory_key else t.category_key end = $text_key
),

lines as (
    select l.text_number
    from completion_lines as l
    where l.is_used
    union all
    select l.text_number
    from prescribed_lines as l
)

select count(*)::integer as lines
from lines as l
inner join texts as t on l.text_number = t.text_number
