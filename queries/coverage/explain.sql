-- explain: what every line of every completion counted for, goal by goal, and why.
--
-- grain    one row per goal, completion and line of the completion in the goal's discipline
-- reads    line_outcomes, goal_windows, completions, described_completions, written_activities, completion_lines, written_texts, activity_lines, line_texts, text_matches, activities, disciplines
-- params   $as_of  date  the day everything is computed for
-- returns  person_id, pathway, discipline, reference_number, title, completed_on, ce_credits, category, subcategory, credits, outcome, counted, why
--
-- Each sentence says why, with the numbers and dates, and what would change it.
with lines as (
    select
        o.goal_number,
        o.person_number,
        o.completion_number,
        o.outcome,
        o.credits,
        o.counted_on,
        o.subcategory as counted_subcategory,
        l.text_number,
        if(w.written_text is null, a.category_text, w.category_text) as category_text,
        if(w.written_text is null, a.subcategory_text, w.subcategory_text) as subcategory_text
    from line_outcomes as o
    inner join completion_lines as l
        on
            o.person_number = l.person_number
            and o.completion_number = l.completion_number
            and o.text_number = l.text_number
    left join written_texts as w on l.written_text = w.written_text
    -- A line of the activities list, as it is written there.
    left join activity_lines as a
        on
            l.import_id = a.import_id
            and l.position = a.position
            and l.text_number = a.text_number
    union all
    -- A completion without a line in the goal's discipline.
    select
        g.goal_number,
        c.person_number,
        c.completion_number,
        case
            when c.completed_on > $as_of::date then 'planned'
            when c.not_accepted_reason is not null then 'not_accepted'
            else 'no_distribution'
        end as outcome,
        0.00 as credits,
        null as counted_on,
        null as counted_subcategory,
        null as text_number,
        null as category_text,
        null as subcategory_text
    from goal_windows as g
    inner join completions as c on g.person_number = c.person_number
    anti join completion_lines as l
        on
            c.person_number = l.person_number
            and c.completion_number = l.completion_number
            and g.discipline = l.discipline
            and l.is_used
),

described as (
    select
        o.*,
        g.person_id,
        g.pathway,
        g.discipline,
        c.completed_on,
        c.not_accepted_reason,
        coalesce(c.reference_number, a.reference_number) as reference_number,
        coalesce(c.title, a.title) as title,
        coalesce(e.ce_credits, a.ce_credits) as ce_credits,
        coalesce(m.category, o.category_text) as category,
        coalesce(m.subcategory, o.subcategory_text) as subcategory,
        t.category_key,
        t.subcategory_key,
        m.category is not null as is_category_known,
        m.subcategory is not null as is_subcategory_known,
        d.name as discipline_name,
        g.is_after_ssa,
        g.is_rolling,
        g.outline_effective_on,
        strftime(c.completed_on, '%-d %b %Y') as completed_text,
        strftime(g.window_start, '%-d %b %Y') as start_text,
        strftime(g.window_end, '%-d %b %Y') as end_text,
        strftime(g.ssa_on, '%-d %b %Y') as ssa_text,
        strftime(g.earliest_on, '%-d %b %Y') as earliest_text,
        strftime(o.counted_on, '%-d %b %Y') as counted_text,
        strftime(g.outline_effective_on, '%-d %b %Y') as outline_text,
        concat_ws(' / ', o.category_text, o.subcategory_text) as written
    from lines as o
    inner join goal_windows as g on o.goal_number = g.goal_number
    inner join described_completions as c
        on o.person_number = c.person_number and o.completion_number = c.completion_number
    inner join written_activities as e on c.ce_credits_of = e.written_activity
    left join line_texts as t on o.text_number = t.text_number
    left join text_matches as m
        on o.text_number = m.text_number and g.outline_effective_on = m.effective_on
    left join activities as a on c.activity_key = a.activity_key
    inner join disciplines as d on g.discipline = d.discipline
)

