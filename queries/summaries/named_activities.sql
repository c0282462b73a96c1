-- named_activities: the activities that the records of one import name by a title.
--
-- grain    one row per reference number, title and sponsor written beside each other
-- reads    record_rows
-- params   $import_id  integer  the import
-- returns  import_id, reference_number, title_key, sponsor_key
--
-- L8  a reference number and a title that stand together say which activity the title is.
select distinct r.import_id, r.reference_number, r.title_key, r.sponsor_key
from record_rows as r
where r.import_id = $import_id and r.title_key is not null
