-- activities: the activities list in force.
--
-- grain    one row per activity
-- reads    activity_rows, activity_matches
-- returns  activity_key, reference_number, title, title_key, sponsor, sponsor_key, ce_credits
--
-- P5  each value comes from the newest import that has one; a blank changes nothing, `none` clears.
with entries as (
    select
        m.activity_key,
        r.*,
        r.import_id * 4294967296 - r.position as precedence
    from activity_matches as m
    inner join activity_rows as r on m.import_id = r.import_id and m.position = r.position
    where r.line_number = 0
)

select
    e.activity_key,
    arg_max(e.reference_number, e.precedence) as reference_number,
    arg_max_null(e.title, e.precedence)
    filter (where e.title is not null or list_contains(e.cleared, 'title')) as title,
    arg_max_null(e.title_key, e.precedence)
    filter (where e.title is not null or list_contains(e.cleared, 'title')) as title_key,
    arg_max_null(e.sponsor, e.precedence)
    filter (where e.sponsor is not null or list_contains(e.cleared, 'sponsor')) as sponsor,
    arg_max_null(e.sponsor_key, e.precedence)
    filter (where e.sponsor is not null or list_contains(e.cleared, 'sponsor')) as sponsor_key,
    arg_max_null(e.ce_credits, e.precedence)
    filter (where e.ce_credits is not null or list_contains(e.cleared, 'ce_credits')) as ce_credits
from entries as e
group by e.activity_key
order by e.activity_key
