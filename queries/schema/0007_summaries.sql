-- What each import says, in few rows: written once with its rows, so that nothing has to search a million
-- of them to learn whom, which texts and which activities they name.

create table named_people (
    import_id integer, kind varchar, person_id varchar, id_key varchar, email_key varchar,
    name_key varchar, email varchar, person_name varchar
);

create table named_texts (
    import_id integer, discipline varchar, category_key varchar, subcategory_key varchar
);

create table named_activities (
    import_id integer, reference_number varchar, title_key varchar, sponsor_key varchar
);

create table named_set_aside_rows (
    import_id integer, position integer, kind varchar, name varchar, is_taken boolean
);

insert into named_people
select
    r.import_id, 'records' as kind, r.person_id, r.id_key, r.email_key, r.name_key,
    min(r.email) as email, min(r.person_name) as person_name
from record_rows as r
group by r.import_id, r.person_id, r.id_key, r.email_key, r.name_key
union all
select
    r.import_id, 'prescriptions' as kind, r.person_id, r.id_key, r.email_key, r.name_key,
    min(r.email) as email, min(r.person_name) as person_name
from prescription_rows as r
group by r.import_id, r.person_id, r.id_key, r.email_key, r.name_key;

insert into named_texts
select r.import_id, r.discipline, r.category_key, r.subcategory_key
from record_rows as r
where r.credits is not null
union
select r.import_id, r.discipline, r.category_key, r.subcategory_key
from activity_rows as r
where r.credits is not null
union
select r.import_id, r.discipline, r.category_key, r.subcategory_key
from prescription_rows as r;

insert into named_activities
select distinct r.import_id, r.reference_number, r.title_key, r.sponsor_key
from record_rows as r
where r.title_key is not null;

insert into named_set_aside_rows
with written as (
    select r.import_id, r.position, 'records' as kind, r.other_cells as cells, true as is_taken
    from record_rows as r
    where r.line_number = 0
    union all
    select r.import_id, r.position, 'activities' as kind, r.other_cells as cells, true as is_taken
    from activity_rows as r
    where r.line_number = 0
    union all
    select r.import_id, r.position, 'prescriptions' as kind, r.other_cells as cells, true as is_taken
    from prescription_rows as r
    union all
    select r.import_id, r.position, 'roster' as kind, r.other_cells as cells, true as is_taken
    from roster_rows as r
    union all
    select r.import_id, r.position, r.kind, r.cells, false as is_taken
    from set_aside_rows as r
)

select
    w.import_id, w.position, w.kind, json_extract_string(w.cells, '$."Set aside row"') as name, w.is_taken
from written as w
where contains(w.cells, '"Set aside row"');

-- In force: under which titles the activities list has its activities. Derived like the other tables in force.

create table listed_titles (title_key varchar, activity_key varchar, sponsor_key varchar);
