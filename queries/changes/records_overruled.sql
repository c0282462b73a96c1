-- records_overruled: whether the records may say anything otherwise than before, or not any more.
--
-- grain    one row where they may, none where they only say more
-- reads    changed_record_matches, changed_completions, changed_completion_lines
-- returns  person_number
--
-- The tables named changed_ have the rows that went and those that came. What a completion says follows from
-- its rows: it is as it was where no row of the records left it, none came to it, and none of its lines went.
-- Numbers within a person move up where an earlier completion comes; that changes nothing.
with rows_moved as (
    select w.person_number
    from changed_record_matches as w
    anti join changed_record_matches as n
        on
            n.is_now
            and w.import_id = n.import_id
            and w.position = n.position
            and w.person_number = n.person_number
            and w.activity_key = n.activity_key
            and w.completed_on = n.completed_on
    where not w.is_now
),

-- The newest row that came would be the one that a completion has its place from.
completions_joined as (
    select w.person_number
    from changed_completions as w
    anti join changed_completions as n
        on n.is_now and w.import_id = n.import_id and w.position = n.position
    where not w.is_now
),

lines_gone as (
    select w.person_number
    from changed_completion_lines as w
    anti join changed_completion_lines as n
        on
            n.is_now
            and not n.is_from_activity_list
            and w.import_id = n.import_id
            and w.position = n.position
            and w.text_number = n.text_number
            and w.credits = n.credits
    where not w.is_now and not w.is_from_activity_list
)

select m.person_number
from rows_moved as m
union all
select j.person_number
from completions_joined as j
union all
select g.person_number
from lines_gone as g
limit 1
