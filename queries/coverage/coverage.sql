-- coverage: how well the content of each discipline is covered by the people in scope.
--
-- grain    one row per discipline, category and subcategory
-- reads    goal_windows, credits_of_people, requirement_gaps, outline_in_force
-- returns  discipline, category, subcategory, people, people_with_credit, credits_earned, credits_prescribed, credits_short, people_short, share_of_credits, share_of_exam, people_without_credit, is_in_outline, name_confidence, outline_effective_on
--
-- S5  the rows are those of the outline in force on the as-of date, and whatever else was counted
--     or prescribed; each line of a completion counts once, however many goals it served.
with people_of_disciplines as (
    select g.discipline, count(distinct g.person_number) as people
    from goal_windows as g
    group by g.discipline
),

versions as (
    select distinct o.discipline, o.effective_on
    from outline_in_force as o
),

categories_in_force as (
    select distinct o.discipline, o.category, o.category_position
    from outline_in_force as o
),

exam_of_categories as (
    select
        o.discipline,
        o.category,
        coalesce(
            max(o.category_exam_questions),
            case when count(o.exam_questions) = count(*) then sum(o.exam_questions) end
        ) as exam_questions
    from outline_in_force as o
    group by o.discipline, o.category
),

exams as (
    select
        e.discipline,
        case when count(e.exam_questions) = count(*) then sum(e.exam_questions) end as exam_questions
    from exam_of_categories as e
    group by e.discipline
),

credits as (
    select
        c.discipline,
        c.category,
        c.subcategory,
        sum(c.credits_earned)::decimal(18, 2) as credits_earned,
        count(*) filter (where c.credits_earned > 0) as people_with_credit
    from credits_of_people as c
    group by c.discipline, c.category, c.subcategory
),

credits_of_disciplines as (
    select c.discipline, sum(c.credits_earned)::decimal(18, 2) as credits_earned
    from credits as c
    group by c.discipline
),

prescribed as (
    select
        g.discipline,
        r.category,
        r.subcategory,
        sum(r.credits_required)::decimal(18, 2) as credits_prescribed,
        sum(r.gap)::decimal(18, 2) as credits_short,
        count(distinct g.person_number) filter (where r.gap > 0) as people_short
    from requirement_gaps as r
    inner join goal_windows as g on r.goal_number = g.goal_number
    where r.level = 'subcategory'
    group by g.discipline, r.category, r.subcategory
),

content as (
    select o.discipline, o.category, o.subcategory
    from outline_in_force as o
    union
    select c.discipline, c.category, c.subcategory
    from credits as c
    union
    select p.discipline, p.category, p.subcategory
    from prescribed as p
),

measured as (
    select
        t.discipline,
        t.category,
        t.subcategory,
        p.people,
        coalesce(c.people_with_credit, 0) as people_with_credit,
        coalesce(c.credits_earned, 0)::decimal(18, 2) as credits_earned,
        coalesce(r.credits_prescribed, 0)::decimal(18, 2) as credits_prescribed,
        coalesce(r.credits_short, 0)::decimal(18, 2) as credits_short,
        coalesce(r.people_short, 0) as people_short,
        (coalesce(c.credits_earned, 0) * 100)::hugeint as hundredths_earned,
        (d.credits_earned * 100)::hugeint as hundredths_of_discipline,
        o.exam_questions::hugeint as exam_questions,
        e.exam_questions::hugeint as exam_questions_of_discipline,
        o.discipline is not null as is_in_outline,
        o.name_confidence,
        v.effective_on as outline_effective_on,
        o.position,
        k.category_position
    from content as t
    inner join people_of_disciplines as p on t.discipline = p.discipline
    left join credits as c
        on
            t.discipline = c.discipline
            and t.category is not distinct from c.category
            and t.subcategory is not distinct from c.subcategory
    left join prescribed as r
        on
            t.discipline = r.discipline
            and t.category is not distinct from r.category
            and t.subcategory is not distinct from r.subcategory
    left join outline_in_force as o
        on
            t.discipline = o.discipline
            and t.category = o.category
            and t.subcategory is not distinct from o.subcategory
    left join categories_in_force as k on t.discipline = k.discipline and t.category = k.category
    left join credits_of_disciplines as d on t.discipline = d.discipline
    left join exams as e on t.discipline = e.discipline
    left join versions as v on t.discipline = v.discipline
)

select
    m.discipline,
    m.category,
    m.subcategory,
    m.people,
    m.people_with_credit,
    m.credits_earned,
    m.credits_prescribed,
    m.credits_short,
    m.people_short,
    (
        (20000 * m.hundredths_earned + m.hundredths_of_discipline)
        // nullif(2 * m.hundredths_of_discipline, 0)
    )::decimal(9, 0) * 0.0001::decimal(5, 4) as share_of_credits,
    (
        (20000 * m.exam_questions + m.exam_questions_of_discipline)
        // nullif(2 * m.exam_questions_of_discipline, 0)
    )::decimal(9, 0) * 0.0001::decimal(5, 4) as share_of_exam,
    m.people - m.people_with_credit as people_without_credit,
    m.is_in_outline,
    m.name_confidence,
    m.outline_effective_on
from measured as m
order by
    m.discipline, m.category_position nulls last, m.category nulls last,
    m.position nulls last, m.subcategory nulls last
