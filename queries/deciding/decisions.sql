-- decisions: everything users ever decided about people, the newest first.
--
-- grain    one row per decision
-- reads    person_decisions, decision_withdrawals, roster_ids
-- returns  decision_id, kind, person_id, other_person_id, written_as, written, waits_for, decided_at, decided_by, withdrawn_at, withdrawn_by
--
-- P3  like a withdrawn import, a decision that was undone stays in the history.
-- waits_for is an ID that the decision speaks of and the roster does not have, or not any more.
select
    d.decision_id,
    d.kind,
    d.person_id,
    d.other_person_id,
    d.written_as,
    d.written,
    case
        when i.roster_id is null then d.person_id
        when d.other_person_id is not null and o.roster_id is null then d.other_person_id
    end as waits_for,
    d.decided_at,
    d.decided_by,
    w.withdrawn_at,
    w.withdrawn_by
from person_decisions as d
left join decision_withdrawals as w on d.decision_id = w.decision_id
left join roster_ids as i on d.person_id = i.roster_id
left join roster_ids as o on d.other_person_id = o.roster_id
order by d.decision_id desc
