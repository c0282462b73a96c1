-- people: the roster in force.
--
-- grain    one row per person ID
-- reads    roster_rows, withdrawals, roster_ids
-- returns  person_id, id_key, name, name_key, email, email_key, role, cohort, site, status
--
-- P5  each value comes from the newest import that has one; a blank changes nothing, `none` clears.
--     Rows of IDs that were merged count as if all had carried the ID that was kept.
-- P7  a person without a status is active.
with entries as (
    select
        i.person_id as kept_id,
        r.*,
        -- The newest import first; within it the topmost row, the first value standing (L7).
        r.import_id * 4294967296 - r.position as precedence
    from roster_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
    inner join roster_ids as i on r.person_id = i.roster_id
)

select
    e.kept_id as person_id,
    max(e.id_key) filter (where e.person_id = e.kept_id) as id_key,
    arg_max(e.person_name, e.precedence) as name,
    arg_max(e.name_key, e.precedence) as name_key,
    arg_max_null(e.email, e.precedence)
    filter (where e.email is not null or list_contains(e.cleared, 'email')) as email,
    arg_max_null(e.email_key, e.precedence)
    filter (where e.email is not null or list_contains(e.cleared, 'email')) as email_key,
    arg_max_null(e.role, e.precedence)
    filter (where e.role is not null or list_contains(e.cleared, 'role')) as role,
    arg_max_null(e.cohort, e.precedence)
    filter (where e.cohort is not null or list_contains(e.cleared, 'cohort')) as cohort,
    arg_max_null(e.site, e.precedence)
    filter (where e.site is not null or list_contains(e.cleared, 'site')) as site,
    coalesce(
        arg_max_null(e.status, e.precedence)
        filter (where e.status is not null or list_contains(e.cleared, 'status')),
        'active'
    ) as status
from entries as e
group by e.kept_id
order by e.kept_id
