-- touched_listed_rows: the rows of the activities lists of which a change may say another activity.
--
-- grain    one row per line of a row of an activities import
-- reads    activity_rows, named_activities
-- params   $import_id  integer  the import that was made or withdrawn, null where it is something else
-- returns  import_id, position, line_number, reference_number, title_key, sponsor_key
--
-- L8  rows and records say by their titles which activity other rows with the same title are.
with titles as (
    select n.title_key
    from named_activities as n
    where n.import_id = $import_id
    union
    select r.title_key
    from activity_rows as r
    where r.import_id = $import_id
)

select r.import_id, r.position, r.line_number, r.reference_number, r.title_key, r.sponsor_key
from activity_rows as r
semi join titles as t on r.title_key = t.title_key
union all
select r.import_id, r.position, r.line_number, r.reference_number, r.title_key, r.sponsor_key
from activity_rows as r
where r.import_id = $import_id and r.title_key is null
