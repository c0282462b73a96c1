-- line_outcomes: does this distribution line count for this goal?
--
-- grain    one row per goal and line of its person's completions in its discipline
-- reads    goal_windows, completion_lines, text_matches, line_texts, outline_categories, prescribed_texts
-- params   $as_of  date  the day everything is computed for
-- returns  goal_number, person_number, completion_number, line_order, completed_on, category, subcategory, credits, line_number, is_in_window, outcome, counted_on
--
-- category and subcategory are those of the outline, and for CQR those of the prescribed line;
-- line_number is the requirement line they belong to. For a repeat, counted_on is the day on which
-- the activity counted already.
--
-- The outcome is the first that applies, in the order of the table in RULES.
-- G4  surplus in one prescribed subcategory never fills another.
-- G5  after_window is tested before before_ssa.
-- G6  each discipline is judged on its own lines; one completion may serve several goals.
with places as (
    select
        m.text_number,
        m.effective_on,
        m.category,
        m.subcategory,
        m.subcategory is not null as has_subcategory,
        c.position as line_number
    from text_matches as m
    inner join line_texts as t on m.text_number = t.text_number
    inner join outline_categories as c
        on t.discipline = c.discipline and m.effective_on = c.effective_on and m.category = c.category
),

-- Read for all lines, and again for those of activities completed more than once: keeping every line in
-- between takes longer.
placed as not materialized (
    select
        g.goal_number,
        l.person_number,
        l.completion_number,
        l.line_order,
        l.activity_number,
        l.completed_on,
        l.credits,
        case when p.line_number is null then m.category else p.category end as category,
        case when p.line_number is null then m.subcategory else p.subcategory end as subcategory,
        coalesce(p.line_number, m.line_number) as line_number,
        l.is_repeated,
        l.completed_on >= g.counts_from and l.completed_on <= g.counts_to as is_in_window,
        case
            when l.completed_on > $as_of::date then 'planned'
            when not l.is_accepted then 'not_accepted'
            when m.line_number is null and p.line_number is null then 'unmapped'
            when g.pathway = 'cqr' and not m.has_subcategory and p.line_number is null then 'unmapped'
            when l.completed_on > g.window_end then 'after_window'
            when l.completed_on < g.counts_from
                then
                    case
                        when not g.is_after_ssa or l.completed_on < g.earliest_on then 'before_window'
                        else 'before_ssa'
                    end
            when g.pathway = 'cqr' and p.line_number is null then 'not_prescribed'
            else 'counted'
        end as outcome
    from completion_lines as l
    inner join goal_windows as g
        on l.person_number = g.person_number and l.discipline = g.discipline
    left join places as m
        on l.text_number = m.text_number and g.outline_effective_on = m.effective_on
    left join prescribed_texts as p
        on g.goal_number = p.goal_number and l.text_number = p.text_number
    where l.is_used
),

-- The first completion of an activity that has a line to count; later ones are repeats.
first_counted as (
    select p.goal_number, p.activity_number, min(p.completed_on) as counted_on
    from placed as p
    where p.outcome = 'counted' and p.is_in_window and p.is_repeated
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
    p.line_number,
    p.is_in_window,
    case
        when p.outcome = 'counted' and p.completed_on > f.counted_on then 'repeat'
        else p.outcome
    end as outcome,
    f.counted_on
from placed as p
left join first_counted as f
    on p.goal_number = f.goal_number and p.activity_number = f.activity_number
