-- rows_set_aside: rows of imports in force that could not be taken over.
--
-- grain    one row per import, sheet, column and problem
-- reads    import_problems, imports, withdrawals
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- P4  rows set aside are kept with their reason.
select
    'rows_set_aside' as check_name,
    null::varchar as person_id,
    null::varchar as discipline,
    i.file_name as item,
    count(*)::integer as occurrences,
    i.file_name || coalesce(', sheet ' || p.sheet, '') || ', row ' || min(p.row_number)
    || case when count(*) > 1 then ' and ' || count(*) - 1 || ' more' else '' end
    || coalesce(', ' || p.column_name, '') || ': ' || p.problem as message
from import_problems as p
inner join imports as i on p.import_id = i.import_id
anti join withdrawals as w on p.import_id = w.import_id
where p.severity = 'set_aside'
group by i.import_id, i.file_name, p.sheet, p.column_name, p.problem
order by i.import_id, p.sheet, min(p.row_number), p.column_name, p.problem
