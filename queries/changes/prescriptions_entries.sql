-- prescriptions_entries: what the prescriptions say at this moment, as comparable values.
--
-- grain    one row per prescribed line
-- reads    prescribed_lines, goals, line_texts
-- returns  key, number, is_line, discipline, category_key, subcategory_key, value, is_row, import_id, position
--
-- value lists the cells: Prescribed Credits, SSA Date, Due Date, Date Earned.
select
    l.person_number as key,
    0 as number,
    true as is_line,
    l.discipline,
    t.category_key,
    t.subcategory_key,
    [
        l.credits_required::varchar, g.ssa_on::varchar, g.due_on::varchar, g.earned_on::varchar
    ] as value,
    true as is_row,
    l.import_id,
    l.position
from prescribed_lines as l
inner join line_texts as t on l.text_number = t.text_number
inner join goals as g
    on l.person_number = g.person_number and l.discipline = g.discipline and g.pathway = 'cqr'
