-- under_covered_structured_education: content that few people have credit in; advice, no requirement.
--
-- grain    one row per discipline and subcategory of the outline in force on the as-of date
-- reads    coverage
-- returns  discipline, category, subcategory, people, people_without_credit, share_of_people_without_credit, share_of_credits, share_of_exam
--
-- S4  by the share of people without credit in it, then by share of exam questions minus share of
--     credits. Ask it of structured education alone: the two lists are never mixed.
select
    c.discipline,
    c.category,
    c.subcategory,
    c.people,
    c.people_without_credit,
    (
        (20000 * c.people_without_credit + c.people) // nullif(2 * c.people, 0)
    )::decimal(9, 0) * 0.0001::decimal(5, 4) as share_of_people_without_credit,
    c.share_of_credits,
    c.share_of_exam
from coverage as c
where c.is_in_outline and c.people_without_credit > 0
order by
    share_of_people_without_credit desc,
    coalesce(c.share_of_exam, 0) - coalesce(c.share_of_credits, 0) desc,
    c.discipline, c.category, c.subcategory
