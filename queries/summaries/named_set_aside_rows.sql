-- named_set_aside_rows: the rows of one import that name a row set aside before.
--
-- grain    one row per row that names one
-- reads    record_rows, activity_rows, prescription_rows, roster_rows, set_aside_rows
-- params   $import_id  integer  the import
-- returns  import_id, position, kind, name, is_taken
--
-- P4  the workbook of rows set aside names each; a row that is set aside once more (is_taken is false)
--     names the first one still.
with written as (
    select r.import_id, r.position, 'records' as kind, r.other_cells as cells, true as is_taken
    from record_rows as r
    where r.line_number = 0
    union all
    select r.import_id, r.position, 'activities' as kind, r.other_cells as cells, true as is_taken
    from activity_rows as r
    where r.line_number = 0
    union all
    select r.import_id, r.position, 'prescriptions' as kind, r.other_cells as cells, true as is_taken
    from prescription_rows as r
    union all
    select r.import_id, r.position, 'roster' as kind, r.other_cells as cells, true as is_taken
    from roster_rows as r
    union all
    select r.import_id, r.position, r.kind, r.cells, false as is_taken
    from set_aside_rows as r
)

select
    w.import_id,
    w.position,
    w.kind,
    json_extract_string(w.cells, '$."Set aside row"') as name,
    w.is_taken
from written as w
where w.import_id = $import_id and contains(w.cells, '"Set aside row"')
