-- roster_ids: which person each ID of the roster is, and by what else that person is found.
--
-- grain    one row per person ID written in a roster
-- reads    roster_rows, withdrawals, person_decisions, decision_withdrawals
-- returns  roster_id, person_id, id_key, email_key, name_key
--
-- P1  where a user merged two people, both IDs, both e-mails and both names still find the person.
-- P5  each value comes from the newest import that has one for this ID; `none` clears.
-- A merge leads to the last ID of its chain that is on the roster: once the import that brought
-- the kept ID is undone, the merge waits, and the other ID stands for itself again.
with recursive
merged_pairs as (
    select d.other_person_id, d.person_id
    from person_decisions as d
    anti join decision_withdrawals as w on d.decision_id = w.decision_id
    where d.kind = 'merge'
),

entries as (
    select
        r.*,
        -- The newest import first; within it the topmost row, the first value standing (L7).
        r.import_id * 4294967296 - r.position as precedence
    from roster_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
),

written as (
    select
        e.person_id as roster_id,
        max(e.id_key) as id_key,
        arg_max(e.name_key, e.precedence) as name_key,
        arg_max_null(e.email_key, e.precedence)
        filter (where e.email is not null or list_contains(e.cleared, 'email')) as email_key
    from entries as e
    group by e.person_id
),

chains as (
    select m.other_person_id as roster_id, m.person_id, [m.other_person_id, m.person_id] as path
    from merged_pairs as m
    union all
    select c.roster_id, m.person_id, list_append(c.path, m.person_id) as path
    from chains as c
    inner join merged_pairs as m on c.person_id = m.other_person_id
    -- A circle is refused when it is decided; a damaged file must not keep this running for ever.
    where not list_contains(c.path, m.person_id)
),

kept as (
    select c.roster_id, arg_max(c.person_id, len(c.path)) as person_id
    from chains as c
    semi join written as w on c.person_id = w.roster_id
    group by c.roster_id
)

select
    w.roster_id,
    coalesce(k.person_id, w.roster_id) as person_id,
    w.id_key,
    w.email_key,
    w.name_key
from written as w
left join kept as k on w.roster_id = k.roster_id
order by w.roster_id
