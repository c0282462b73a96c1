-- touched_people: everybody whose completions a change may have changed.
--
-- grain    one row per person
-- reads    named_people, person_matches, changed_person_matches, person_numbers, changed_person_numbers, record_matches, written_activities, changed_corrected_rows, changed_listed_titles, completions, changed_activity_lines
-- params   $import_id  integer  the import that was made or withdrawn, null where it is something else
-- returns  person_number
--
-- The tables named changed_ have the rows of a table in force that went and those that came. What is
-- read without that name is as it is now, but the records are still as they were.
with meant as (
    -- Whom the rows of the import mean.
    select m.person_key
    from named_people as n
    inner join person_matches as m
        on
            n.person_id is not distinct from m.person_id
            and n.email_key is not distinct from m.email_key
            and n.name_key is not distinct from m.name_key
    where n.import_id = $import_id and n.kind = 'records'
    union
    -- Who was meant by what means another now, or was not written before, or is not any more (P1, P2).
    select c.person_key
    from changed_person_matches as c
),

-- L8: the activities list says otherwise which activity a title is.
titled as (
    select a.written_activity
    from written_activities as a
    semi join changed_listed_titles as c on a.title_key = c.title_key
    where a.reference_number is null
)

select n.person_number
from person_numbers as n
semi join meant as m on n.person_key = m.person_key
union
select c.person_number
from changed_person_numbers as c
semi join meant as m on c.person_key = m.person_key
union
select m.person_number
from record_matches as m
semi join titled as t on m.written_activity = t.written_activity
union
-- P5: a row joins the lines of its completion as a correction, or does not any more.
select m.person_number
from record_matches as m
semi join changed_corrected_rows as c on m.import_id = c.import_id and m.position = c.position
union
-- L3: the activities list has other lines for an activity.
select d.person_number
from completions as d
semi join changed_activity_lines as c on d.activity_key = c.activity_key
