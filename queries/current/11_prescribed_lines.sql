-- prescribed_lines: the CQR prescriptions in force.
--
-- grain    one row per person_number, discipline, category text and subcategory text
-- reads    prescription_rows, withdrawals, person_matches, person_numbers, line_texts, corrected_rows
-- returns  person_number, discipline, text_number, category_text, subcategory_text, credits_required, import_id, position
--
-- P5  a person's prescription in a discipline is one set: the newest import with a line replaces it whole;
--     a corrected row joins the set (see corrected_rows).
-- L7  where rows of one import differ only in their credits, the first stands.
with entries as (
    select
        n.person_number,
        t.text_number,
        r.*,
        coalesce(c.is_correction, false) as is_correction,
        case when c.is_correction then c.set_aside_import_id else r.import_id end as set_import_id
    from prescription_rows as r
    anti join withdrawals as w on r.import_id = w.import_id
    inner join person_matches as m
        on
            r.person_id is not distinct from m.person_id
            and r.email_key is not distinct from m.email_key
            and r.name_key is not distinct from m.name_key
    inner join person_numbers as n on m.person_key = n.person_key
    inner join line_texts as t
        on
            r.discipline = t.discipline
            and r.category_key is not distinct from t.category_key
            and r.subcategory_key is not distinct from t.subcategory_key
    left join corrected_rows as c on r.import_id = c.import_id and r.position = c.position
    where not coalesce(c.is_replaced, false)
),

newest as (
    select e.person_number, e.discipline, max(e.set_import_id) as import_id
    from entries as e
    group by e.person_number, e.discipline
)

select
    e.person_number,
    e.discipline,
    e.text_number,
    e.category_text,
    e.subcategory_text,
    e.credits_prescribed as credits_required,
    e.import_id,
    e.position
from entries as e
inner join newest as n
    on
        e.person_number = n.person_number
        and e.discipline = n.discipline
        and (e.import_id = n.import_id or (e.is_correction and e.import_id > n.import_id))
qualify
    row_number() over (
        partition by e.person_number, e.text_number order by e.import_id desc, e.position
    ) = 1
order by e.person_number, e.discipline, e.position
