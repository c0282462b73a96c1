-- people_alike: people on the roster who may be one person.
--
-- grain    one row per pair of neighbours in what they share
-- reads    people
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- P1  IDs that differ in leading zeros only, an e-mail or a name that several people have.
with shared as (
    select p.person_id, p.name, 'ID without leading zeros' as what, p.id_key as shared_key
    from people as p
    where p.id_key is not null
    union all
    select p.person_id, p.name, 'e-mail' as what, p.email_key as shared_key
    from people as p
    where p.email_key is not null
    union all
    select p.person_id, p.name, 'name' as what, p.name_key as shared_key
    from people as p
    where p.name_key is not null
),

neighbours as (
    select
        s.*,
        lag(s.person_id) over w as other_id,
        lag(s.name) over w as other_name
    from shared as s
    window w as (partition by s.what, s.shared_key order by s.person_id)
)

select
    'people_alike' as check_name,
    n.person_id,
    null::varchar as discipline,
    n.other_id as item,
    1 as occurrences,
    n.other_name || ' (' || n.other_id || ') and ' || n.name || ' (' || n.person_id || ') have the same '
    || n.what || '; if they are one person, keep one ID in the roster.' as message
from neighbours as n
where n.other_id is not null
order by n.person_id, n.what
