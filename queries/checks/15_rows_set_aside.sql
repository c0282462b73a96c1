-- rows_set_aside: rows of imports in force that could not be taken over and were not corrected since.
--
-- grain    one row per import, sheet, column and problem
-- reads    import_problems, imports, withdrawals, set_aside_rows, rows_to_correct
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
    || coalesce(', ' || p.column_name, '') || ': ' || p.problem
    || ' To correct it there: targeted-ce set-aside ' || i.import_id || ' OUT.xlsx' as message
from import_problems as p
inner join imports as i on p.import_id = i.import_id
anti join withdrawals as w on p.import_id = w.import_id
inner join set_aside_rows as s
    on
        p.import_id = s.import_id
        and p.sheet is not distinct from s.sheet
        and p.row_number = s.row_number
inner join rows_to_correct as t on s.import_id = t.import_id and s.position = t.position
where p.severity = 'set_aside'
group by i.import_id, i.file_name, p.sheet, p.column_name, p.problem
order by i.import_id, p.sheet, min(p.row_number), p.column_name, p.problem
