-- texts_not_in_outline: what distributions say that the content outline does not.
--
-- grain    one row per pair of texts and outline version that was asked; a blank version where there is none
-- reads    completion_lines, written_texts, activity_lines, goal_windows, line_texts, outline_lines, text_matches, prescribed_texts
-- params   $as_of  date  the day everything is computed for
-- returns  text_number, effective_on, discipline, category_key, subcategory_key, category, category_text, subcategory_text, occurrences
--
-- L3, L4, L5  a text that reads like nothing, or whose category is known and whose subcategory is not.
-- G7          a line is asked of the outline of its person's goals, else of that of the as-of date.
-- G8          a text that a prescription takes as it is written is not missed.
with versions_of_the_day as (
    select o.discipline, max(o.effective_on) as effective_on
    from outline_lines as o
    where o.effective_on <= $as_of::date
    group by o.discipline
),

asked as (
    select
        l.text_number,
        l.written_text,
        l.import_id,
        l.position,
        -- A condition on one side alone would make the join below compare every line with every text.
        case when g.pathway = 'cqr' then g.goal_number end as cqr_goal_number,
        case when g.goal_number is null then v.effective_on else g.outline_effective_on end
            as effective_on
    from completion_lines as l
    left join goal_windows as g
        on l.person_number = g.person_number and l.discipline = g.discipline
    left join versions_of_the_day as v on l.discipline = v.discipline
    where l.is_used
)

select
    a.text_number,
    a.effective_on,
    k.discipline,
    k.category_key,
    k.subcategory_key,
    m.category,
    min(if(w.written_text is null, l.category_text, w.category_text)) as category_text,
    min(if(w.written_text is null, l.subcategory_text, w.subcategory_text)) as subcategory_text,
    count(*)::integer as occurrences
from asked as a
inner join line_texts as k on a.text_number = k.text_number
left join text_matches as m
    on a.text_number = m.text_number and a.effective_on = m.effective_on
anti join prescribed_texts as p
    on a.cqr_goal_number = p.goal_number and a.text_number = p.text_number
left join written_texts as w on a.written_text = w.written_text
left join activity_lines as l
    on
        a.import_id = l.import_id
        and a.position = l.position
        and a.text_number = l.text_number
where m.category is null or (k.subcategory_key is not null and m.subcategory is null)
group by
    a.text_number, a.effective_on, k.discipline, k.category_key, k.subcategory_key, m.category
