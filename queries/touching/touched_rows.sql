-- touched_rows: where the rows of the records stand from which the completions of the touched people follow.
--
-- grain    one row per line of a row of the records
-- reads    record_matches, touched_people, record_rows
-- params   $import_id  integer  the import that was made or withdrawn, null where it is something else
-- returns  place
--
-- Whoever was meant by a row before is touched where it means another now, so the rows that the touched
-- people had are all that they can have, besides those of the import itself.
with matched as (
    select m.import_id, m.position
    from record_matches as m
    semi join touched_people as p on m.person_number = p.person_number
)

select r.rowid as place
from record_rows as r
semi join matched as m on r.import_id = m.import_id and r.position = m.position
union
select r.rowid as place
from record_rows as r
where r.import_id = $import_id
