-- under_covered_cqr: prescribed content that people are short of, the most credits short first.
--
-- grain    one row per discipline, category and subcategory with credits short
-- reads    coverage
-- returns  discipline, category, subcategory, people_short, credits_short, credits_prescribed
--
-- S4  CQR: by credits short, descending.
select
    c.discipline,
    c.category,
    c.subcategory,
    c.people_short,
    c.credits_short,
    c.credits_prescribed
from coverage as c
where c.credits_short > 0
order by c.credits_short desc, c.people_short desc, c.discipline, c.category, c.subcategory
