-- outline_periods: from when each version of a content outline judges, and until when.
--
-- grain    one row per discipline and version
-- reads    outline_lines
-- returns  discipline, effective_on, superseded_on, next_effective_on
--
-- next_effective_on is the first day that the next version known judges, infinity where there is none.
with versions as (
    select o.discipline, o.effective_on, max(o.superseded_on) as superseded_on
    from outline_lines as o
    group by o.discipline, o.effective_on
)

select
    v.discipline,
    v.effective_on,
    v.superseded_on,
    lead(v.effective_on, 1, date 'infinity') over (
        partition by v.discipline order by v.effective_on
    ) as next_effective_on
from versions as v
order by v.discipline, v.effective_on
