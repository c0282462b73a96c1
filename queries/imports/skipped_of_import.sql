-- skipped_of_import: rows and sheets of one import's file that are no data.
--
-- grain    one row per row or sheet passed over
-- reads    skipped_rows
-- params   $import_id  integer  the import
-- returns  sheet, row_number, reason
select
    s.sheet,
    s.row_number,
    s.reason
from skipped_rows as s
where s.import_id = $import_id
order by s.sheet nulls first, s.row_number nulls first, s.reason
