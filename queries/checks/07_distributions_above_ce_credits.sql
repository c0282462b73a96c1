-- distributions_above_ce_credits: one discipline's lines that add up to more than the activity is worth.
--
-- grain    one row per completion or listed activity, and discipline
-- reads    described_completions, written_activities, completion_lines, person_numbers, activities, activity_lines
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- L1  a distribution may be smaller than the CE credits. L2  more in one discipline is a warning.
with distributed as (
    select
        l.person_number,
        l.completion_number,
        l.discipline,
        sum(l.credits) as credits
    from completion_lines as l
    where l.is_used and not l.is_from_activity_list and l.discipline is not null
    group by l.person_number, l.completion_number, l.discipline
),

of_completions as (
    select
        p.person_id,
        d.discipline,
        coalesce(c.reference_number, c.title, a.title) as item,
        c.completed_on,
        coalesce(e.ce_credits, a.ce_credits) as ce_credits,
        d.credits
    from distributed as d
    inner join described_completions as c
        on d.person_number = c.person_number and d.completion_number = c.completion_number
    inner join written_activities as e on c.ce_credits_of = e.written_activity
    inner join person_numbers as p on c.person_number = p.person_number
    left join activities as a on c.activity_key = a.activity_key
    where d.credits > coalesce(e.ce_credits, a.ce_credits)
),

of_activities as (
    select
        l.discipline,
        coalesce(a.reference_number, a.title) as item,
        a.ce_credits,
        sum(l.credits) as credits
    from activity_lines as l
    inner join activities as a on l.activity_key = a.activity_key
    group by a.activity_key, l.discipline, a.reference_number, a.title, a.ce_credits
    having sum(l.credits) > a.ce_credits
),

above as (
    select o.person_id, o.discipline, o.item, o.completed_on, o.ce_credits, o.credits
    from of_completions as o
    union all
    select null as person_id, o.discipline, o.item, null as completed_on, o.ce_credits, o.credits
    from of_activities as o
)

select
    'distributions_above_ce_credits' as check_name,
    a.person_id,
    a.discipline,
    a.item,
    1 as occurrences,
    a.item || coalesce(', completed on ' || a.completed_on || ',', '') || ' has ' || a.ce_credits
    || ' CE credits, but ' || a.credits || ' are distributed to ' || a.discipline
    || '; check the distribution.' as message
from above as a
order by a.person_id, a.discipline, a.item, a.completed_on
