-- sheets_of_import: what became of each sheet of one import, and what its columns were taken for.
--
-- grain    one row per sheet
-- reads    import_sheets
-- params   $import_id  integer  the import
-- returns  sheet, kind, column_mapping, rows_read, added, updated, unchanged, set_aside
--
-- P4  rows_read = added + updated + unchanged + set_aside
select
    s.sheet,
    s.kind,
    s.column_mapping,
    s.rows_read,
    s.rows_added as added,
    s.rows_updated as updated,
    s.rows_unchanged as unchanged,
    s.rows_set_aside as set_aside
from import_sheets as s
where s.import_id = $import_id
order by s.sheet_number
