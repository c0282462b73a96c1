-- undo_effects: what of the rows in force goes, changes or comes back when an import is withdrawn.
--
-- grain    one row
-- reads    before_now, after_entries
-- returns  rows_in_force, gone, changed, back
--
-- P3  what the import added goes; what it updated has the value that the imports before it gave.
with compared as (
    select
        b.key is not null as was_there,
        a.key is not null as is_there,
        coalesce(b.is_row, a.is_row) as is_row,
        (a.value is distinct from b.value) as is_changed
    from before_now as b
    full outer join after_entries as a
        on
            b.key = a.key
            and b.number = a.number
            and b.is_line = a.is_line
            and b.discipline is not distinct from a.discipline
            and b.category_key is not distinct from a.category_key
            and b.subcategory_key is not distinct from a.subcategory_key
)

select
    (count(*) filter (where c.was_there))::integer as rows_in_force,
    (count(*) filter (where not c.is_there))::integer as gone,
    (count(*) filter (where c.was_there and c.is_there and c.is_changed))::integer as changed,
    (count(*) filter (where not c.was_there))::integer as back
from compared as c
where c.is_row
