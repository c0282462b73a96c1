-- gaps: the requirement lines of the goals in scope, in the order of the outline.
--
-- grain    one row per goal and requirement line
-- reads    requirement_gaps, goal_windows
-- returns  person_id, name, role, cohort, site, pathway, discipline, level, category, subcategory, required, earned, gap, is_in_outline, name_confidence, outline_effective_on, surplus
select
    g.person_id,
    g.name,
    g.role,
    g.cohort,
    g.site,
    g.pathway,
    g.discipline,
    r.level,
    r.category,
    r.subcategory,
    r.credits_required as required,
    r.credits_earned as earned,
    r.gap,
    r.is_in_outline,
    r.name_confidence,
    g.outline_effective_on,
    -- G4: it never fills another line.
    greatest(r.credits_earned - r.credits_required, 0)::decimal(18, 2) as surplus
from requirement_gaps as r
inner join goal_windows as g on r.goal_number = g.goal_number
order by g.person_id, g.pathway, g.discipline, r.line_order
