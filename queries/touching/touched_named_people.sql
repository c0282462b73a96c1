-- touched_named_people: where the imports name people in these ways.
--
-- grain    one row per import, kind of rows and way of naming
-- reads    named_people, touched_mentions
-- returns  import_id, person_id, id_key, email_key, name_key, email, person_name
select
    n.import_id,
    n.person_id,
    n.id_key,
    n.email_key,
    n.name_key,
    n.email,
    n.person_name
from named_people as n
semi join touched_mentions as t
    on
        n.person_id is not distinct from t.person_id
        and n.email_key is not distinct from t.email_key
        and n.name_key is not distinct from t.name_key
