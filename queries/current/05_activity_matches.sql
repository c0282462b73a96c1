-- activity_matches: which activity each row of the activities lists describes.
--
-- grain    one row per row of an activities list
-- reads    activity_rows, named_activities, withdrawals
-- returns  import_id, position, activity_key
--
-- L8  an activity is its reference number; without one, its title and sponsor. A row without a
--     reference number is the activity with one when the title is equal and only one such exists;
--     a row without a sponsor matches by title when only one sponsor fits.
with listed as (
    select r.import_id, r.position, r.reference_number, r.title_key, r.sponsor_key
    from activity_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
    where r.line_number = 0
),

mentions as (
    select l.reference_number, l.title_key, l.sponsor_key
    from listed as l
    where l.title_key is not null
    union
    select n.reference_number, n.title_key, n.sponsor_key
    from named_activities as n
    anti join withdrawals as w on n.import_id = w.import_id
),

-- A reference number written with several sponsors says nothing about its sponsor.
referenced as (
    select
        m.title_key,
        m.reference_number,
        case when count(distinct m.sponsor_key) = 1 then min(m.sponsor_key) end as sponsor_key
    from mentions as m
    where m.reference_number is not null
    group by m.title_key, m.reference_number
),

referenced_by_title as (
    select r.title_key, count(*) as activities, min(r.reference_number) as reference_number
    from referenced as r
    group by r.title_key
),

referenced_by_sponsor as (
    select
        r.title_key,
        r.sponsor_key,
        count(*) as activities,
        min(r.reference_number) as reference_number
    from referenced as r
    group by r.title_key, r.sponsor_key
),

only_sponsors as (
    select m.title_key, min(m.sponsor_key) as sponsor_key
    from mentions as m
    where m.reference_number is null
    group by m.title_key
    having count(distinct m.sponsor_key) = 1
),

fitting as (
    select
        l.import_id,
        l.position,
        l.title_key,
        coalesce(l.sponsor_key, o.sponsor_key) as sponsor_key,
        case
            when l.reference_number is not null then l.reference_number
            when l.sponsor_key is null and t.activities = 1 then t.reference_number
            when
                l.sponsor_key is not null
                and coalesce(s.activities, 0) + coalesce(u.activities, 0) = 1
                then coalesce(s.reference_number, u.reference_number)
        end as reference_number
    from listed as l
    left join referenced_by_title as t on l.title_key = t.title_key
    left join referenced_by_sponsor as s on l.title_key = s.title_key and l.sponsor_key = s.sponsor_key
    left join referenced_by_sponsor as u on l.title_key = u.title_key and u.sponsor_key is null
    left join only_sponsors as o on l.title_key = o.title_key
)

select
    f.import_id,
    f.position,
    case
        when f.reference_number is not null then 'number ' || f.reference_number
        else 'title ' || f.title_key || chr(31) || coalesce(f.sponsor_key, '')
    end as activity_key
from fitting as f
order by f.import_id, f.position
