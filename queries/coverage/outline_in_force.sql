-- outline_in_force: each discipline's content outline as it stands on the as-of date.
--
-- grain    one row per discipline, category and subcategory
-- reads    outline_lines
-- params   $as_of  date  the day everything is computed for
-- returns  discipline, effective_on, category, subcategory, exam_questions, category_exam_questions, name_confidence, position, category_position
with versions as (
    select o.discipline, max(o.effective_on) as effective_on
    from outline_lines as o
    where o.effective_on <= $as_of::date
    group by o.discipline
)

select
    o.discipline,
    o.effective_on,
    o.category,
    o.subcategory,
    o.exam_questions,
    o.category_exam_questions,
    o.name_confidence,
    o.position,
    min(o.position) over (partition by o.discipline, o.category) as category_position
from outline_lines as o
inner join versions as v on o.discipline = v.discipline and o.effective_on = v.effective_on
