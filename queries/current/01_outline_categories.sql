-- outline_categories: the major categories of every version of every outline, in its order.
--
-- grain    one row per discipline, version and category
-- reads    outline_lines
-- returns  discipline, effective_on, category, position
select
    o.discipline,
    o.effective_on,
    o.category,
    min(o.position) as position
from outline_lines as o
group by o.discipline, o.effective_on, o.category
order by o.discipline, o.effective_on, position
