-- titled_matches: of which activity each row of the records without a reference number is.
--
-- grain    one row per row of the records that names its activity by the title
-- reads    numbered_records, written_activities, listed_titles
-- returns  import_id, position, person_number, written_activity, completed_on, activity_key
--
-- record_matches reads this, and only where there are such rows: records often come from systems that give every
-- activity a number, and planning this takes as long as planning all the rest.
-- L8  a completion without a reference number is the person's completion with one when date and
--     title are equal and only one such exists; one without a sponsor matches by title when only
--     one sponsor fits. Two exports of one course must not count twice.
with titled as (
    select
        r.import_id,
        r.position,
        r.person_number,
        r.written_activity,
        a.title_key,
        a.sponsor_key,
        r.completed_on
    from numbered_records as r
    inner join written_activities as a on r.written_activity = a.written_activity
    where a.reference_number is null
),

unnumbered as (
    select distinct t.person_number, t.title_key, t.sponsor_key, t.completed_on
    from titled as t
),

-- The activities with a reference number whose title a row without one may mean.
numbered_titles as (
    select a.written_activity, a.title_key, a.reference_number
    from written_activities as a
    semi join (
        select u.title_key
        from written_activities as u
        where u.reference_number is null
    ) as u on a.title_key = u.title_key
    where a.reference_number is not null
),

numbered_that_day as (
    select
        r.person_number,
        n.title_key,
        r.completed_on,
        count(distinct n.reference_number) as activities,
        min(n.reference_number) as reference_number
    from numbered_records as r
    inner join numbered_titles as n on r.written_activity = n.written_activity
    semi join unnumbered as u
        on
            r.person_number = u.person_number
            and n.title_key = u.title_key
            and r.completed_on = u.completed_on
    group by r.person_number, n.title_key, r.completed_on
),

sponsors_that_day as (
    select
        u.person_number,
        u.title_key,
        u.completed_on,
        count(*) as sponsors,
        min(u.sponsor_key) as sponsor_key
    from unnumbered as u
    where u.sponsor_key is not null
    group by u.person_number, u.title_key, u.completed_on
),

sponsors_any_day as (
    select
        u.person_number,
        u.title_key,
        count(distinct u.sponsor_key) as sponsors,
        min(u.sponsor_key) as sponsor_key
    from unnumbered as u
    where u.sponsor_key is not null
    group by u.person_number, u.title_key
),

listed_by_title as (
    select
        l.title_key,
        count(*) as activities,
        min(l.activity_key) as activity_key,
        case when count(distinct l.sponsor_key) = 1 then min(l.sponsor_key) end as sponsor_key
    from listed_titles as l
    group by l.title_key
),

listed_by_sponsor as (
    select
        l.title_key,
        l.sponsor_key,
        count(*) as activities,
        min(l.activity_key) as activity_key
    from listed_titles as l
    group by l.title_key, l.sponsor_key
),

with_sponsor as (
    select
        u.person_number,
        u.title_key,
        u.sponsor_key as sponsor_key_written,
        u.completed_on,
        case
            when u.sponsor_key is not null then u.sponsor_key
            when d.sponsors = 1 then d.sponsor_key
            when d.sponsors is null and a.sponsors = 1 then a.sponsor_key
            when d.sponsors is null and a.sponsors is null then l.sponsor_key
        end as sponsor_key
    from unnumbered as u
    left join sponsors_that_day as d
        on
            u.person_number = d.person_number
            and u.title_key = d.title_key
            and u.completed_on = d.completed_on
    left join sponsors_any_day as a on u.person_number = a.person_number and u.title_key = a.title_key
    left join listed_by_title as l on u.title_key = l.title_key
),

unnumbered_activities as (
    select
        u.person_number,
        u.title_key,
        u.sponsor_key_written,
        u.completed_on,
        case
            when n.activities = 1 then 'number ' || n.reference_number
            when n.activities is null and u.sponsor_key is null and l.activities = 1
                then l.activity_key
            when
                n.activities is null
                and u.sponsor_key is not null
                and coalesce(s.activities, 0) + coalesce(b.activities, 0) = 1
                then coalesce(s.activity_key, b.activity_key)
            else 'title ' || u.title_key || chr(31) || coalesce(u.sponsor_key, '')
        end as activity_key
    from with_sponsor as u
    left join numbered_that_day as n
        on
            u.person_number = n.person_number
            and u.title_key = n.title_key
            and u.completed_on = n.completed_on
    left join listed_by_title as l on u.title_key = l.title_key
    left join listed_by_sponsor as s on u.title_key = s.title_key and u.sponsor_key = s.sponsor_key
    left join listed_by_sponsor as b on u.title_key = b.title_key and b.sponsor_key is null
)

select
    t.import_id,
    t.position,
    t.person_number,
    t.written_activity,
    t.completed_on,
    u.activity_key
from titled as t
inner join unnumbered_activities as u
    on
        t.person_number = u.person_number
        and t.title_key = u.title_key
        and t.sponsor_key is not distinct from u.sponsor_key_written
        and t.completed_on = u.completed_on
