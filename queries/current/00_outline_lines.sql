-- outline_lines: the content outlines in force, the program's own and those that users added.
--
-- grain    one row per discipline, version, category and subcategory
-- reads    bundled_outline_lines, uploaded_outlines, uploaded_outline_lines, outline_withdrawals
-- returns  outline_id, discipline, effective_on, date_confidence, superseded_on, category, category_key, subcategory, subcategory_key, exam_questions, category_exam_questions, name_confidence, count_confidence, note, source, position
--
-- outline_id is the upload that brought the version, null for the program's own.
--
-- G7  an outline is whole: the newest upload of a version replaces all of it. A version is superseded
--     when the next one known takes effect, or earlier where the data say so.
-- P5  a correction that is silent on when its version was superseded changes nothing about that.
with known as (
    select
        null::integer as outline_id, b.discipline, b.effective_on, b.date_confidence, b.superseded_on,
        b.category, b.category_key, b.subcategory, b.subcategory_key, b.exam_questions,
        b.category_exam_questions, b.name_confidence, b.count_confidence, b.note, b.source, b.position
    from bundled_outline_lines as b
    union all
    select
        l.outline_id, l.discipline, l.effective_on, l.date_confidence, l.superseded_on,
        l.category, l.category_key, l.subcategory, l.subcategory_key, l.exam_questions,
        l.category_exam_questions, l.name_confidence, l.count_confidence, l.note,
        concat_ws(' · ', nullif(l.source, ''), u.file_name || ', added by ' || u.uploaded_by) as source,
        l.position
    from uploaded_outline_lines as l
    inner join uploaded_outlines as u on l.outline_id = u.outline_id
    anti join outline_withdrawals as w on l.outline_id = w.outline_id
),

versions as (
    select
        k.discipline,
        k.effective_on,
        max(k.outline_id) as outline_id,
        arg_max(k.superseded_on, coalesce(k.outline_id, 0))
        filter (where k.superseded_on is not null) as superseded_on
    from known as k
    group by k.discipline, k.effective_on
),

dated as (
    select
        v.discipline,
        v.effective_on,
        v.outline_id,
        -- Of two dates the earlier; of one date and none the one.
        least(
            v.superseded_on,
            lead(v.effective_on) over (partition by v.discipline order by v.effective_on)
        ) as superseded_on
    from versions as v
)

select
    k.outline_id,
    k.discipline,
    k.effective_on,
    k.date_confidence,
    d.superseded_on,
    k.category,
    k.category_key,
    k.subcategory,
    k.subcategory_key,
    k.exam_questions,
    k.category_exam_questions,
    k.name_confidence,
    k.count_confidence,
    k.note,
    k.source,
    k.position
from known as k
inner join dated as d
    on
        k.discipline = d.discipline
        and k.effective_on = d.effective_on
        and k.outline_id is not distinct from d.outline_id
order by k.discipline, k.effective_on, k.position
