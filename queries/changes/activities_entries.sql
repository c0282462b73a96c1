-- activities_entries: what the activities list says at this moment, as comparable values.
--
-- grain    one row per activity, and one per line of an activity
-- reads    activities, activity_lines, activity_matches, line_texts
-- returns  key, number, is_line, discipline, category_key, subcategory_key, value, is_row, import_id, position
--
-- value lists the cells: Credits, Reference Number, Activity Title, Sponsor, CE Credits.
--
-- is_row is false for an activity whose lines already stand for the list's rows.
with with_lines as (
    select distinct l.activity_key
    from activity_lines as l
),

newest as (
    select
        m.activity_key,
        max(m.import_id) as import_id,
        arg_max(m.position, m.import_id * 4294967296 - m.position) as position
    from activity_matches as m
    group by m.activity_key
)

select
    l.activity_key as key,
    0 as number,
    true as is_line,
    l.discipline,
    t.category_key,
    t.subcategory_key,
    [l.credits::varchar, a.reference_number, a.title, a.sponsor, a.ce_credits::varchar] as value,
    true as is_row,
    l.import_id,
    l.position
from activity_lines as l
inner join line_texts as t on l.text_number = t.text_number
inner join activities as a on l.activity_key = a.activity_key
union all
select
    a.activity_key as key,
    0 as number,
    false as is_line,
    null as discipline,
    null as category_key,
    null as subcategory_key,
    [null, a.reference_number, a.title, a.sponsor, a.ce_credits::varchar] as value,
    w.activity_key is null as is_row,
    n.import_id,
    n.position
from activities as a
inner join newest as n on a.activity_key = n.activity_key
left join with_lines as w on a.activity_key = w.activity_key
