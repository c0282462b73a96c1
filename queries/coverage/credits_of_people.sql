-- credits_of_people: what each person has earned in each discipline, by content.
--
-- grain    one row per person, discipline, category and subcategory with a counted line
-- reads    placed_lines
-- returns  person_number, discipline, category, subcategory, credits_earned
--
-- S5  each line of a completion counts once, however many goals it served.
select
    p.person_number,
    p.discipline,
    p.category,
    p.subcategory,
    sum(p.credits)::decimal(18, 2) as credits_earned
from placed_lines as p
where p.is_counted_here
group by p.person_number, p.discipline, p.category, p.subcategory
