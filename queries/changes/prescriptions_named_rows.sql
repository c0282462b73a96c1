-- prescriptions_named_rows: what each row of the prescriptions imports is about, in words for people.
--
-- grain    one row per row of a prescriptions import
-- reads    prescription_rows
-- returns  import_id, position, line_number, sheet, row_number, discipline, category_key, subcategory_key, what
select
    r.import_id,
    r.position,
    0 as line_number,
    r.sheet,
    r.row_number,
    r.discipline,
    r.category_key,
    r.subcategory_key,
    concat_ws(
        ', ', coalesce(r.person_id, r.email, r.person_name), r.discipline,
        nullif(concat_ws(' / ', r.category_text, r.subcategory_text), '')
    ) as what
from prescription_rows as r
