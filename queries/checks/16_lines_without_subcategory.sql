-- lines_without_subcategory: credits that a prescription cannot use as they are written.
--
-- grain    one row per CQR goal and category
-- reads    line_outcomes, goal_windows, completion_lines, written_texts, activity_lines
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- L4  a line that names only a category never counts toward a subcategory line.
select
    'lines_without_subcategory' as check_name,
    g.person_id,
    g.discipline,
    o.category as item,
    count(*)::integer as occurrences,
    sum(o.credits) || ' credits of ' || g.name || ' (' || g.person_id || ') name ' || o.category
    || ' without a subcategory and count for nothing in the prescription; name the subcategory in the file.'
        as message
from line_outcomes as o
inner join goal_windows as g on o.goal_number = g.goal_number
inner join completion_lines as l
    on
        o.person_number = l.person_number
        and o.completion_number = l.completion_number
        and o.text_number = l.text_number
left join written_texts as w on l.written_text = w.written_text
left join activity_lines as a
    on
        l.import_id = a.import_id
        and l.position = a.position
        and l.text_number = a.text_number
where
    g.pathway = 'cqr'
    and o.outcome = 'unmapped'
    and o.category is not null
    and if(w.written_text is null, a.subcategory_text, w.subcategory_text) is null
group by g.person_id, g.name, g.discipline, o.category
order by g.person_id, g.discipline, o.category
