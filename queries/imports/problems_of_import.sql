-- problems_of_import: what one import had to say about the cells of its file.
--
-- grain    one row per problem
-- reads    import_problems
-- params   $import_id  integer  the import
-- returns  sheet_number, sheet, row_number, column_name, cell_value, problem, severity
--
-- P4  rows set aside are kept with their reason.
select
    p.sheet_number,
    p.sheet,
    p.row_number,
    p.column_name,
    p.cell_value,
    p.problem,
    p.severity
from import_problems as p
where p.import_id = $import_id
order by p.sheet_number, p.row_number nulls first, p.column_name, p.problem
