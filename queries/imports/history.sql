-- history: every import ever made, the newest first.
--
-- grain    one row per import
-- reads    imports, import_sheets, withdrawals
-- returns  import_id, file, sha256, imported_at, imported_by, kinds, rows_read, added, updated, unchanged, set_aside, withdrawn_at, withdrawn_by
--
-- P3  a withdrawn import stays in the history.
select
    i.import_id,
    i.file_name as file,
    i.file_sha256 as sha256,
    i.imported_at,
    i.imported_by,
    string_agg(distinct s.kind, ', ' order by s.kind) as kinds,
    sum(s.rows_read)::integer as rows_read,
    sum(s.rows_added)::integer as added,
    sum(s.rows_updated)::integer as updated,
    sum(s.rows_unchanged)::integer as unchanged,
    sum(s.rows_set_aside)::integer as set_aside,
    w.withdrawn_at,
    w.withdrawn_by
from imports as i
inner join import_sheets as s on i.import_id = s.import_id
left join withdrawals as w on i.import_id = w.import_id
group by
    i.import_id, i.file_name, i.file_sha256, i.imported_at, i.imported_by,
    w.withdrawn_at, w.withdrawn_by
order by i.import_id desc
