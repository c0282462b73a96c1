-- touched_records: the touched rows themselves, without what no rule asks for.
--
-- grain    one row per line of a row of a records import that is not withdrawn
-- reads    record_rows, touched_rows, withdrawals
-- params   $is_touched  bit  whether a row is touched in each block of 2,048 records, and in all blocks after the last one
-- returns  import_id, position, line_number, sheet, row_number, person_id, person_name, name_key, email, email_key, reference_number, title, title_key, sponsor, sponsor_key, completed_on, ce_credits, ce_category, ce_category_key, activity_type, activity_type_key, discipline, category_text, category_key, subcategory_text, subcategory_key, credits, cleared
--
-- DuckDB skips a block by a condition on the number of its rows before it reads their columns: of a million
-- rows, those of a hundred people are found in a third of the time.
select
    r.import_id,
    r.position,
    r.line_number,
    r.sheet,
    r.row_number,
    r.person_id,
    r.person_name,
    r.name_key,
    r.email,
    r.email_key,
    r.reference_number,
    r.title,
    r.title_key,
    r.sponsor,
    r.sponsor_key,
    r.completed_on,
    r.ce_credits,
    r.ce_category,
    r.ce_category_key,
    r.activity_type,
    r.activity_type_key,
    r.discipline,
    r.category_text,
    r.category_key,
    r.subcategory_text,
    r.subcategory_key,
    r.credits,
    r.cleared
from record_rows as r
semi join touched_rows as t on r.rowid = t.place
anti join withdrawals as w on r.import_id = w.import_id
where get_bit($is_touched::bit, least(r.rowid >> 11, bit_length($is_touched::bit) - 1)::integer) = 1
