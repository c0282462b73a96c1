-- cohorts_by_content: what the people of each cohort have earned in each part of a discipline's content.
--
-- grain    one row per discipline, cohort, category and subcategory
-- reads    people_by_content
-- returns  discipline, cohort, category, subcategory, people, people_with_credit, people_open, credits_earned, credits_per_person, is_in_outline, name_confidence
select
    p.discipline,
    p.cohort,
    p.category,
    p.subcategory,
    count(*) as people,
    count(*) filter (where p.credits_earned > 0) as people_with_credit,
    count(*) filter (where p.is_open) as people_open,
    sum(p.credits_earned)::decimal(18, 2) as credits_earned,
    (
        (200 * sum(p.credits_earned)::decimal(18, 2) + count(*))::hugeint // nullif(2 * count(*), 0)
    )::decimal(18, 0) * 0.01::decimal(3, 2) as credits_per_person,
    p.is_in_outline,
    p.name_confidence
from people_by_content as p
group by
    p.discipline, p.cohort, p.category, p.subcategory, p.is_in_outline, p.name_confidence,
    p.category_position, p.position
order by
    p.discipline, p.cohort nulls last, p.category_position nulls last, p.category nulls last,
    p.position nulls last, p.subcategory nulls last
