-- line_outcomes: does this distribution line count for this goal?
--
-- grain    one row per goal and line of its person's completions in its discipline
-- reads    goal_windows, completion_lines, text_matches, prescribed_texts
-- params   $as_of  date  the day everything is computed for
-- returns  goal_number, person_number, completion_number, text_number, completed_on, category, subcategory, credits, line_number, is_counted, outcome, counted_on
--
-- category and subcategory are those of the outline, and for CQR those of the prescribed line;
-- line_number is the requirement line they belong to. For a repeat, counted_on is the day on which
-- the activity counted already.
--
-- The outcome is the first that applies, in the order of the table in RULES. is_counted is true where it is
-- counted; who asks for nothing else is spared the reasons.
-- G4  surplus in one prescribed subcategory never fills another.
-- G5  after_window is tested before before_ssa.
-- G6  each discipline is judged on its own lines; one completion may serve several goals.
with placed as not materialized (
    -- Read for the lines of activities completed once, and again for the others: keeping every line in between
    -- takes longer.
    select
        g.goal_number,
        l.person_number,
        l.completion_number,
        l.text_number,
        l.completed_on,
        l.credits,
        case when p.line_number is null then m.category else p.category end as category,
        case when p.line_number is null then m.subcategory else p.subcategory end as subcategory,
        coalesce(p.line_number, m.category_position) as line_number,
        l.activity_number,
        l.is_repeated,
        -- None of the reasons below applies.
        l.is_accepted
        and l.completed_on >= g.counts_from
        and l.completed_on <= g.counts_to
        and case when g.pathway = 'cqr' then p.line_number else m.category_position end is not null
            as can_count,
        case
            when l.completed_on > $as_of::date then 'planned'
            when not l.is_accepted then 'not_accepted'
            when m.category is null and p.line_number is null then 'unmapped'
            when g.pathway = 'cqr' and m.subcategory is null and p.line_number is null then 'unmapped'
            when l.completed_on > g.window_end then 'after_window'
            when l.completed_on < g.counts_from
                then
                    case
                        when not g.is_after_ssa or l.completed_on < g.earliest_on then 'before_window'
                        else 'before_ssa'
                    end
            when g.pathway = 'cqr' and p.line_number is null then 'not_prescribed'
        end as reason
    from completion_lines as l
    inner join goal_windows as g
        on l.person_number = g.person_number and l.discipline = g.discipline
    left join text_matches as m
        on l.text_number = m.text_number and g.outline_effective_on = m.effective_on
    left join prescribed_texts as p
        on g.goal_number = p.goal_number and l.text_number = p.text_number
    where l.is_used
),

dated as (
    select
        p.*,
        null::date as counted_on
    from placed as p
    where not p.is_repeated
    union all
    -- The first completion of an activity that has a line to count; later ones are repeats.
    select
        p.*,
        min(p.completed_on) filter (where p.can_count) over (partition by p.goal_number, p.activity_number)
            as counted_on
    from placed as p
    where p.is_repeated
)

select
    d.goal_number,
    d.person_number,
    d.completion_number,
    d.text_number,
    d.completed_on,
    d.category,
    d.subcategory,
    d.credits,
    d.line_number,
    d.can_count and coalesce(d.completed_on <= d.counted_on, true) as is_counted,
    case
        when d.can_count then if(d.completed_on > d.counted_on, 'repeat', 'counted')
        else d.reason
    end as outcome,
    d.counted_on
from dated as d
