-- rows_to_correct: rows set aside that no later import in force names.
--
-- grain    one row per row set aside
-- reads    set_aside_rows, corrected_rows
-- returns  import_id, position, set_aside_import_id, set_aside_position
--
-- P4  the first of a series of attempts is what the workbook names (set_aside_import_id and _position).
with attempts as (
    select
        s.import_id,
        s.position,
        coalesce(c.set_aside_import_id, s.import_id) as set_aside_import_id,
        coalesce(c.set_aside_position, s.position) as set_aside_position
    from set_aside_rows as s
    left join corrected_rows as c on s.import_id = c.import_id and s.position = c.position
)

select a.import_id, a.position, a.set_aside_import_id, a.set_aside_position
from attempts as a
anti join corrected_rows as c
    on
        a.set_aside_import_id = c.set_aside_import_id
        and a.set_aside_position = c.set_aside_position
        and a.import_id < c.import_id
order by a.import_id, a.position
