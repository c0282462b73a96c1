-- line_outcomes: does this distribution line count for this goal?
--
-- grain    one row per goal and line of its person's completions in its discipline
-- reads    goal_windows, completion_lines, text_matches, prescribed_texts
-- params   $as_of  date  the day everything is computed for
-- returns  goal_number, person_number, completion_number, line_order, completed_on, category, subcategory, credits, outcome, counted_on
--
-- category and subcategory are those of the outline, and for CQR those of the prescribed line.
-- The outcome is the first that applies, in the order of the table in RULES.
-- G4  surplus in one prescribed subcategory never fills another.
-- G5  after_window is tested before before_ssa.
-- G6  each discipline is judged on its own lines; one completion may serve several goals.
with placed as (
    select
        g.goal_number,
        l.person_number,
        l.completion_number,
        l.line_order,
        l.activity_number,
        l.completed_on,
        l.credits,
        case when p.goal_number is null then m.category else p.category end as category,
        case when p.goal_number is null then m.subcategory else p.subcategory end as subcategory,
        case
            when l.completed_on > $as_of::date then 'planned'
            when not l.is_accepted then 'not_accepted'
            when m.category is null and p.goal_number is null then 'unmapped'
            when g.pathway = 'cqr' and m.subcategory is null and p.goal_number is null then 'unmapped'
            when l.completed_on > g.window_end then 'after_window'
            when g.is_after_ssa and l.completed_on <= g.ssa_on
                then
                    case
                        when l.completed_on < g.earliest_on then 'before_window'
                        else 'before_ssa'
                    end
            when l.completed_on < g.window_start then 'before_window'
            when g.pathway = 'cqr' and p.goal_number is null then 'not_prescribed'
            else 'counted'
        end as outcome
    from completion_lines as l
    inner join goal_windows as g
        on l.person_number = g.person_number and l.discipline = g.discipline
    left join text_matches as m
        on l.text_number = m.text_number and g.outline_effective_on = m.effective_on
    left join prescribed_texts as p
        on g.goal_number = p.goal_number and l.text_number = p.text_number
    where l.is_used
),

-- The first completion of an activity that has a line to count; later ones are repeats.
first_counted as (
    select p.goal_number, p.activity_number, min(p.completed_on) as counted_on
    from placed as p
    where p.outcome = 'counted'
    group by p.goal_number, p.activity_number
)

select
    p.goal_number,
    p.person_number,
    p.completion_number,
    p.line_order,
    p.completed_on,
    p.category,
    p.subcategory,
    p.credits,
    case
        when p.outcome = 'counted' and p.completed_on > f.counted_on then 'repeat'
        else p.outcome
    end as outcome,
    f.counted_on
from placed as p
left join first_counted as f
    on p.goal_number = f.goal_number and p.activity_number = f.activity_number
