-- touched_prescription_rows: the rows of the prescriptions that mean people whose goals are touched.
--
-- grain    one row per row of a prescriptions import
-- reads    prescription_rows, person_matches, person_numbers, touched_goals
-- returns  import_id, position, person_id, email_key, name_key, discipline, category_text, category_key, subcategory_text, subcategory_key, credits_prescribed, ssa_on, due_on, earned_on, cleared
with mentions as (
    select m.person_id, m.email_key, m.name_key
    from person_matches as m
    inner join person_numbers as n on m.person_key = n.person_key
    semi join touched_goals as t on n.person_number = t.person_number
)

select
    r.import_id,
    r.position,
    r.person_id,
    r.email_key,
    r.name_key,
    r.discipline,
    r.category_text,
    r.category_key,
    r.subcategory_text,
    r.subcategory_key,
    r.credits_prescribed,
    r.ssa_on,
    r.due_on,
    r.earned_on,
    r.cleared
from prescription_rows as r
semi join mentions as m
    on
        r.person_id is not distinct from m.person_id
        and r.email_key is not distinct from m.email_key
        and r.name_key is not distinct from m.name_key
