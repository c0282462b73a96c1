-- person_matches: who is meant by each way records and prescriptions name a person.
--
-- grain    one row per distinct person ID, e-mail and name written beside each other
-- reads    record_rows, prescription_rows, withdrawals, people
-- returns  person_id, email_key, name_key, email, person_name, person_key, matched_person_id, matched_by, people_fitting, name_fits_only_person_id
--
-- P1  the exact ID; else digits without leading zeros; else the e-mail; else, where the ID is blank
--     and the e-mail blank or unknown, the full name: each only when exactly one person fits.
-- P2  whoever is not found waits under a person_key of its own.
with written as (
    select r.person_id, r.id_key, r.email_key, r.name_key, r.email, r.person_name
    from record_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
    union all
    select r.person_id, r.id_key, r.email_key, r.name_key, r.email, r.person_name
    from prescription_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
),

mentions as (
    select
        w.person_id,
        w.id_key,
        w.email_key,
        w.name_key,
        min(w.email) as email,
        min(w.person_name) as person_name
    from written as w
    group by w.person_id, w.id_key, w.email_key, w.name_key
),

by_digits as (
    select p.id_key, count(*) as people_fitting, min(p.person_id) as person_id
    from people as p
    where p.id_key is not null
    group by p.id_key
),

by_email as (
    select p.email_key, count(*) as people_fitting, min(p.person_id) as person_id
    from people as p
    where p.email_key is not null
    group by p.email_key
),

by_name as (
    select p.name_key, count(*) as people_fitting, min(p.person_id) as person_id
    from people as p
    where p.name_key is not null
    group by p.name_key
),

fitting as (
    select
        m.person_id,
        m.email_key,
        m.name_key,
        m.email,
        m.person_name,
        p.person_id as by_id,
        p.name_key as by_id_name_key,
        case when d.people_fitting = 1 then d.person_id end as by_digits,
        case when e.people_fitting = 1 then e.person_id end as by_email,
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
    left join people as p on m.person_id = p.person_id
    left join by_digits as d on m.id_key = d.id_key
    left join by_email as e on m.email_key = e.email_key
    left join by_name as n on m.name_key = n.name_key
),

matched as (
    select
        f.*,
        coalesce(f.by_id, f.by_digits, f.by_email, f.by_name) as matched_person_id
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
