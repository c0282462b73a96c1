-- changed_in_force: how much of what was in force one import changes or takes away.
--
-- grain    one row
-- reads    row_entries, before_entries, after_entries
-- returns  rows_in_force, rows_changed
with before_now as (
    select
        coalesce(r.key, b.key) as key,
        coalesce(r.number, b.number) as number,
        b.is_line,
        b.discipline,
        b.category_key,
        b.subcategory_key,
        b.value
    from before_entries as b
    left join (
        select distinct r.import_id, r.position, r.key, r.number
        from row_entries as r
    ) as r
        on b.import_id = r.import_id and b.position = r.position
    where b.is_row
)

select
    count(*) as rows_in_force,
    count(*) filter (where a.value is distinct from b.value) as rows_changed
from before_now as b
left join after_entries as a
    on
        b.key = a.key
        and b.number = a.number
        and b.is_line = a.is_line
        and b.discipline is not distinct from a.discipline
        and b.category_key is not distinct from a.category_key
        and b.subcategory_key is not distinct from a.subcategory_key
