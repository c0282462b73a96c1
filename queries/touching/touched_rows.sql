-- touched_rows: the rows of the records from which the completions of the touched people follow.
--
-- grain    one row per row of the records
-- reads    record_matches, touched_people, record_rows
-- params   $import_id  integer  the import that was made or withdrawn, null where it is something else
-- returns  import_id, position
--
-- Whoever was meant by a row before is touched where it means another now, so the rows that the touched
-- people had are all that they can have, besides those of the import itself.
select m.import_id, m.position
from record_matches as m
semi join touched_people as p on m.person_number = p.person_number
union
select r.import_id, r.position
from record_rows as r
where r.import_id = $import_id
