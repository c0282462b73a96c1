-- row_changes: what the rows of one import did to what was in force before it.
--
-- grain    one row per sheet and change
-- reads    row_entries, before_now, after_entries
-- params   $import_id  integer  the import
-- returns  sheet, change, rows
--
-- P4  every row not set aside is added, updated or unchanged. L7: the same line again in one file
--     is the same row. A row of the wide layout is what all of its lines are, or else updated.
-- What is now and was nothing before needs no row here: what is not compared was added.
with compared as (
    select
        a.key,
        a.number,
        a.is_line,
        a.discipline,
        a.category_key,
        a.subcategory_key,
        coalesce(bool_or(a.value = b.value), false) as is_unchanged
    from after_entries as a
    inner join before_now as b
        on
            a.key = b.key
            and a.number = b.number
            and a.is_line = b.is_line
            and a.discipline is not distinct from b.discipline
            and a.category_key is not distinct from b.category_key
            and a.subcategory_key is not distinct from b.subcategory_key
    group by a.key, a.number, a.is_line, a.discipline, a.category_key, a.subcategory_key
),

imported as (
    select
        r.*,
        r.position * 65536::bigint + r.line_number as place
    from row_entries as r
    where r.import_id = $import_id
),

-- Hardly a row repeats another: to find those that do takes less than to number them all.
repeated as (
    select
        r.key,
        r.number,
        r.is_line,
        r.discipline,
        r.category_key,
        r.subcategory_key,
        min(r.place) as first_place
    from imported as r
    group by r.key, r.number, r.is_line, r.discipline, r.category_key, r.subcategory_key
    having count(*) > 1
),

line_changes as (
    select
        r.sheet,
        r.position,
        case
            when r.place > p.first_place or c.is_unchanged then 'unchanged'
            when c.key is not null then 'updated'
            else 'added'
        end as change
    from imported as r
    left join repeated as p
        on
            r.key = p.key
            and r.number = p.number
            and r.is_line = p.is_line
            and r.discipline is not distinct from p.discipline
            and r.category_key is not distinct from p.category_key
            and r.subcategory_key is not distinct from p.subcategory_key
    left join compared as c
        on
            r.key = c.key
            and r.number = c.number
            and r.is_line = c.is_line
            and r.discipline is not distinct from c.discipline
            and r.category_key is not distinct from c.category_key
            and r.subcategory_key is not distinct from c.subcategory_key
),

changes as (
    select
        l.sheet,
        l.position,
        case when min(l.change) = max(l.change) then min(l.change) else 'updated' end as change
    from line_changes as l
    group by l.sheet, l.position
)

select c.sheet, c.change, count(*) as rows
from changes as c
group by c.sheet, c.change
order by c.sheet, c.change
