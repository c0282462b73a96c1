-- before_now: what was in force before an import, under the keys of now.
--
-- grain    one row per entry of before
-- reads    before_entries, row_entries
-- returns  key, number, is_line, discipline, category_key, subcategory_key, value, is_row, import_id, position
--
-- An entry of before may be known under another key by now, so it is found by its row.
select
    coalesce(r.key, b.key) as key,
    coalesce(r.number, b.number) as number,
    b.is_line,
    b.discipline,
    b.category_key,
    b.subcategory_key,
    b.value,
    b.is_row,
    b.import_id,
    b.position
from before_entries as b
left join (
    select distinct r.import_id, r.position, r.key, r.number
    from row_entries as r
) as r
    on b.import_id = r.import_id and b.position = r.position
