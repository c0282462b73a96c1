-- records_by_content: the lines behind the coverage, each with its outcome for the goal.
--
-- grain    one row per goal and line of its person's completions in its discipline
-- reads    line_outcomes, goal_windows, placed_lines, described_completions, line_texts, activities
-- returns  discipline, person_id, name, cohort, pathway, completed_on, title, reference_number, category, subcategory, credits, outcome, credits_earned
--
-- S5  credits_earned is what the line adds to the coverage of its content: its credits once, with the
--     goal where it is counted; 0 elsewhere. Its sum over a person and a content is the person's credits.
select
    g.discipline,
    g.person_id,
    g.name,
    g.cohort,
    g.pathway,
    o.completed_on,
    coalesce(c.title, a.title) as title,
    coalesce(c.reference_number, a.reference_number) as reference_number,
    o.category,
    o.subcategory,
    o.credits::decimal(8, 2) as credits,
    o.outcome,
    case when p.is_counted_here then o.credits else 0 end::decimal(8, 2) as credits_earned
from line_outcomes as o
inner join goal_windows as g on o.goal_number = g.goal_number
inner join described_completions as c
    on o.person_number = c.person_number and o.completion_number = c.completion_number
inner join line_texts as t on o.text_number = t.text_number
left join activities as a on c.activity_key = a.activity_key
left join placed_lines as p
    on
        o.goal_number = p.goal_number
        and o.person_number = p.person_number
        and o.completion_number = p.completion_number
        and o.text_number = p.text_number
order by
    g.discipline, g.name, g.person_id, o.completed_on, c.reference_number, c.title,
    o.completion_number, t.category_key, t.subcategory_key, g.pathway
