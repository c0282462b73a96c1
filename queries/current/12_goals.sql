-- goals: what each person is to reach.
--
-- grain    one row per person_number, pathway and discipline (G9)
-- reads    roster_rows, prescription_rows, withdrawals, roster_ids, person_matches, person_numbers, people, goals
-- returns  goal_number, person_number, person_id, person_hash, name, role, cohort, site, status, pathway, discipline, application_on, ssa_on, due_on, earned_on
--
-- With what the roster says of the person: every answer begins with it, and has one table to search.
-- A goal that has a number keeps it, as people do (see person_numbers).
-- person_hash: 64 bits made of the person ID, by which one person's goals are found among many.
-- P5  each date comes from the newest import that has one; a blank changes nothing, `none` clears.
with entries as (
    select
        'person ' || i.person_id as person_key,
        r.pathway,
        r.discipline,
        r.application_on,
        null::date as ssa_on,
        null::date as due_on,
        null::date as earned_on,
        r.cleared,
        r.import_id * 4294967296 - r.position as precedence
    from roster_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
    inner join roster_ids as i on r.person_id = i.roster_id
    where r.pathway is not null
    union all
    select
        m.person_key,
        'cqr' as pathway,
        r.discipline,
        null::date as application_on,
        r.ssa_on,
        r.due_on,
        r.earned_on,
        r.cleared,
        r.import_id * 4294967296 - r.position as precedence
    from prescription_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
    inner join person_matches as m
        on
            r.person_id is not distinct from m.person_id
            and r.email_key is not distinct from m.email_key
            and r.name_key is not distinct from m.name_key
),

dated as (
    select
        n.person_number,
        any_value(n.person_id) as person_id,
        e.pathway,
        e.discipline,
        arg_max_null(e.application_on, e.precedence)
        filter (
            where e.application_on is not null or list_contains(e.cleared, 'application_on')
        ) as application_on,
        arg_max_null(e.ssa_on, e.precedence)
        filter (where e.ssa_on is not null or list_contains(e.cleared, 'ssa_on')) as ssa_on,
        arg_max_null(e.due_on, e.precedence)
        filter (where e.due_on is not null or list_contains(e.cleared, 'due_on')) as due_on,
        arg_max_null(e.earned_on, e.precedence)
        filter (where e.earned_on is not null or list_contains(e.cleared, 'earned_on')) as earned_on
    from entries as e
    inner join person_numbers as n on e.person_key = n.person_key
    group by n.person_number, e.pathway, e.discipline
),

given as (
    select coalesce(max(o.goal_number), 0) as last_number
    from goals as o
)

select
    coalesce(
        o.goal_number,
        g.last_number + row_number() over (
            partition by o.goal_number is null order by d.person_number, d.pathway, d.discipline
        )
    )::integer as goal_number,
    d.person_number,
    d.person_id,
    md5_number_lower(d.person_id) as person_hash,
    p.name,
    p.role,
    p.cohort,
    p.site,
    p.status,
    d.pathway,
    d.discipline,
    d.application_on,
    d.ssa_on,
    d.due_on,
    d.earned_on
from dated as d
cross join given as g
left join people as p on d.person_id = p.person_id
left join goals as o
    on
        d.person_number = o.person_number
        and d.pathway = o.pathway
        and d.discipline = o.discipline
order by d.person_number, d.pathway, d.discipline
