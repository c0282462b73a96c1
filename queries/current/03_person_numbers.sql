-- person_numbers: a number for everybody on the roster, and for everybody who waits.
--
-- grain    one row per person_key
-- reads    people, person_matches
-- returns  person_key, person_number, person_id
--
-- Joins and groups go by the number: over a million lines that takes a third of the time of texts.
-- person_id is null for whoever waits (P2).
with keys as (
    select 'person ' || p.person_id as person_key, p.person_id
    from people as p
    union
    select m.person_key, m.matched_person_id as person_id
    from person_matches as m
)

select
    k.person_key,
    (row_number() over (order by k.person_key))::integer as person_number,
    k.person_id
from keys as k
order by k.person_key
