-- listed_titles: under which titles the activities list has its activities.
--
-- grain    one row per title and activity
-- reads    activity_matches, activity_rows
-- returns  title_key, activity_key, sponsor_key
--
-- L8  a title written with several sponsors says nothing about the sponsor.
select
    r.title_key,
    m.activity_key,
    case when count(distinct r.sponsor_key) = 1 then min(r.sponsor_key) end as sponsor_key
from activity_matches as m
inner join activity_rows as r on m.import_id = r.import_id and m.position = r.position
where r.line_number = 0 and r.title_key is not null
group by r.title_key, m.activity_key
order by r.title_key, m.activity_key
