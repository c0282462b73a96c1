-- named_texts: the texts by which the lines of one import name their content.
--
-- grain    one row per discipline, category text and subcategory text, compared as L5 says
-- reads    written_texts, activity_rows, prescription_rows
-- params   $import_id  integer  the import
-- returns  import_id, discipline, category_key, subcategory_key
select w.import_id, w.discipline, w.category_key, w.subcategory_key
from written_texts as w
where w.import_id = $import_id and w.has_credits
union
select r.import_id, r.discipline, r.category_key, r.subcategory_key
from activity_rows as r
where r.import_id = $import_id and r.credits is not null
union
select r.import_id, r.discipline, r.category_key, r.subcategory_key
from prescription_rows as r
where r.import_id = $import_id
