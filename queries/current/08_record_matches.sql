-- record_matches: which completion each row of the records belongs to, and of which activity it is.
--
-- grain    one row per row of the records
-- reads    record_rows, withdrawals, person_matches, person_numbers, listed_titles
-- returns  import_id, position, person_number, activity_key, completed_on, completion_number
--
-- L7  same person, activity and completion date: one completion.
-- L8  a completion without a reference number is the person's completion with one when date and
--     title are equal and only one such exists; one without a sponsor matches by title when only
--     one sponsor fits. Two exports of one course must not count twice.
with numbered_mentions as (
    select m.person_id, m.email_key, m.name_key, n.person_number
    from person_matches as m
    inner join person_numbers as n on m.person_key = n.person_key
),

records as (
    select
        r.import_id,
        r.position,
        m.person_number,
        r.reference_number,
        r.title_key,
        r.sponsor_key,
        r.completed_on
    from record_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
    inner join numbered_mentions as m
        on
            r.person_id is not distinct from m.person_id
            and r.email_key is not distinct from m.email_key
            and r.name_key is not distinct from m.name_key
    where r.line_number = 0
),

unnumbered as (
    select distinct r.person_number, r.title_key, r.sponsor_key, r.completed_on
    from records as r
    where r.reference_number is null
),

numbered_that_day as (
    select
        r.person_number,
        r.title_key,
        r.completed_on,
        count(distinct r.reference_number) as activities,
        min(r.reference_number) as reference_number
    from records as r
    semi join unnumbered as u
        on
            r.person_number = u.person_number
            and r.title_key = u.title_key
            and r.completed_on = u.completed_on
    where r.reference_number is not null
    group by r.person_number, r.title_key, r.completed_on
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
),

matched as (
    select
        r.import_id,
        r.position,
        r.person_number,
        'number ' || r.reference_number as activity_key,
        r.completed_on
    from records as r
    where r.reference_number is not null
    union all
    select r.import_id, r.position, r.person_number, u.activity_key, r.completed_on
    from records as r
    inner join unnumbered_activities as u
        on
            r.person_number = u.person_number
            and r.title_key = u.title_key
            and r.sponsor_key is not distinct from u.sponsor_key_written
            and r.completed_on = u.completed_on
    where r.reference_number is null
),

numbered as (
    select
        c.person_number,
        c.activity_key,
        c.completed_on,
        row_number() over (
            partition by c.person_number order by c.completed_on, c.activity_key
        )::integer as completion_number
    from (
        select distinct m.person_number, m.activity_key, m.completed_on
        from matched as m
    ) as c
)

select
    m.import_id,
    m.position,
    m.person_number,
    m.activity_key,
    m.completed_on,
    n.completion_number
from matched as m
inner join numbered as n
    on
        m.person_number = n.person_number
        and m.activity_key = n.activity_key
        and m.completed_on = n.completed_on
order by m.person_number, n.completion_number, m.import_id, m.position
