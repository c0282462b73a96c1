-- activities_row_entries: which entry each row of the activities imports speaks of.
--
-- grain    one row per row of an activities import that is not withdrawn
-- reads    activity_matches, activity_rows
-- returns  import_id, position, line_number, sheet, key, number, is_line, discipline, category_key, subcategory_key
select
    r.import_id,
    r.position,
    0 as line_number,
    r.sheet,
    m.activity_key as key,
    0 as number,
    true as is_line,
    r.discipline,
    r.category_key,
    r.subcategory_key
from activity_matches as m
inner join activity_rows as r on m.import_id = r.import_id and m.position = r.position
