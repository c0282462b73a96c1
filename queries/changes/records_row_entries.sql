-- records_row_entries: which entry each row of the records imports speaks of.
--
-- grain    one row per line of a row of a records import that is not withdrawn
-- reads    record_matches, record_rows, written_texts
-- returns  import_id, position, line_number, sheet, key, number, is_line, discipline, category_key, subcategory_key
select
    r.import_id,
    r.position,
    r.line_number,
    r.sheet,
    m.person_number as key,
    m.completion_number as number,
    t.has_credits as is_line,
    case when t.has_credits then t.discipline end as discipline,
    case when t.has_credits then t.category_key end as category_key,
    case when t.has_credits then t.subcategory_key end as subcategory_key
from record_matches as m
inner join record_rows as r on m.import_id = r.import_id and m.position = r.position
inner join written_texts as t on r.written_text = t.written_text
