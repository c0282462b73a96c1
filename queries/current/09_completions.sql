-- completions: each person's completions in force.
--
-- grain    one row per person_number and completion_number (person, activity, completion date)
-- reads    record_matches, record_rows, person_numbers, not_accepted
-- returns  person_number, completion_number, person_id, activity_key, activity_number, is_repeated, completed_on, reference_number, title, sponsor, ce_credits, ce_category, activity_type, not_accepted_reason, import_id, position
--
-- L7  of values that differ between the rows of one import the first non-blank one stands.
-- P5  each value comes from the newest import that has one; a blank changes nothing, `none` clears.
-- activity_number: the completion_number of the person's first completion of the same activity;
-- is_repeated: the person completed it more than once.
-- not_accepted: CE categories and activity types that earn nothing, as the reference data has them.
with entries as (
    select
        m.person_number,
        m.completion_number,
        m.activity_key,
        r.*,
        r.import_id * 4294967296 - r.position as precedence
    from record_matches as m
    inner join record_rows as r on m.import_id = r.import_id and m.position = r.position
    where r.line_number = 0
),

valued as (
    select
        e.person_number,
        e.completion_number,
        any_value(e.activity_key) as activity_key,
        any_value(e.completed_on) as completed_on,
        arg_max_null(e.title, e.precedence)
        filter (where e.title is not null or list_contains(e.cleared, 'title')) as title,
        arg_max_null(e.sponsor, e.precedence)
        filter (where e.sponsor is not null or list_contains(e.cleared, 'sponsor')) as sponsor,
        arg_max_null(e.ce_credits, e.precedence)
        filter (where e.ce_credits is not null or list_contains(e.cleared, 'ce_credits')) as ce_credits,
        arg_max_null(e.ce_category, e.precedence)
        filter (where e.ce_category is not null or list_contains(e.cleared, 'ce_category')) as ce_category,
        arg_max_null(e.ce_category_key, e.precedence)
        filter (
            where e.ce_category is not null or list_contains(e.cleared, 'ce_category')
        ) as ce_category_key,
        arg_max_null(e.activity_type, e.precedence)
        filter (
            where e.activity_type is not null or list_contains(e.cleared, 'activity_type')
        ) as activity_type,
        arg_max_null(e.activity_type_key, e.precedence)
        filter (
            where e.activity_type is not null or list_contains(e.cleared, 'activity_type')
        ) as activity_type_key,
        max(e.import_id) as import_id,
        arg_max(e.position, e.precedence) as position
    from entries as e
    group by e.person_number, e.completion_number
),

-- Few distinct pairs of texts, so the search through the list of refused texts stays small.
refused as (
    select
        t.ce_category_key,
        t.activity_type_key,
        n.completed_after,
        n.reason
    from (
        select distinct v.ce_category_key, v.activity_type_key
        from valued as v
    ) as t
    inner join not_accepted as n
        on
            case
                when n.column_name = 'ce_category' then t.ce_category_key = n.text_key
                when n.comparison = 'equals' then t.activity_type_key = n.text_key
                else contains(t.activity_type_key, n.text_key)
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
            v.ce_category_key is not distinct from r.ce_category_key
            and v.activity_type_key is not distinct from r.activity_type_key
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
    p.person_id,
    v.activity_key,
    coalesce(a.activity_number, v.completion_number) as activity_number,
    a.activity_number is not null as is_repeated,
    v.completed_on,
    case when starts_with(v.activity_key, 'number ') then substr(v.activity_key, 8) end as reference_number,
    v.title,
    v.sponsor,
    v.ce_credits,
    v.ce_category,
    v.activity_type,
    r.reason as not_accepted_reason,
    v.import_id,
    v.position
from valued as v
inner join person_numbers as p on v.person_number = p.person_number
left join refused_completions as r
    on v.person_number = r.person_number and v.completion_number = r.completion_number
left join repeated as a on v.person_number = a.person_number and v.activity_key = a.activity_key
order by v.person_number, v.completion_number
