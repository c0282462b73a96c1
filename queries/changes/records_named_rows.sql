-- records_named_rows: what each row of the records imports is about, in words for people.
--
-- grain    one row per line of a row of a records import
-- reads    record_rows, written_people, written_activities, written_texts
-- returns  import_id, position, line_number, sheet, row_number, discipline, category_key, subcategory_key, what
select
    r.import_id,
    r.position,
    r.line_number,
    r.sheet,
    r.row_number,
    t.discipline,
    t.category_key,
    t.subcategory_key,
    concat_ws(
        ', ', coalesce(p.person_id, p.email, p.person_name), coalesce(a.reference_number, a.title),
        r.completed_on, t.discipline, nullif(concat_ws(' / ', t.category_text, t.subcategory_text), '')
    ) as what
from record_rows as r
inner join written_people as p on r.written_person = p.written_person
inner join written_activities as a on r.written_activity = a.written_activity
inner join written_texts as t on r.written_text = t.written_text
