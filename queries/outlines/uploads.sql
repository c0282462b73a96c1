-- uploads: every file of content outlines that users ever added, the newest first.
--
-- grain    one row per upload
-- reads    uploaded_outlines, uploaded_outline_lines, outline_withdrawals
-- returns  outline_id, file, sha256, versions, lines, uploaded_at, uploaded_by, withdrawn_at, withdrawn_by
--
-- P3  like a withdrawn import, an upload that was removed stays in the history.
with brought as (
    select
        l.outline_id,
        string_agg(
            distinct l.discipline || ' ' || l.effective_on, ', '
            order by l.discipline || ' ' || l.effective_on
        ) as versions,
        count(*)::integer as lines
    from uploaded_outline_lines as l
    group by l.outline_id
)

select
    u.outline_id,
    u.file_name as file,
    u.file_sha256 as sha256,
    b.versions,
    b.lines,
    u.uploaded_at,
    u.uploaded_by,
    w.withdrawn_at,
    w.withdrawn_by
from uploaded_outlines as u
inner join brought as b on u.outline_id = b.outline_id
left join outline_withdrawals as w on u.outline_id = w.outline_id
order by u.outline_id desc
