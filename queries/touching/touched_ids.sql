-- touched_ids: the people of the roster of whom a change may say something new.
--
-- grain    one row per person ID that is or was shown
-- reads    changed_roster_ids, roster_rows, roster_ids
-- params   $import_id  integer  the import that was made or withdrawn, null where it is something else
-- returns  person_id
select c.person_id
from changed_roster_ids as c
union
select i.person_id
from roster_rows as r
inner join roster_ids as i on r.person_id = i.roster_id
where r.import_id = $import_id
