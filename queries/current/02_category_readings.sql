-- category_readings: which category each text means in each version of an outline.
--
-- grain    one row per discipline, version and text
-- reads    outline_lines, aliases_in_force
-- returns  discipline, effective_on, text_key, category
--
-- L5  a text is matched to the outline, then to the aliases.
with categories as (
    select distinct o.discipline, o.effective_on, o.category_key, o.category
    from outline_lines as o
),

category_names as (
    select c.discipline, c.effective_on, c.category_key as text_key, c.category, 1 as preference
    from categories as c
    union all
    -- An alias of this discipline goes before one of any discipline.
    select
        c.discipline, c.effective_on, a.text_key, c.category,
        case when a.discipline is null then 3 else 2 end as preference
    from aliases_in_force as a
    inner join categories as c
        on a.category_key = c.category_key and coalesce(a.discipline, c.discipline) = c.discipline
    where a.subcategory_key is null
)

select n.discipline, n.effective_on, n.text_key, arg_min(n.category, n.preference) as category
from category_names as n
group by n.discipline, n.effective_on, n.text_key
order by n.discipline, n.effective_on, n.text_key
