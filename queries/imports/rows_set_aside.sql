-- rows_set_aside: the rows of one import that wait for a correction, with what is wrong with them.
--
-- grain    one row per row and problem
-- reads    rows_to_correct, set_aside_rows, import_problems, imports
-- params   $import_id  integer  the import
-- returns  position, sheet, kind, row_number, name, cells, column_name, problem
--
-- P4  name is what a corrected row is recognised by when it comes back: the import, the row's place in it,
--     and the beginning of its file's digest, as another database has an import of that number, too.
select
    s.position,
    s.sheet,
    s.kind,
    s.row_number,
    t.set_aside_import_id || ':' || t.set_aside_position || ':' || left(i.file_sha256, 8) as name,
    s.cells,
    p.column_name,
    p.problem
from rows_to_correct as t
inner join set_aside_rows as s on t.import_id = s.import_id and t.position = s.position
inner join imports as i on t.set_aside_import_id = i.import_id
inner join import_problems as p
    on
        s.import_id = p.import_id
        and s.sheet is not distinct from p.sheet
        and s.row_number = p.row_number
where t.import_id = $import_id and p.severity = 'set_aside'
order by s.position, p.column_name, p.problem
