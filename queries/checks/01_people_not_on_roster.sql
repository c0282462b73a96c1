-- people_not_on_roster: records and prescriptions that wait for their person.
--
-- grain    one row per person_key that no one on the roster fits
-- reads    person_matches, person_numbers, record_matches, prescribed_lines, roster_ids, people
-- returns  check_name, person_id, discipline, item, occurrences, message, other_person_id, written_as, written
--
-- P1  who fits several people, or nobody, waits, and is listed with look-alikes.
--     A look-alike (other_person_id) is offered, never taken; where several people fit, nobody is offered.
--     What the rows wait under (written) and what that is (written_as) are what `same-person` confirms.
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
        p.person_id,
        p.name || ' (' || p.person_id || case when p.status = 'left' then ', left' else '' end || ')'
            as look_alike
    from mentioned as m
    inner join roster_ids as i
        on
            left(m.name_key, 2) = left(i.name_key, 2)
            and left(split_part(m.name_key, ' ', -1), 2) = left(split_part(i.name_key, ' ', -1), 2)
    inner join people as p on i.person_id = p.person_id
    where m.people_fitting <= 1 and jaro_winkler_similarity(m.name_key, i.name_key) >= 0.85
    qualify
        row_number() over (
            partition by m.person_key
            order by jaro_winkler_similarity(m.name_key, i.name_key) desc, p.person_id
        ) = 1
),

told as (
    select
        w.person_key,
        w.occurrences::integer as occurrences,
        m.person_id,
        m.email,
        m.person_name,
        m.people_fitting,
        a.look_alike,
        a.person_id as other_person_id,
        case
            when m.person_id is not null then 'ID'
            when m.email is not null then 'e-mail'
            else 'name'
        end as written_as,
        coalesce(m.person_id, m.email, m.person_name) as written
    from waiting as w
    inner join mentioned as m on w.person_key = m.person_key
    left join alike as a on w.person_key = a.person_key
)

select
    'people_not_on_roster' as check_name,
    t.person_id,
    null::varchar as discipline,
    coalesce(t.person_name, t.email, t.person_id) as item,
    t.occurrences,
    t.occurrences || case when t.occurrences = 1 then ' row waits' else ' rows wait' end || ' for '
    || concat_ws(', ', t.person_name, 'ID ' || t.person_id, t.email)
    || case
        when t.people_fitting > 1
            then
                ', which fits ' || t.people_fitting || ' people on the roster; give the person ID in '
                || 'the file, or say who it is: targeted-ce same-person "' || t.written || '" PERSON_ID'
        when t.look_alike is not null
            then
                ', who is not on the roster but looks like ' || t.look_alike || '. Add this person to '
                || 'the roster, or if it is the same person: targeted-ce same-person "' || t.written
                || '" "' || t.other_person_id || '"'
        else ', who is not on the roster; add this person to the roster, or correct the file.'
    end as message,
    t.other_person_id,
    t.written_as,
    t.written
from told as t
order by t.person_key
