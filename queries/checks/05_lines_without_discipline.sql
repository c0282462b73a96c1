-- lines_without_discipline: credits that no discipline can claim.
--
-- grain    one row per completion
-- reads    completion_lines, described_completions, person_numbers
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- G6  each discipline is judged on its own lines, so a line without one counts for nothing.
select
    'lines_without_discipline' as check_name,
    p.person_id,
    null::varchar as discipline,
    coalesce(c.reference_number, c.title) as item,
    count(*)::integer as occurrences,
    sum(l.credits) || ' credits of ' || coalesce(c.reference_number, c.title) || ', completed on '
    || c.completed_on || ', name no discipline and count for nothing; name it in the file or import with --discipline.' as message
from completion_lines as l
inner join described_completions as c
    on l.person_number = c.person_number and l.completion_number = c.completion_number
inner join person_numbers as p on c.person_number = p.person_number
where l.discipline is null and l.is_used
group by c.person_number, p.person_id, c.completion_number, c.reference_number, c.title, c.completed_on
order by p.person_id, c.completion_number, c.person_number
