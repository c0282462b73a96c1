-- touched_roster_rows: the rows of the rosters from which the touched people follow.
--
-- grain    one row per row of a roster import
-- reads    roster_rows, roster_ids, touched_ids
-- returns  import_id, position, person_id, id_key, person_name, name_key, email, email_key, role, cohort, site, status, cleared
with ids as (
    select i.roster_id
    from roster_ids as i
    semi join touched_ids as t on i.person_id = t.person_id
)

select
    r.import_id,
    r.position,
    r.person_id,
    r.id_key,
    r.person_name,
    r.name_key,
    r.email,
    r.email_key,
    r.role,
    r.cohort,
    r.site,
    r.status,
    r.cleared
from roster_rows as r
semi join ids as i on r.person_id = i.roster_id
