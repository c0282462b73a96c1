-- records_elsewhere: how many rows of the records are in force of people whom a change does not touch.
--
-- grain    one row
-- reads    completions, completion_lines, touched_people
-- returns  rows_in_force
--
-- Counted as records_entries counts them: each own line, and each completion without one.
with own as (
    select l.person_number, l.completion_number
    from completion_lines as l
    anti join touched_people as p on l.person_number = p.person_number
    where not l.is_from_activity_list
),

without_lines as (
    select c.person_number
    from completions as c
    anti join touched_people as p on c.person_number = p.person_number
    anti join own as o
        on c.person_number = o.person_number and c.completion_number = o.completion_number
)

select
    (select count(*) from own)
    + (select count(*) from without_lines) as rows_in_force
