-- records_entries: what the records say at this moment, as comparable values.
--
-- grain    one row per completion, and one per own line of a completion
-- reads    completions, completion_lines, line_texts
-- returns  key, number, is_line, discipline, category_key, subcategory_key, value, is_row, import_id, position
--
-- value lists the cells: Credits, Reference Number, Activity Title, Sponsor, CE Credits, CE Category, Activity Type.
--
-- is_row is false for a completion whose lines already stand for the records' rows.
with own as (
    select l.*
    from completion_lines as l
    where not l.is_from_activity_list
),

with_lines as (
    select distinct o.person_number, o.completion_number
    from own as o
)

select
    c.person_number as key,
    c.completion_number as number,
    true as is_line,
    o.discipline,
    t.category_key,
    t.subcategory_key,
    [
        o.credits::varchar, c.reference_number, c.title, c.sponsor, c.ce_credits::varchar,
        c.ce_category, c.activity_type
    ] as value,
    true as is_row,
    o.import_id,
    o.position
from completions as c
inner join own as o
    on c.person_number = o.person_number and c.completion_number = o.completion_number
inner join line_texts as t on o.text_number = t.text_number
union all
select
    c.person_number as key,
    c.completion_number as number,
    false as is_line,
    null as discipline,
    null as category_key,
    null as subcategory_key,
    [
        null, c.reference_number, c.title, c.sponsor, c.ce_credits::varchar, c.ce_category,
        c.activity_type
    ] as value,
    w.person_number is null as is_row,
    c.import_id,
    c.position
from completions as c
left join with_lines as w
    on c.person_number = w.person_number and c.completion_number = w.completion_number
