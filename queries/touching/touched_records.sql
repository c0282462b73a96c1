-- touched_records: the rows of the records that speak of the touched people, without what no rule asks for.
--
-- grain    one row per line of a row of a records import that is not withdrawn
-- reads    record_rows, touched_written_people, withdrawals
-- returns  import_id, position, line_number, sheet, row_number, written_person, written_activity, written_text, completed_on, credits
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
semi join touched_written_people as t on r.written_person = t.written_person
anti join withdrawals as w on r.import_id = w.import_id
