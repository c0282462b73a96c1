-- outline_versions: every version of every discipline's content outline, and the goals judged by it.
--
-- grain    one row per discipline and version; one with a blank date for a discipline without any
-- reads    disciplines, outline_lines, goal_windows
-- params   $as_of  date  the day everything is computed for
-- returns  discipline, discipline_name, effective_on, date_confidence, superseded_on, is_in_force, is_superseded, is_to_come, categories, subcategories, names_not_sourced, goals, source, note, outline_id
--
-- G7  a goal keeps the outline in force when its window ends (or on its SSA date), so an older version
--     may be in use beside the newest.
with versions as (
    select
        o.discipline,
        o.effective_on,
        any_value(o.date_confidence) as date_confidence,
        max(o.superseded_on) as superseded_on,
        count(distinct o.category) as categories,
        count(o.subcategory) as subcategories,
        count(*) filter (where o.name_confidence <> 'sourced') as names_not_sourced,
        string_agg(distinct o.source, ' ' order by o.source) as source,
        string_agg(distinct o.note, ' ' order by o.note) as note,
        any_value(o.outline_id) as outline_id
    from outline_lines as o
    group by o.discipline, o.effective_on
),

newest as (
    select v.discipline, max(v.effective_on) as effective_on
    from versions as v
    where v.effective_on <= $as_of::date
    group by v.discipline
),

judged as (
    select g.discipline, g.outline_effective_on, count(*) as goals
    from goal_windows as g
    group by g.discipline, g.outline_effective_on
)

select
    d.discipline,
    d.name as discipline_name,
    v.effective_on,
    v.date_confidence,
    v.superseded_on,
    n.discipline is not null as is_in_force,
    coalesce(v.superseded_on <= $as_of::date, false) as is_superseded,
    coalesce(v.effective_on > $as_of::date, false) as is_to_come,
    coalesce(v.categories, 0) as categories,
    coalesce(v.subcategories, 0) as subcategories,
    coalesce(v.names_not_sourced, 0) as names_not_sourced,
    coalesce(j.goals, 0) as goals,
    v.source,
    v.note,
    v.outline_id
from disciplines as d
left join versions as v on d.discipline = v.discipline
left join newest as n on d.discipline = n.discipline and v.effective_on = n.effective_on
left join judged as j
    on d.discipline = j.discipline and v.effective_on is not distinct from j.outline_effective_on
order by d.discipline, v.effective_on desc
