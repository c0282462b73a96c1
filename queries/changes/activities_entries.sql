-- activities_entries: what the activities list says at this moment, as comparable values.
--
-- grain    one row per line of an activity
-- reads    activities, activity_lines, line_texts
-- returns  key, number, is_line, discipline, category_key, subcategory_key, value, is_row, import_id, position
--
-- value lists the cells: Credits, Reference Number, Activity Title, Sponsor, CE Credits.
select
    l.activity_key as key,
    0 as number,
    true as is_line,
    l.discipline,
    t.category_key,
    t.subcategory_key,
    [l.credits::varchar, a.reference_number, a.title, a.sponsor, a.ce_credits::varchar] as value,
    true as is_row,
    l.import_id,
    l.position
from activity_lines as l
inner join line_texts as t on l.text_number = t.text_number
inner join activities as a on l.activity_key = a.activity_key
