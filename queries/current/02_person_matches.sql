-- person_matches: who is meant by each way records and prescriptions name a person.
--
-- grain    one row per distinct person ID, e-mail and name written beside each other
-- reads    named_people, withdrawals, roster_ids, person_decisions, decision_withdrawals
-- returns  person_id, email_key, name_key, email, person_name, person_key, matched_person_id, matched_by, people_fitting, name_fits_only_person_id
--
-- P1  the exact ID; else digits without leading zeros; else the e-mail; else, where the ID is blank
--     and the e-mail blank or unknown, the full name: each only when exactly one person fits.
--     What is left waits for a user's word (`same_person`). That word goes before a name, which two
--     people may share, and after what only one has. People who were merged are one person here.
-- P2  whoever is not found waits under a person_key of its own.
with mentions as (
    select
        n.person_id,
        n.id_key,
        n.email_key,
        n.name_key,
        min(n.email) as email,
        min(n.person_name) as person_name
    from named_people as n
    anti join withdrawals as w on n.import_id = w.import_id
    group by n.person_id, n.id_key, n.email_key, n.name_key
),

by_digits as (
    select i.id_key, count(distinct i.person_id) as people_fitting, min(i.person_id) as person_id
    from roster_ids as i
    semi join mentions as m on i.id_key = m.id_key
    group by i.id_key
),

by_email as (
    select i.email_key, count(distinct i.person_id) as people_fitting, min(i.person_id) as person_id
    from roster_ids as i
    semi join mentions as m on i.email_key = m.email_key
    group by i.email_key
),

by_name as (
    select i.name_key, count(distinct i.person_id) as people_fitting, min(i.person_id) as person_id
    from roster_ids as i
    semi join mentions as m on i.name_key = m.name_key
    group by i.name_key
),

confirmed as (
    select d.written_as, d.written_key, arg_max(i.person_id, d.decision_id) as person_id
    from person_decisions as d
    anti join decision_withdrawals as w on d.decision_id = w.decision_id
    inner join roster_ids as i on d.person_id = i.roster_id
    where d.kind = 'same_person'
    group by d.written_as, d.written_key
),

fitting as (
    select
        m.person_id,
        m.email_key,
        m.name_key,
        m.email,
        m.person_name,
        i.person_id as by_id,
        case when d.people_fitting = 1 then d.person_id end as by_digits,
        case when e.people_fitting = 1 then e.person_id end as by_email,
        c.person_id as by_user,
        -- An e-mail that several people share is not unknown, so the name may not decide there.
        case
            when m.person_id is null and e.people_fitting is null and n.people_fitting = 1
                then n.person_id
        end as by_name,
        n.people_fitting as people_with_name,
        n.person_id as first_with_name,
        case
            when m.person_id is not null and coalesce(d.people_fitting, 0) > 0 then d.people_fitting
            when coalesce(e.people_fitting, 0) > 0 then e.people_fitting
            when m.person_id is null then coalesce(n.people_fitting, 0)
            else 0
        end as people_fitting
    from mentions as m
    left join roster_ids as i on m.person_id = i.roster_id
    left join by_digits as d on m.id_key = d.id_key
    left join by_email as e on m.email_key = e.email_key
    left join by_name as n on m.name_key = n.name_key
    left join confirmed as c
        on
            case
                when m.person_id is not null then 'ID'
                when m.email_key is not null then 'e-mail'
                else 'name'
            end = c.written_as
            and coalesce(m.person_id, m.email_key, m.name_key) = c.written_key
),

matched as (
    select
        f.*,
        coalesce(f.by_id, f.by_digits, f.by_email, f.by_user, f.by_name) as matched_person_id
    from fitting as f
)

select
    m.person_id,
    m.email_key,
    m.name_key,
    m.email,
    m.person_name,
    case
        when m.matched_person_id is not null then 'person ' || m.matched_person_id
        when m.person_id is not null then 'waiting ID ' || m.person_id
        when m.email_key is not null then 'waiting e-mail ' || m.email_key
        else 'waiting name ' || m.name_key
    end as person_key,
    m.matched_person_id,
    case
        when m.by_id is not null then 'ID'
        when m.by_digits is not null then 'ID without leading zeros'
        when m.by_email is not null then 'e-mail'
        when m.by_user is not null then 'user'
        when m.by_name is not null then 'name'
    end as matched_by,
    m.people_fitting,
    -- P1: an ID that fits one person while the name beside it fits only another.
    case
        when
            coalesce(m.by_id, m.by_digits) is not null
            and m.people_with_name = 1
            and m.first_with_name <> m.matched_person_id
            then m.first_with_name
    end as name_fits_only_person_id
from matched as m
order by person_key, m.person_id, m.email_key, m.name_key
