-- people_not_on_roster: records and prescriptions that wait for their person.
--
-- grain    one row per person_key that no one on the roster fits
-- reads    person_matches, person_numbers, record_matches, prescribed_lines, people
-- returns  check_name, person_id, discipline, item, occurrences, message
--
-- P1  who fits several people, or nobody, waits, and is listed with look-alikes.
-- P2  what waits is kept and listed.
with waiting_rows as (
    select r.person_number
    from record_matches as r
    union all
    select p.person_number
    from prescribed_lines as p
),

waiting as (
    select
        n.person_number,
        n.person_key,
        count(*) as occurrences
    from person_numbers as n
    inner join waiting_rows as r on n.person_number = r.person_number
    where n.person_id is null
    group by n.person_number, n.person_key
),

mentioned as (
    select
        m.person_key,
        min(m.person_id) as person_id,
        min(m.email) as email,
        min(m.person_name) as person_name,
        min(m.name_key) as name_key,
        max(m.people_fitting) as people_fitting
    from person_matches as m
    where m.matched_person_id is null
    group by m.person_key
),

-- Only names whose first and last words begin alike are compared, which keeps the work in
-- proportion to the people there are.
alike as (
    select
        m.person_key,
        arg_max(
            p.name || ' (' || p.person_id || ')', jaro_winkler_similarity(m.name_key, p.name_key)
        ) as look_alike
    from mentioned as m
    inner join people as p
        on
            left(m.name_key, 2) = left(p.name_key, 2)
            and left(split_part(m.name_key, ' ', -1), 2) = left(split_part(p.name_key, ' ', -1), 2)
    where jaro_winkler_similarity(m.name_key, p.name_key) >= 0.85
    group by m.person_key
)

select
    'people_not_on_roster' as check_name,
    m.person_id,
    null::varchar as discipline,
    coalesce(m.person_name, m.email, m.person_id) as item,
    w.occurrences::integer as occurrences,
    w.occurrences || case when w.occurrences = 1 then ' row waits' else ' rows wait' end || ' for '
    || concat_ws(', ', m.person_name, 'ID ' || m.person_id, m.email)
    || case
        when m.people_fitting > 1
            then ', which fits ' || m.people_fitting || ' people on the roster; give the person ID in the file.'
        when a.look_alike is not null
            then ', who is not on the roster but looks like ' || a.look_alike || '; correct the file, or add this person to the roster.'
        else ', who is not on the roster; add this person to the roster, or correct the file.'
    end as message
from waiting as w
inner join mentioned as m on w.person_key = m.person_key
left join alike as a on w.person_key = a.person_key
order by w.person_key
