-- people_alike: people on the roster who may be one person, and about whom nobody has decided.
--
-- grain    one row per pair
-- reads    people, roster_ids, person_decisions, decision_withdrawals
-- returns  check_name, person_id, discipline, item, occurrences, message, other_person_id
--
-- P1  IDs that differ in leading zeros only, an e-mail or a name that several people have.
-- Every pair is listed where up to six people share something. What more of them share, such as the
-- address of an office, says little of any two: there each is listed with the next one only.
with shared as (
    select i.person_id, 1 as what_order, 'ID without leading zeros' as what, i.id_key as shared_key
    from roster_ids as i
    where i.id_key is not null
    union
    select i.person_id, 2 as what_order, 'e-mail' as what, i.email_key as shared_key
    from roster_ids as i
    where i.email_key is not null
    union
    select i.person_id, 3 as what_order, 'name' as what, i.name_key as shared_key
    from roster_ids as i
    where i.name_key is not null
),

placed as (
    select
        s.person_id,
        s.what_order,
        s.what,
        s.shared_key,
        count(*) over (partition by s.what, s.shared_key) as people_sharing,
        row_number() over (partition by s.what, s.shared_key order by s.person_id) as place
    from shared as s
),

pairs as (
    select a.person_id as other_person_id, b.person_id, b.what_order, b.what
    from placed as a
    inner join placed as b
        on a.what = b.what and a.shared_key = b.shared_key and a.person_id < b.person_id
    where a.people_sharing <= 6 and b.people_sharing <= 6
    union
    select a.person_id as other_person_id, b.person_id, b.what_order, b.what
    from placed as a
    inner join placed as b
        on a.what = b.what and a.shared_key = b.shared_key and a.place + 1 = b.place
),

-- Whoever was merged since is kept apart under the ID that stayed.
kept_apart as (
    select i.person_id, o.person_id as other_person_id
    from person_decisions as d
    anti join decision_withdrawals as w on d.decision_id = w.decision_id
    inner join roster_ids as i on d.person_id = i.roster_id
    inner join roster_ids as o on d.other_person_id = o.roster_id
    where d.kind = 'keep_apart'
),

undecided as (
    select
        p.person_id,
        p.other_person_id,
        string_agg(p.what, ' and ' order by p.what_order) as what
    from pairs as p
    anti join kept_apart as k
        on
            least(k.person_id, k.other_person_id) = p.other_person_id
            and greatest(k.person_id, k.other_person_id) = p.person_id
    group by p.person_id, p.other_person_id
),

named as (
    select
        p.person_id,
        p.name || ' (' || p.person_id || case when p.status = 'left' then ', left' else '' end || ')'
            as named
    from people as p
)

select
    'people_alike' as check_name,
    u.person_id,
    null::varchar as discipline,
    u.other_person_id as item,
    1 as occurrences,
    o.named || ' and ' || n.named || ' have the same ' || u.what
    || '. If they are one person: targeted-ce merge "' || u.other_person_id || '" "' || u.person_id
    || '"; if not: targeted-ce keep-apart "' || u.other_person_id || '" "' || u.person_id || '"' as message,
    u.other_person_id
from undecided as u
inner join named as n on u.person_id = n.person_id
inner join named as o on u.other_person_id = o.person_id
order by u.person_id, u.other_person_id