select
    d.person_id,
    d.pathway,
    d.discipline,
    d.reference_number,
    d.title,
    d.completed_on,
    d.ce_credits,
    d.category,
    d.subcategory,
    d.credits::decimal(8, 2) as credits,
    d.outcome,
    case when d.outcome = 'counted' then d.credits else 0 end::decimal(8, 2) as counted,
    case d.outcome
        when 'planned'
            then
                'Completed on ' || d.completed_text || ', after the as-of date '
                || strftime($as_of::date, '%-d %b %Y') || '; it can count from that day on.'
        when 'not_accepted'
            then
                'Not accepted: ' || d.not_accepted_reason
                || '. If the file names the wrong CE category or activity type, correct it there and import it again.'
        when 'no_distribution'
            then
                'No credit of this activity is distributed to ' || d.discipline_name
                || '; if ARRT lists some, add its lines to the activities list or to the record.'
        when 'unmapped'
            then
                case
                    when d.outline_effective_on is null and d.pathway <> 'cqr'
                        then
                            d.credits || ' credits wait: no content outline of ' || d.discipline_name
                            || ' is known for this goal; they can count once one is added.'
                    when d.written = ''
                        then
                            d.credits || ' credits name neither category nor subcategory; name one in the file and import it again.'
                    when d.is_category_known
                        then
                            d.credits || ' credits name no known subcategory ("' || d.written
                            || '"), and a prescription counts subcategories only; say which one is meant.'
                    when d.outline_effective_on is null
                        then
                            d.credits || ' credits of "' || d.written
                            || '" are not prescribed, and no content outline of ' || d.discipline_name
                            || ' is known to place them in.'
                    else
                        d.credits || ' credits of "' || d.written || '" fit no entry of the '
                        || d.discipline_name || ' outline of ' || d.outline_text
                        || '; say which category and subcategory are meant.'
                end
        when 'before_window'
            then
                'Completed on ' || d.completed_text || ', before '
                || case
                    when d.is_after_ssa then d.earliest_text || ', 36 months before the due date; it cannot count.'
                    when d.is_rolling then d.start_text || ', where the 24 months to today begin; it has aged out.'
                    when d.pathway = 'cqr'
                        then
                            d.start_text || ', where the window of this prescription begins; '
                            || 'an SSA date in the file would say exactly where.'
                    else d.start_text || ', where the 24 months before the application begin; an earlier application date would include it.'
                end
        when 'before_ssa'
            then
                'Completed on ' || d.completed_text || ', not after the self-assessment of '
                || d.ssa_text || '; we count credits earned after it. Confirm on your ARRT account.'
        when 'after_window'
            then
                'Completed on ' || d.completed_text || ', after '
                || case
                    when d.pathway = 'cqr' then 'the due date ' || d.end_text || '; a later due date would include it.'
                    else 'the application of ' || d.end_text || '; a later application date would include it.'
                end
        when 'not_prescribed'
            then
                d.credits || ' credits in ' || d.subcategory
                || ', which is not in the prescription; they would count if it were prescribed.'
        when 'repeat'
            then
                'The same activity already counts for this goal with the completion of '
                || d.counted_text || '; a repeat counts only once.'
        else
            case
                when d.pathway = 'cqr'
                    then d.credits || ' credits count toward ' || d.counted_subcategory || '.'
                when d.is_subcategory_known
                    then d.credits || ' credits count toward ' || d.category || ' (' || d.subcategory || ') and the total.'
                when d.subcategory_text is not null
                    then
                        d.credits || ' credits count toward ' || d.category || ' and the total; "'
                        || d.subcategory_text || '" is no subcategory of the outline of ' || d.outline_text || '.'
                else d.credits || ' credits count toward ' || d.category || ' and the total; no subcategory is named.'
            end
    end as why
from described as d
order by
    d.person_id, d.pathway, d.discipline, d.completed_on, d.reference_number, d.title,
    d.completion_number, d.category_key, d.subcategory_key
