-- aging_out: counted credits that leave a rolling window within 90 days of the as-of date.
--
-- grain    one row per goal and counted line
-- reads    line_outcomes, goal_windows, requirements, described_completions, line_texts, activities
-- params   $as_of  date  the day everything is computed for
-- returns  person_id, name, cohort, pathway, discipline, completed_on, title, category, subcategory, credits, ages_out_on, days_left
--
-- S6  a credit ages out on the first day whose date less 24 months is after its completion.
-- N3  months are clamped to their end, so that day is one to four days after the same date 24 months on.
with candidates as (
    select
        o.goal_number,
        o.person_number,
        o.completion_number,
        o.text_number,
        o.completed_on,
        o.category,
        o.subcategory,
        o.credits,
        r.window_months,
        unnest([1, 2, 3, 4]) + (o.completed_on + to_months(r.window_months))::date as on_day
    from line_outcomes as o
    inner join goal_windows as g on o.goal_number = g.goal_number
    inner join requirements as r on g.pathway = r.pathway
    where o.is_counted and g.is_rolling
),

aging as (
    select
        c.goal_number,
        c.person_number,
        c.completion_number,
        c.text_number,
        c.completed_on,
        c.category,
        c.subcategory,
        c.credits,
        min(c.on_day) as ages_out_on
    from candidates as c
    where (c.on_day - to_months(c.window_months))::date > c.completed_on
    group by
        c.goal_number, c.person_number, c.completion_number, c.text_number, c.completed_on, c.category,
        c.subcategory, c.credits
)

select
    g.person_id,
    g.name,
    g.cohort,
    g.pathway,
    g.discipline,
    a.completed_on,
    coalesce(c.title, t.title, c.reference_number) as title,
    a.category,
    a.subcategory,
    a.credits::decimal(8, 2) as credits,
    a.ages_out_on,
    a.ages_out_on - $as_of::date as days_left
from aging as a
inner join goal_windows as g on a.goal_number = g.goal_number
inner join described_completions as c
    on a.person_number = c.person_number and a.completion_number = c.completion_number
inner join line_texts as l on a.text_number = l.text_number
left join activities as t on c.activity_key = t.activity_key
where a.ages_out_on - $as_of::date <= 90
order by
    a.ages_out_on, g.name, g.person_id, g.pathway, g.discipline, a.completion_number, l.category_key,
    l.subcategory_key
