-- changed_in_force: how much of what was in force one import changes or takes away.
--
-- grain    one row
-- reads    before_now, after_entries
-- returns  rows_in_force, rows_changed, entries_changed
--
-- entries_changed counts also those that stand for no row.
select
    count(*) filter (where b.is_row) as rows_in_force,
    count(*) filter (where b.is_row and a.value is distinct from b.value) as rows_changed,
    count(*) filter (where a.value is distinct from b.value) as entries_changed
from before_now as b
left join after_entries as a
    on
        b.key = a.key
        and b.number = a.number
        and b.is_line = a.is_line
        and b.discipline is not distinct from a.discipline
        and b.category_key is not distinct from a.category_key
        and b.subcategory_key is not distinct from a.subcategory_key
