-- texts_to_teach: texts of distributions that the content outline does not have, with the closest entries.
--
-- grain    one row per text and outline version that was asked
-- reads    texts_not_in_outline, outline_lines, aliases_in_force
-- returns  text_number, effective_on, discipline, category_key, subcategory_key, category, category_text, subcategory_text, occurrences, is_understood, closest, likeness
--
-- category is the outline's where it is known. closest names up to three entries, the likest first,
-- likeness is that of the first. With is_understood there is nothing to teach.
--
-- L3, L4, L5  unmapped lines count for nothing until somebody says what they are; an unknown
--             subcategory of a known category counts for the category and is listed as well.
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

alike as (
    select
        u.text_number,
        u.effective_on,
        e.entry,
        jaro_winkler_similarity(coalesce(u.subcategory_key, u.category_key), e.entry_key)
            as likeness
    from unmapped as u
    inner join entries as e
        on
            u.discipline = e.discipline
            and u.effective_on = e.effective_on
            and (u.subcategory_key is not null) = e.is_subcategory
            -- A subcategory of another category than the one known would leave the line unmapped.
            and (u.category is null or u.category = e.category)
    qualify
        row_number() over (
            partition by u.text_number, u.effective_on order by likeness desc, e.entry
        ) <= 3
),

closest as (
    select
        a.text_number,
        a.effective_on,
        list(a.entry order by a.likeness desc, a.entry) as entries,
        max(a.likeness) as likeness
    from alike as a
    group by a.text_number, a.effective_on
)

select
    u.text_number,
    u.effective_on,
    u.discipline,
    u.category_key,
    u.subcategory_key,
    u.category,
    u.category_text,
    u.subcategory_text,
    u.occurrences,
    k.text_number is not null as is_understood,
    c.entries as closest,
    c.likeness
from unmapped as u
left join closest as c on u.text_number = c.text_number and u.effective_on = c.effective_on
left join understood as k on u.text_number = k.text_number
order by u.discipline, u.category_key, u.subcategory_key, u.effective_on
