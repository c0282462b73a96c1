-- completion_lines: the credit distribution in force of each completion.
--
-- grain    one row per completion, discipline, category text and subcategory text
-- reads    record_matches, record_rows, written_texts, line_texts, completions, activity_lines, corrected_rows
-- returns  person_number, completion_number, discipline, text_number, written_text, credits, is_used, is_from_activity_list, is_accepted, is_repeated, activity_number, completed_on, import_id, position
--
-- A line carries what it is judged by, so that the answers read this table alone. How its text is written stands
-- in written_texts, or, where written_text is null, in activity_lines.
-- L3  per discipline: the completion's own lines that name a category or subcategory; else those
--     of the activities list; else its own lines that name neither. Own lines that give way to
--     others stay, with is_used false.
-- L7  where rows of one import differ only in their credits, the first stands.
-- P5  a completion's lines in a discipline are one set: the newest import with one replaces it whole;
--     a corrected row joins the set (see corrected_rows).
-- Hardly a line repeats another one or has an older one: to find those that do takes less than to go by
-- them for all.
with texts as (
    select
        w.written_text,
        t.text_number,
        w.discipline,
        w.category_key is not null or w.subcategory_key is not null as is_named
    from written_texts as w
    inner join line_texts as t
        on
            w.discipline is not distinct from t.discipline
            and w.category_key is not distinct from t.category_key
            and w.subcategory_key is not distinct from t.subcategory_key
),

entries as (
    select
        m.person_number,
        m.completion_number,
        t.text_number,
        r.written_text,
        t.discipline,
        r.credits,
        t.is_named,
        r.import_id,
        r.position,
        coalesce(c.is_correction, false) as is_correction,
        case when c.is_correction then c.set_aside_import_id else r.import_id end as set_import_id,
        -- The topmost row of the file, and its leftmost column in the wide layout.
        r.position * 65536::bigint + r.line_number as place,
        d.not_accepted_reason is null as is_accepted,
        d.is_repeated,
        d.activity_number,
        d.completed_on,
        r.import_id < d.import_id as is_older
    from record_matches as m
    inner join completions as d
        on m.person_number = d.person_number and m.completion_number = d.completion_number
    inner join record_rows as r on m.import_id = r.import_id and m.position = r.position
    inner join texts as t on r.written_text = t.written_text
    left join corrected_rows as c on r.import_id = c.import_id and r.position = c.position
    where r.credits is not null and not coalesce(c.is_replaced, false)
),

-- Of few completions are there rows of several imports; import_id of a completion is the newest of them.
several as (
    select distinct e.person_number, e.completion_number
    from entries as e
    where e.is_older
),

-- Of several imports with lines in a discipline.
newest as (
    select
        e.person_number,
        e.completion_number,
        e.discipline,
        max(e.set_import_id) as import_id
    from entries as e
    semi join several as s
        on e.person_number = s.person_number and e.completion_number = s.completion_number
    group by e.person_number, e.completion_number, e.discipline
),

-- Of several rows of one import with the same line.
first_places as (
    select
        e.person_number,
        e.completion_number,
        e.text_number,
        e.import_id,
        min(e.place) as place
    from entries as e
    group by e.person_number, e.completion_number, e.text_number, e.import_id
    having count(*) > 1
),

standing as (
    select e.*
    from entries as e
    left join newest as n
        on
            e.person_number = n.person_number
            and e.completion_number = n.completion_number
            and e.discipline is not distinct from n.discipline
    left join first_places as f
        on
            e.person_number = f.person_number
            and e.completion_number = f.completion_number
            and e.text_number = f.text_number
            and e.import_id = f.import_id
    where
        (f.place is null or e.place = f.place)
        and (
            n.import_id is null
            or e.import_id = n.import_id
            or (e.is_correction and e.import_id > n.import_id)
        )
),

corrected as (
    select s.person_number, s.completion_number, s.text_number, max(s.import_id) as import_id
    from standing as s
    where s.is_correction
    group by s.person_number, s.completion_number, s.text_number
),

own as (
    select s.*
    from standing as s
    left join corrected as c
        on
            s.person_number = c.person_number
            and s.completion_number = c.completion_number
            and s.text_number = c.text_number
    where c.import_id is null or s.import_id = c.import_id
),

named as (
    select o.person_number, o.completion_number, o.discipline
    from own as o
    where o.is_named
),

listed as (
    select
        c.person_number,
        c.completion_number,
        c.not_accepted_reason is null as is_accepted,
        c.is_repeated,
        c.activity_number,
        c.completed_on,
        a.*
    from completions as c
    inner join activity_lines as a on c.activity_key = a.activity_key
    anti join named as n
        on
            c.person_number = n.person_number
            and c.completion_number = n.completion_number
            and a.discipline = n.discipline
),

-- Where a line names neither category nor subcategory: whether others of its discipline go before it.
giving_way as (
    select u.person_number, u.completion_number, u.discipline
    from named as n
    inner join own as u
        on
            n.person_number = u.person_number
            and n.completion_number = u.completion_number
            and n.discipline is not distinct from u.discipline
    where not u.is_named
    union
    select l.person_number, l.completion_number, l.discipline
    from listed as l
),

lines as (
    select
        o.person_number,
        o.completion_number,
        o.discipline,
        o.text_number,
        o.written_text,
        o.credits,
        true as is_used,
        false as is_from_activity_list,
        o.is_accepted,
        o.is_repeated,
        o.activity_number,
        o.completed_on,
        o.import_id,
        o.position
    from own as o
    where o.is_named
    union all
    select
        o.person_number,
        o.completion_number,
        o.discipline,
        o.text_number,
        o.written_text,
        o.credits,
        g.person_number is null as is_used,
        false as is_from_activity_list,
        o.is_accepted,
        o.is_repeated,
        o.activity_number,
        o.completed_on,
        o.import_id,
        o.position
    from own as o
    left join giving_way as g
        on
            o.person_number = g.person_number
            and o.completion_number = g.completion_number
            and o.discipline is not distinct from g.discipline
    where not o.is_named
    union all
    select
        l.person_number,
        l.completion_number,
        l.discipline,
        l.text_number,
        null as written_text,
        l.credits,
        true as is_used,
        true as is_from_activity_list,
        l.is_accepted,
        l.is_repeated,
        l.activity_number,
        l.completed_on,
        l.import_id,
        l.position
    from listed as l
)

select
    l.person_number,
    l.completion_number,
    l.discipline,
    l.text_number,
    l.written_text,
    l.credits,
    l.is_used,
    l.is_from_activity_list,
    l.is_accepted,
    l.is_repeated,
    l.activity_number,
    l.completed_on,
    l.import_id,
    l.position
from lines as l
