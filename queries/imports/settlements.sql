-- settlements: how many rows that one import set aside came back corrected with another.
--
-- grain    one row per import and the import whose rows it settled
-- reads    corrected_rows, imports
-- returns  import_id, file, set_aside_import_id, set_aside_file, rows
--
-- P4  a row that is set aside once more is an attempt, and settles nothing yet.
select
    c.import_id,
    i.file_name as file,
    c.set_aside_import_id,
    s.file_name as set_aside_file,
    count(distinct c.set_aside_position)::integer as rows
from corrected_rows as c
inner join imports as i on c.import_id = i.import_id
inner join imports as s on c.set_aside_import_id = s.import_id
where c.is_taken
group by c.import_id, i.file_name, c.set_aside_import_id, s.file_name
order by c.import_id, c.set_aside_import_id
