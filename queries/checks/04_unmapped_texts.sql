-- unmapped_texts: what distributions say that the content outline does not.
--
-- grain    one row per discipline, pair of texts and outline version that was asked
-- reads    texts_to_teach
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- L5  a close match is suggested, never applied: it takes effect once somebody teaches it.
with close_enough as (
    select t.text_number, t.effective_on, t.closest[1] as entry
    from texts_to_teach as t
    where t.likeness >= 0.85
),

remedies as (
    select
        u.text_number,
        u.effective_on,
        '; the closest is "' || c.entry || '"' as suggestion,
        case
            when u.is_understood
                then '. What it names in itself does not fit; correct the text in the file.'
            else
                '. Correct the text in the file, or teach it: targeted-ce alias "'
                || coalesce(u.subcategory_text, u.category_text) || '" ' || u.discipline || ' "'
                || coalesce(
                    c.entry,
                    case
                        when u.subcategory_key is null then 'Category'
                        else coalesce(u.category, 'Category') || ' / Subcategory'
                    end
                ) || '"'
        end as remedy
    from texts_to_teach as u
    left join close_enough as c on u.text_number = c.text_number and u.effective_on = c.effective_on
)

select
    'unmapped_texts' as check_name,
    null::varchar as person_id,
    u.discipline,
    concat_ws(' / ', u.category_text, u.subcategory_text) as item,
    u.occurrences,
    u.occurrences || ' ' || u.discipline
    || case when u.occurrences = 1 then ' line' else ' lines' end
    || case
        when u.category_key is null and u.subcategory_key is null
            then
                ' with credits, but neither category nor subcategory, counting for nothing; '
                || 'name one in the file.'
        when u.category is not null
            then
                ' of "' || concat_ws(' / ', u.category_text, u.subcategory_text) || '", counting for '
                || u.category || ' only: the outline of ' || u.effective_on
                || ' has no such subcategory' || coalesce(t.suggestion, '') || t.remedy
        else
            ' of "' || concat_ws(' / ', u.category_text, u.subcategory_text)
            || '", counting for nothing: nothing in the outline of ' || u.effective_on
            || ' reads like it' || coalesce(t.suggestion, '') || t.remedy
    end as message
from texts_to_teach as u
inner join remedies as t on u.text_number = t.text_number and u.effective_on = t.effective_on
order by u.discipline, u.category_key, u.subcategory_key, u.effective_on
