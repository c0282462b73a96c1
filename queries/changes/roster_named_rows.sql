-- roster_named_rows: what each row of the roster imports is about, in words for people.
--
-- grain    one row per row of a roster import
-- reads    roster_rows
-- returns  import_id, position, line_number, sheet, row_number, discipline, category_key, subcategory_key, what
select
    r.import_id,
    r.position,
    0 as line_number,
    r.sheet,
    r.row_number,
    case when r.pathway is not null then r.discipline end as discipline,
    null::varchar as category_key,
    null::varchar as subcategory_key,
    concat_ws(', ', r.person_id, r.discipline) as what
from roster_rows as r
