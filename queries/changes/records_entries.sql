-- records_entries: what the records say at this moment, as comparable values.
--
-- grain    one row per completion, and one per own line of a completion
-- reads    completions, written_activities, completion_lines, line_texts
-- returns  key, number, is_line, discipline, category_key, subcategory_key, value, is_row, import_id, position
--
-- value lists the cells: Credits, Reference Number, Activity Title, Sponsor, CE Credits, CE Category, Activity Type.
-- They are texts, as two imports that write the same have it under different numbers.
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
),

valued as (
    select
        c.person_number,
        c.completion_number,
        [
            case when starts_with(c.activity_key, 'number ') then substr(c.activity_key, 8) end,
            t.title, s.sponsor, e.ce_credits::varchar, y.ce_category, a.activity_type
        ] as value,
        c.import_id,
        c.position
    from completions as c
    inner join written_activities as t on c.title_of = t.written_activity
    inner join written_activities as s on c.sponsor_of = s.written_activity
    inner join written_activities as e on c.ce_credits_of = e.written_activity
    inner join written_activities as y on c.ce_category_of = y.written_activity
    inner join written_activities as a on c.activity_type_of = a.written_activity
)

select
    c.person_number as key,
    c.completion_number as number,
    true as is_line,
    o.discipline,
    t.category_key,
    t.subcategory_key,
    [o.credits::varchar] || c.value as value,
    true as is_row,
    o.import_id,
    o.position
from valued as c
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
    [null] || c.value as value,
    w.person_number is null as is_row,
    c.import_id,
    c.position
from valued as c
left join with_lines as w
    on c.person_number = w.person_number and c.completion_number = w.completion_number
