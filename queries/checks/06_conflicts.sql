-- conflicts: rows of one import that contradict each other once it is known whom they mean.
--
-- grain    one row per line that two rows give different credits
-- reads    record_matches, record_rows, written_activities, written_texts, activity_matches, activity_rows, prescription_rows, person_matches, person_numbers, withdrawals
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- L7  the first stands.
with content as (
    -- A number for what texts say alike: grouping by it takes three quarters of the time of three texts.
    select
        t.written_text,
        t.discipline,
        dense_rank() over (order by t.discipline, t.category_key, t.subcategory_key) as content_number
    from written_texts as t
),

conflicting_records as (
    select
        m.person_number,
        any_value(r.written_activity) as written_activity,
        any_value(c.discipline) as discipline,
        min(r.row_number) as first_row,
        max(r.row_number) as last_row,
        count(*)::integer as occurrences
    from record_matches as m
    inner join record_rows as r on m.import_id = r.import_id and m.position = r.position
    inner join content as c on r.written_text = c.written_text
    where r.credits is not null
    group by r.import_id, m.person_number, m.completion_number, c.content_number
    having min(r.credits) < max(r.credits)
),

record_conflicts as (
    select
        n.person_key,
        c.discipline,
        coalesce(a.reference_number, a.title) as item,
        c.first_row,
        c.last_row,
        c.occurrences
    from conflicting_records as c
    inner join written_activities as a on c.written_activity = a.written_activity
    inner join person_numbers as n on c.person_number = n.person_number
),

activity_conflicts as (
    select
        r.discipline,
        any_value(coalesce(r.reference_number, r.title)) as item,
        min(r.row_number) as first_row,
        max(r.row_number) as last_row,
        count(*)::integer as occurrences
    from activity_matches as m
    inner join activity_rows as r on m.import_id = r.import_id and m.position = r.position
    where r.credits is not null
    group by r.import_id, m.activity_key, r.discipline, r.category_key, r.subcategory_key
    having min(r.credits) < max(r.credits)
),

prescription_conflicts as (
    select
        m.person_key,
        r.discipline,
        any_value(r.subcategory_text) as item,
        min(r.row_number) as first_row,
        max(r.row_number) as last_row,
        count(*)::integer as occurrences
    from prescription_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
    inner join person_matches as m
        on
            r.person_id is not distinct from m.person_id
            and r.email_key is not distinct from m.email_key
            and r.name_key is not distinct from m.name_key
    group by r.import_id, m.person_key, r.discipline, r.category_key, r.subcategory_key
    having min(r.credits_prescribed) < max(r.credits_prescribed)
),

conflicts as (
    select c.person_key, c.discipline, c.item, c.first_row, c.last_row, c.occurrences
    from record_conflicts as c
    union all
    select null as person_key, c.discipline, c.item, c.first_row, c.last_row, c.occurrences
    from activity_conflicts as c
    union all
    select c.person_key, c.discipline, c.item, c.first_row, c.last_row, c.occurrences
    from prescription_conflicts as c
)

select
    'conflicts' as check_name,
    case when starts_with(c.person_key, 'person ') then substr(c.person_key, 8) end as person_id,
    c.discipline,
    c.item,
    c.occurrences,
    'Rows ' || c.first_row || ' and ' || c.last_row || ' of one file give "' || c.item
    || '" different credits for the same content; the first stands. Correct the file and import it again.' as message
from conflicts as c
order by c.person_key, c.discipline, c.item, c.first_row, c.last_row
