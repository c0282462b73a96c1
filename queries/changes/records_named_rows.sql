-- records_named_rows: what each row of the records imports is about, in words for people.
--
-- grain    one row per line of a row of a records import
-- reads    record_rows
-- returns  import_id, position, line_number, sheet, row_number, discipline, category_key, subcategory_key, what
select
    r.import_id,
    r.position,
    r.line_number,
    r.sheet,
    r.row_number,
    r.discipline,
    r.category_key,
    r.subcategory_key,
    concat_ws(
        ', ', coalesce(r.person_id, r.email, r.person_name), coalesce(r.reference_number, r.title),
        r.completed_on, r.discipline, nullif(concat_ws(' / ', r.category_text, r.subcategory_text), '')
    ) as what
from record_rows as r
