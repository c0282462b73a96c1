-- numbered_records: the rows of the records that are not withdrawn, with whom they mean.
--
-- grain    one row per row of the records
-- reads    record_rows, written_people, withdrawals, person_matches, person_numbers
-- returns  import_id, position, person_number, written_activity, completed_on
with numbered_people as (
    select w.written_person, n.person_number
    from written_people as w
    inner join person_matches as m
        on
            w.person_id is not distinct from m.person_id
            and w.email_key is not distinct from m.email_key
            and w.name_key is not distinct from m.name_key
    inner join person_numbers as n on m.person_key = n.person_key
)

select r.import_id, r.position, n.person_number, r.written_activity, r.completed_on
from record_rows as r
anti join withdrawals as w on r.import_id = w.import_id
inner join numbered_people as n on r.written_person = n.written_person
where r.line_number = 0
