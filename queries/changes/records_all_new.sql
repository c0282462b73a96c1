-- records_all_new: the rows of a records import where each line of theirs is an entry of its own, nothing otherwise.
--
-- grain    one row per sheet
-- reads    record_rows, completions, completion_lines
-- params   $import_id  integer  the import
-- returns  sheet, change, rows
--
-- P4  where nothing that was in force is overruled, such rows are all added. Counting the entries tells that
--     none repeats another (L7). A first file of 100,000 rows is then not compared, which takes a tenth of its
--     time, nor are the touched people's other entries with a few rows, which takes a sixth of theirs.
with own as (
    select l.person_number, l.completion_number, l.import_id
    from completion_lines as l
    where not l.is_from_activity_list
),

without_lines as (
    select c.import_id
    from completions as c
    anti join own as o
        on c.person_number = o.person_number and c.completion_number = o.completion_number
),

sheets as (
    select r.sheet, count(*) as lines, count(*) filter (where r.line_number = 0) as rows
    from record_rows as r
    where r.import_id = $import_id
    group by r.sheet
),

entries as (
    select o.import_id
    from own as o
    where o.import_id = $import_id
    union all
    select w.import_id
    from without_lines as w
    where w.import_id = $import_id
)

select s.sheet, 'added' as change, s.rows
from sheets as s
where (select sum(t.lines) from sheets as t) = (select count(*) from entries)
order by s.sheet
