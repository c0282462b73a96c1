-- subcategory_readings: which subcategories each text may mean in each version of an outline.
--
-- grain    one row per discipline, version, text, category and subcategory
-- reads    outline_lines, aliases_in_force
-- returns  discipline, effective_on, text_key, category, subcategory
--
-- L5  a text is matched to the outline, then to the aliases. Categories may have subcategories of the same name.
with subcategory_names as (
    select
        o.discipline, o.effective_on, o.subcategory_key as text_key, o.category, o.subcategory,
        1 as preference
    from outline_lines as o
    where o.subcategory_key is not null
    union
    select
        o.discipline, o.effective_on, a.text_key, o.category, o.subcategory,
        case when a.discipline is null then 3 else 2 end as preference
    from aliases_in_force as a
    inner join outline_lines as o
        on
            a.category_key = o.category_key
            and a.subcategory_key = o.subcategory_key
            and coalesce(a.discipline, o.discipline) = o.discipline
)

select n.discipline, n.effective_on, n.text_key, n.category, n.subcategory
from subcategory_names as n
qualify
    n.preference = min(n.preference)
        over (
            partition by n.discipline, n.effective_on, n.text_key
        )
order by n.discipline, n.effective_on, n.text_key, n.category, n.subcategory
