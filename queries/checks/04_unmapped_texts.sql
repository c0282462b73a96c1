-- unmapped_texts: what distributions say that the content outline does not.
--
-- grain    one row per discipline, pair of texts and outline version that was asked
-- reads    texts_not_in_outline, outline_lines, aliases_in_force
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- L3, L4, L5  unmapped lines count for nothing until somebody says what they are; an unknown
--             subcategory of a known category counts for the category and is listed as well.
--             A close match is suggested, never applied: it takes effect once somebody teaches it.
with unmapped as (
    select
        t.text_number,
        t.effective_on,
        t.discipline,
        t.category_key,
        t.subcategory_key,
        t.category,
        t.category_text,
        t.subcategory_text,
        t.occurrences
    from texts_not_in_outline as t
    -- Without an outline nothing can be placed; that is a check of its own.
    where t.effective_on is not null
),

entries as (
    select
        o.discipline,
        o.effective_on,
        o.category,
        o.category || ' / ' || o.subcategory as entry,
        o.subcategory_key as entry_key,
        true as is_subcategory
    from outline_lines as o
    where o.subcategory_key is not null
    union
    select
        o.discipline,
        o.effective_on,
        o.category,
        o.category as entry,
        o.category_key as entry_key,
        false as is_subcategory
    from outline_lines as o
),

-- A text that already stands for something cannot be taught: it contradicts the text beside it, or
-- the outline has it in several categories.
understood as (
    select distinct u.text_number
    from unmapped as u
    inner join entries as e
        on
            u.discipline = e.discipline
            and u.effective_on = e.effective_on
            and e.is_subcategory
            and u.subcategory_key = e.entry_key
    union
    select distinct u.text_number
    from unmapped as u
    inner join aliases_in_force as a
        on
            u.discipline = coalesce(a.discipline, u.discipline)
            and coalesce(u.subcategory_key, u.category_key) = a.text_key
),

closest as (
    select
        u.text_number,
        u.effective_on,
        arg_max(
            e.entry, jaro_winkler_similarity(coalesce(u.subcategory_key, u.category_key), e.entry_key)
        ) as entry
    from unmapped as u
    inner join entries as e
        on
            u.discipline = e.discipline
            and u.effective_on = e.effective_on
            and (u.subcategory_key is not null) = e.is_subcategory
            -- A subcategory of another category than the one known would leave the line unmapped.
            and (u.category is null or u.category = e.category)
    where jaro_winkler_similarity(coalesce(u.subcategory_key, u.category_key), e.entry_key) >= 0.85
    group by u.text_number, u.effective_on
),

remedies as (
    select
        u.text_number,
        u.effective_on,
        '; the closest is "' || c.entry || '"' as suggestion,
        case
            when k.text_number is not null
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
    from unmapped as u
    left join closest as c on u.text_number = c.text_number and u.effective_on = c.effective_on
    left join understood as k on u.text_number = k.text_number
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
from unmapped as u
inner join remedies as t on u.text_number = t.text_number and u.effective_on = t.effective_on
order by u.discipline, u.category_key, u.subcategory_key, u.effective_on
