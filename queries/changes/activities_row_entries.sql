-- activities_row_entries: which entry each row of the activities imports speaks of.
--
-- grain    one row per line of a row of an activities import that is not withdrawn
-- reads    activity_matches, activity_rows
-- returns  import_id, position, line_number, sheet, key, number, is_line, discipline, category_key, subcategory_key
select
    r.import_id,
    r.position,
    r.line_number,
    r.sheet,
    m.activity_key as key,
    0 as number,
    r.credits is not null as is_line,
    case when r.credits is not null then r.discipline end as discipline,
    case when r.credits is not null then r.category_key end as category_key,
    case when r.credits is not null then r.subcategory_key end as subcategory_key
from activity_matches as m
inner join activity_rows as r on m.import_id = r.import_id and m.position = r.position
