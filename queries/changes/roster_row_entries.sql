-- roster_row_entries: which entry each row of the roster imports speaks of.
--
-- grain    one row per row of a roster import that is not withdrawn
-- reads    roster_rows, withdrawals, roster_ids
-- returns  import_id, position, line_number, sheet, key, number, is_line, discipline, category_key, subcategory_key
select
    r.import_id,
    r.position,
    0 as line_number,
    r.sheet,
    'person ' || i.person_id || coalesce(' ' || r.pathway, '') as key,
    0 as number,
    true as is_line,
    case when r.pathway is not null then r.discipline end as discipline,
    null::varchar as category_key,
    null::varchar as subcategory_key
from roster_rows as r
anti join withdrawals as w on r.import_id = w.import_id
inner join roster_ids as i on r.person_id = i.roster_id
