-- prescriptions_row_entries: which entry each row of the prescriptions imports speaks of.
--
-- grain    one row per row of a prescriptions import that is not withdrawn
-- reads    prescription_rows, withdrawals, person_matches, person_numbers
-- returns  import_id, position, line_number, sheet, key, number, is_line, discipline, category_key, subcategory_key
select
    r.import_id,
    r.position,
    0 as line_number,
    r.sheet,
    n.person_number as key,
    0 as number,
    true as is_line,
    r.discipline,
    r.category_key,
    r.subcategory_key
from prescription_rows as r
anti join withdrawals as w on r.import_id = w.import_id
inner join person_matches as m
    on
        r.person_id is not distinct from m.person_id
        and r.email_key is not distinct from m.email_key
        and r.name_key is not distinct from m.name_key
inner join person_numbers as n on m.person_key = n.person_key
