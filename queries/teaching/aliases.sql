-- aliases: every alias that users ever taught, the newest first.
--
-- grain    one row per alias
-- reads    taught_aliases, alias_withdrawals
-- returns  alias_id, text, discipline, category, subcategory, taught_at, taught_by, withdrawn_at, withdrawn_by
--
-- P3  like a withdrawn import, an alias that was removed stays in the history.
select
    t.alias_id,
    t.text,
    t.discipline,
    t.category,
    t.subcategory,
    t.taught_at,
    t.taught_by,
    w.withdrawn_at,
    w.withdrawn_by
from taught_aliases as t
left join alias_withdrawals as w on t.alias_id = w.alias_id
order by t.alias_id desc
