-- corrected_rows: rows that name a row set aside before, as the workbook of rows set aside has them do.
--
-- grain    one row per row that names one
-- reads    named_set_aside_rows, set_aside_rows, imports, withdrawals
-- returns  import_id, position, set_aside_import_id, set_aside_position, is_taken, is_replaced, is_correction
--
-- P4  a row set aside is corrected and uploaded again. A row that is set aside once more (is_taken is
--     false) names the first one still, so that a whole series of attempts is about one row. A name
--     ends in the beginning of the file's digest: one from another database is about no row here.
-- P5  a correction joins the set of lines in force instead of replacing it (is_correction): the other
--     lines of its completion were taken from the first file and are not in the workbook. The newest
--     correction of a row replaces the earlier ones. Once the first import is withdrawn, there is
--     nothing to join, and the row stands as any other.
with corrections as (
    select
        n.import_id,
        n.position,
        s.import_id as set_aside_import_id,
        s.position as set_aside_position,
        n.is_taken,
        n.is_taken and n.import_id < max(n.import_id) filter (where n.is_taken) over (
            partition by s.import_id, s.position
        ) as is_replaced
    from named_set_aside_rows as n
    anti join withdrawals as w on n.import_id = w.import_id
    inner join set_aside_rows as s
        on
            try_cast(split_part(n.name, ':', 1) as integer) = s.import_id
            and try_cast(split_part(n.name, ':', 2) as integer) = s.position
            and n.kind = s.kind
            and n.import_id > s.import_id
    inner join imports as i
        on s.import_id = i.import_id and split_part(n.name, ':', 3) = left(i.file_sha256, 8)
)

select
    c.import_id,
    c.position,
    c.set_aside_import_id,
    c.set_aside_position,
    c.is_taken,
    c.is_replaced,
    c.is_taken and w.import_id is null as is_correction
from corrections as c
left join withdrawals as w on c.set_aside_import_id = w.import_id
order by c.import_id, c.position
