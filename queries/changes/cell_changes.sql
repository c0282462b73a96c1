-- cell_changes: each value that one import changes, and each line that it takes away.
--
-- grain    one row per changed cell, and one per line that goes
-- reads    row_entries, before_now, after_entries, named_rows
-- params   $import_id, $columns
-- returns  sheet, row_number, what, column_name, old_value, new_value
--
-- P5  a set of lines is replaced as a whole; the lines that go belong to no row of the new file, so
--     they stand with the first row that speaks of their set. $columns names the cells of a value.
with imported as (
    select
        r.key, r.number, r.is_line, r.discipline, r.category_key, r.subcategory_key,
        n.sheet, n.row_number, n.what, r.position, r.line_number
    from row_entries as r
    inner join named_rows as n
        on r.import_id = n.import_id and r.position = n.position and r.line_number = n.line_number
    where r.import_id = $import_id
    qualify
        row_number() over (
            partition by
                r.key, r.number, r.is_line, r.discipline, r.category_key, r.subcategory_key
            order by r.position, r.line_number
        ) = 1
),

compared as (
    select
        i.sheet, i.row_number, i.what, i.position, i.line_number,
        b.value as old_values, a.value as new_values
    from imported as i
    inner join after_entries as a
        on
            i.key = a.key
            and i.number = a.number
            and i.is_line = a.is_line
            and i.discipline is not distinct from a.discipline
            and i.category_key is not distinct from a.category_key
            and i.subcategory_key is not distinct from a.subcategory_key
    inner join before_now as b
        on
            i.key = b.key
            and i.number = b.number
            and i.is_line = b.is_line
            and i.discipline is not distinct from b.discipline
            and i.category_key is not distinct from b.category_key
            and i.subcategory_key is not distinct from b.subcategory_key
    -- Two entries may have become one; it changed where it is like neither.
    qualify
        row_number() over (
            partition by i.position, i.line_number
            order by b.value is distinct from a.value, b.import_id desc, b.position
        ) = 1
),

places as (
    select unnest(range(1, len($columns) + 1)) as place
),

cells as (
    select
        c.sheet, c.row_number, c.what, c.position, c.line_number, p.place,
        c.old_values[p.place] as old_value, c.new_values[p.place] as new_value
    from compared as c
    cross join places as p
    where c.old_values is distinct from c.new_values
),

gone as (
    -- L7: a wide row may say one line under two headings.
    select distinct
        b.key, b.number, b.discipline, n.what, b.value[1] as old_value, b.import_id, b.position
    from before_now as b
    anti join after_entries as a
        on
            b.key = a.key
            and b.number = a.number
            and b.is_line = a.is_line
            and b.discipline is not distinct from a.discipline
            and b.category_key is not distinct from a.category_key
            and b.subcategory_key is not distinct from a.subcategory_key
    inner join named_rows as n
        on
            b.import_id = n.import_id
            and b.position = n.position
            and b.discipline is not distinct from n.discipline
            and b.category_key is not distinct from n.category_key
            and b.subcategory_key is not distinct from n.subcategory_key
    where b.is_line
),

sets as (
    select
        i.key,
        i.number,
        i.discipline,
        arg_min(i.sheet, i.position) as sheet,
        arg_min(i.row_number, i.position) as row_number,
        min(i.position) as position
    from imported as i
    where i.is_line
    group by i.key, i.number, i.discipline
),

changes as (
    select
        c.sheet, c.row_number, c.what, $columns[c.place] as column_name, c.old_value, c.new_value,
        c.position, c.line_number, c.place
    from cells as c
    where c.old_value is distinct from c.new_value
    union all
    select
        s.sheet, s.row_number, g.what, $columns[1] as column_name, g.old_value, null as new_value,
        s.position, 65536 as line_number, g.position as place
    from gone as g
    left join sets as s
        on g.key = s.key and g.number = s.number and g.discipline is not distinct from s.discipline
)

select c.sheet, c.row_number, c.what, c.column_name, c.old_value, c.new_value
from changes as c
order by c.position nulls last, c.line_number, c.place, c.what
