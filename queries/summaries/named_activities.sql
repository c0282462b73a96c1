-- named_activities: the activities that the records of one import name by a title.
--
-- grain    one row per reference number, title and sponsor written beside each other
-- reads    written_activities
-- params   $import_id  integer  the import
-- returns  import_id, reference_number, title_key, sponsor_key
--
-- L8  a reference number and a title that stand together say which activity the title is.
select distinct w.import_id, w.reference_number, w.title_key, w.sponsor_key
from written_activities as w
where w.import_id = $import_id and w.title_key is not null
