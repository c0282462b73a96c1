-- completions: each person's completions in force.
--
-- grain    one row per person_number and completion_number (person, activity, completion date)
-- reads    record_matches, written_activities, not_accepted
-- returns  person_number, completion_number, activity_key, activity_number, is_repeated, completed_on, title_of, sponsor_of, ce_credits_of, ce_category_of, activity_type_of, not_accepted_reason, import_id, position
--
-- title_of and the like are the written_activity from which the value comes: it stands there once, and writing
-- it beside every completion took half of the time of deriving them.
-- L7  of values that differ between the rows of one import the first non-blank one stands.
-- P5  each value comes from the newest import that has one; a blank changes nothing, `none` clears.
-- What the rows of a completion say of its activity is nearly always the same (one written_activity), and
-- then there is nothing to choose.
-- activity_number: the completion_number of the person's first completion of the same activity;
-- is_repeated: the person completed it more than once.
-- not_accepted: CE categories and activity types that earn nothing, as the reference data has them.
with stated as (
    select
        m.person_number,
        m.completion_number,
        any_value(m.activity_key) as activity_key,
        any_value(m.completed_on) as completed_on,
        min(m.written_activity) as written_activity,
        max(m.written_activity) > min(m.written_activity) as is_mixed,
        max(m.import_id * 4294967296 - m.position) as precedence,
        max(m.import_id) as import_id
    from record_matches as m
    group by m.person_number, m.completion_number
),

entries as (
    select
        m.person_number,
        m.completion_number,
        a.*,
        m.import_id * 4294967296 - m.position as precedence
    from stated as s
    inner join record_matches as m
        on s.person_number = m.person_number and s.completion_number = m.completion_number
    inner join written_activities as a on m.written_activity = a.written_activity
    where s.is_mixed
),

-- Of rows that say different things of an activity, the one from which each value comes.
chosen as (
    select
        e.person_number,
        e.completion_number,
        arg_max(e.written_activity, e.precedence)
        filter (where e.title is not null or list_contains(e.cleared, 'title')) as title_of,
        arg_max(e.written_activity, e.precedence)
        filter (where e.sponsor is not null or list_contains(e.cleared, 'sponsor')) as sponsor_of,
        arg_max(e.written_activity, e.precedence)
        filter (
            where e.ce_credits is not null or list_contains(e.cleared, 'ce_credits')
        ) as ce_credits_of,
        arg_max(e.written_activity, e.precedence)
        filter (
            where e.ce_category is not null or list_contains(e.cleared, 'ce_category')
        ) as ce_category_of,
        arg_max(e.written_activity, e.precedence)
        filter (
            where e.activity_type is not null or list_contains(e.cleared, 'activity_type')
        ) as activity_type_of
    from entries as e
    group by e.person_number, e.completion_number
),

valued as (
    select
        s.person_number,
        s.completion_number,
        s.activity_key,
        s.completed_on,
        coalesce(c.title_of, s.written_activity) as title_of,
        coalesce(c.sponsor_of, s.written_activity) as sponsor_of,
        coalesce(c.ce_credits_of, s.written_activity) as ce_credits_of,
        coalesce(c.ce_category_of, s.written_activity) as ce_category_of,
        coalesce(c.activity_type_of, s.written_activity) as activity_type_of,
        s.import_id,
        (s.import_id * 4294967296 - s.precedence)::integer as position
    from stated as s
    left join chosen as c
        on s.person_number = c.person_number and s.completion_number = c.completion_number
),

-- Few distinct pairs, so the search through the list of refused texts stays small.
refused as (
    select
        t.ce_category_of,
        t.activity_type_of,
        n.completed_after,
        n.reason
    from (
        select distinct v.ce_category_of, v.activity_type_of
        from valued as v
    ) as t
    inner join written_activities as c on t.ce_category_of = c.written_activity
    inner join written_activities as y on t.activity_type_of = y.written_activity
    inner join not_accepted as n
        on
            case
                when n.column_name = 'ce_category' then c.ce_category_key = n.text_key
                when n.comparison = 'equals' then y.activity_type_key = n.text_key
                else contains(y.activity_type_key, n.text_key)
            end
),

refused_completions as (
    select
        v.person_number,
        v.completion_number,
        min(r.reason) as reason
    from valued as v
    inner join refused as r
        on
            v.ce_category_of = r.ce_category_of
            and v.activity_type_of = r.activity_type_of
            and v.completed_on > coalesce(r.completed_after, date '0001-01-01')
    group by v.person_number, v.completion_number
),

repeated as (
    select v.person_number, v.activity_key, min(v.completion_number) as activity_number
    from valued as v
    group by v.person_number, v.activity_key
    having count(*) > 1
)

select
    v.person_number,
    v.completion_number,
    v.activity_key,
    coalesce(a.activity_number, v.completion_number) as activity_number,
    a.activity_number is not null as is_repeated,
    v.completed_on,
    v.title_of,
    v.sponsor_of,
    v.ce_credits_of,
    v.ce_category_of,
    v.activity_type_of,
    r.reason as not_accepted_reason,
    v.import_id,
    v.position
from valued as v
left join refused_completions as r
    on v.person_number = r.person_number and v.completion_number = r.completion_number
left join repeated as a on v.person_number = a.person_number and v.activity_key = a.activity_key
