-- people_by_content: what each person in scope has earned in each part of a discipline's content.
--
-- grain    one row per discipline, person with a goal in it, category and subcategory
-- reads    goal_windows, credits_of_people, requirement_gaps, outline_in_force
-- returns  discipline, person_id, name, cohort, site, category, subcategory, credits_earned, credits_prescribed, credits_short, category_short, is_open, is_in_outline, name_confidence, category_position, position
--
-- S5  the content is that of the outline in force on the as-of date, and whatever else was counted or
--     prescribed. A place is open where a prescribed amount (G4) or its category's minimum (G1) is missing.
with people as (
    select distinct g.discipline, g.person_number, g.person_id, g.name, g.cohort, g.site
    from goal_windows as g
),

prescribed as (
    select
        g.discipline,
        g.person_number,
        r.category,
        r.subcategory,
        sum(r.credits_required)::decimal(18, 2) as credits_prescribed,
        sum(r.gap)::decimal(18, 2) as credits_short
    from requirement_gaps as r
    inner join goal_windows as g on r.goal_number = g.goal_number
    where r.level = 'subcategory'
    group by g.discipline, g.person_number, r.category, r.subcategory
),

minimums as (
    select g.discipline, g.person_number, r.category, max(r.gap) as category_short
    from requirement_gaps as r
    inner join goal_windows as g on r.goal_number = g.goal_number
    where r.level = 'category'
    group by g.discipline, g.person_number, r.category
),

content as (
    select o.discipline, o.category, o.subcategory
    from outline_in_force as o
    union
    select c.discipline, c.category, c.subcategory
    from credits_of_people as c
    union
    select p.discipline, p.category, p.subcategory
    from prescribed as p
),

categories as (
    select distinct o.discipline, o.category, o.category_position
    from outline_in_force as o
)

select
    p.discipline,
    p.person_id,
    p.name,
    p.cohort,
    p.site,
    t.category,
    t.subcategory,
    coalesce(c.credits_earned, 0)::decimal(18, 2) as credits_earned,
    r.credits_prescribed,
    r.credits_short,
    m.category_short,
    coalesce(r.credits_short, 0) > 0 or coalesce(m.category_short, 0) > 0 as is_open,
    o.discipline is not null as is_in_outline,
    o.name_confidence,
    k.category_position,
    o.position
from people as p
inner join content as t on p.discipline = t.discipline
left join credits_of_people as c
    on
        p.person_number = c.person_number
        and p.discipline = c.discipline
        and t.category is not distinct from c.category
        and t.subcategory is not distinct from c.subcategory
left join prescribed as r
    on
        p.person_number = r.person_number
        and p.discipline = r.discipline
        and t.category is not distinct from r.category
        and t.subcategory is not distinct from r.subcategory
left join minimums as m
    on
        p.person_number = m.person_number
        and p.discipline = m.discipline
        and t.category = m.category
left join outline_in_force as o
    on
        t.discipline = o.discipline
        and t.category = o.category
        and t.subcategory is not distinct from o.subcategory
left join categories as k on t.discipline = k.discipline and t.category = k.category
order by
    p.discipline, p.name, p.person_id, k.category_position nulls last, t.category nulls last,
    o.position nulls last, t.subcategory nulls last
