-- touched_records: the touched rows themselves, without what no rule asks for.
--
-- grain    one row per line of a row of a records import that is not withdrawn
-- reads    record_rows, touched_rows, withdrawals
-- params   $is_touched  bit  whether a row is touched in each block of 2,048 records, and in all blocks after the last one
-- returns  import_id, position, line_number, sheet, row_number, written_person, written_activity, written_text, completed_on, credits
--
-- DuckDB skips a block by a condition on the number of its rows before it reads their columns: of a million
-- rows, those of a hundred people are found in a third of the time.
select
    r.import_id,
    r.position,
    r.line_number,
    r.sheet,
    r.row_number,
    r.written_person,
    r.written_activity,
    r.written_text,
    r.completed_on,
    r.credits
from record_rows as r
semi join touched_rows as t on r.rowid = t.place
anti join withdrawals as w on r.import_id = w.import_id
where get_bit($is_touched::bit, least(r.rowid >> 11, bit_length($is_touched::bit) - 1)::integer) = 1
