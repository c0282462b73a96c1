-- touched_mentions: the ways of naming people that may mean somebody else after a change.
--
-- grain    one row per distinct person ID, e-mail and name written beside each other
-- reads    named_people, changed_roster_ids, person_decisions
-- params   $import_id  integer  the import that was made or withdrawn, null where it is something else
-- returns  person_id, email_key, name_key
--
-- P1  whom a name means depends on who else on the roster has the ID, the e-mail or the name, and on
--     what users decided; decisions are few, so whatever one ever spoke of is looked at again.
select n.person_id, n.email_key, n.name_key
from named_people as n
where n.import_id = $import_id
union
select n.person_id, n.email_key, n.name_key
from named_people as n
semi join changed_roster_ids as c on n.person_id = c.roster_id
union
select n.person_id, n.email_key, n.name_key
from named_people as n
semi join changed_roster_ids as c on n.id_key = c.id_key
union
select n.person_id, n.email_key, n.name_key
from named_people as n
semi join changed_roster_ids as c on n.email_key = c.email_key
union
select n.person_id, n.email_key, n.name_key
from named_people as n
semi join changed_roster_ids as c on n.name_key = c.name_key
union
select n.person_id, n.email_key, n.name_key
from named_people as n
semi join person_decisions as d on coalesce(n.person_id, n.email_key, n.name_key) = d.written_key
