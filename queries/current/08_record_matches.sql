-- record_matches: which completion each row of the records belongs to, and of which activity it is.
--
-- grain    one row per row of the records
-- reads    numbered_records, written_activities, titled_matches
-- returns  import_id, position, person_number, written_activity, activity_key, completed_on, completion_number
--
-- L7  same person, activity and completion date: one completion.
-- L8  an activity is its reference number; titled_matches says which one a row without a number is of.
-- Of all that imports ever named, what these rows name: an import that touches few people has few.
with named as (
    select a.written_activity, 'number ' || a.reference_number as activity_key
    from written_activities as a
    semi join numbered_records as r on a.written_activity = r.written_activity
    where a.reference_number is not null
),

keys as (
    select n.activity_key
    from named as n
    union
    select t.activity_key
    from titled_matches as t
),

-- To number completions by whole numbers takes half the time that it takes by the keys they stand for.
places as (
    select k.activity_key, row_number() over (order by k.activity_key)::integer as place
    from keys as k
),

numbered_activities as (
    select n.written_activity, p.place
    from named as n
    inner join places as p on n.activity_key = p.activity_key
),

matched as (
    select
        r.import_id,
        r.position,
        r.person_number,
        r.written_activity,
        r.completed_on,
        n.place
    from numbered_records as r
    inner join numbered_activities as n on r.written_activity = n.written_activity
    union all
    select
        t.import_id,
        t.position,
        t.person_number,
        t.written_activity,
        t.completed_on,
        p.place
    from titled_matches as t
    inner join places as p on t.activity_key = p.activity_key
),

numbered as (
    select
        m.*,
        dense_rank() over (partition by m.person_number order by m.completed_on, m.place)::integer
            as completion_number
    from matched as m
)

-- The keys come last: to carry them through the window takes longer than to look them up.
select
    n.import_id,
    n.position,
    n.person_number,
    n.written_activity,
    p.activity_key,
    n.completed_on,
    n.completion_number
from numbered as n
inner join places as p on n.place = p.place
