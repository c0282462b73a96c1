-- outline_content: the categories and subcategories of every content outline, and how far to trust them.
--
-- grain    one row per discipline, version, category and subcategory
-- reads    outline_lines
-- returns  discipline, effective_on, category, subcategory, exam_questions, category_exam_questions, name_confidence, count_confidence, source
select
    o.discipline,
    o.effective_on,
    o.category,
    o.subcategory,
    o.exam_questions,
    o.category_exam_questions,
    o.name_confidence,
    o.count_confidence,
    o.source
from outline_lines as o
order by o.discipline, o.effective_on desc, o.position
