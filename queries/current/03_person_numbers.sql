-- person_numbers: a number for everybody on the roster, and for everybody who waits.
--
-- grain    one row per person_key
-- reads    people, person_matches, person_numbers
-- returns  person_key, person_number, person_id
--
-- Joins and groups go by the number: over a million lines that takes a third of the time of texts.
-- person_id is null for whoever waits (P2).
-- Whoever has a number keeps it, so that what is kept under it need not be derived again when others
-- come or go.
with keys as (
    select 'person ' || p.person_id as person_key, p.person_id
    from people as p
    union
    select m.person_key, m.matched_person_id as person_id
    from person_matches as m
),

given as (
    select coalesce(max(n.person_number), 0) as last_number
    from person_numbers as n
)

select
    k.person_key,
    coalesce(
        n.person_number,
        g.last_number + row_number() over (partition by n.person_number is null order by k.person_key)
    )::integer as person_number,
    k.person_id
from keys as k
cross join given as g
left join person_numbers as n on k.person_key = n.person_key
order by k.person_key
