-- aliases_in_force: the program's own aliases, and those that users taught and did not remove.
--
-- grain    one row per discipline and text; the discipline is null where any is meant
-- reads    aliases, taught_aliases, alias_withdrawals
-- returns  alias_id, discipline, text, text_key, category, category_key, subcategory, subcategory_key
--
-- L5  a text that a user taught stays what the user said, also where a later version of the
--     program brings an alias of its own for it.
with known as (
    select
        null::integer as alias_id, a.discipline, a.text, a.text_key, a.category, a.category_key,
        a.subcategory, a.subcategory_key
    from aliases as a
    union all
    select
        t.alias_id, t.discipline, t.text, t.text_key, t.category, t.category_key,
        t.subcategory, t.subcategory_key
    from taught_aliases as t
    anti join alias_withdrawals as w on t.alias_id = w.alias_id
)

select
    k.alias_id,
    k.discipline,
    k.text,
    k.text_key,
    k.category,
    k.category_key,
    k.subcategory,
    k.subcategory_key
from known as k
qualify
    row_number() over (
        partition by k.discipline, k.text_key order by k.alias_id desc nulls last
    ) = 1
order by k.discipline, k.text_key
