-- described_completions: what each completion in force says of its activity by itself.
--
-- grain    one row per person_number and completion_number (person, activity, completion date)
-- reads    completions, written_activities
-- returns  person_number, completion_number, activity_key, completed_on, reference_number, title, ce_credits_of, ce_category_of, not_accepted_reason
--
-- What the activities list says of it is in activities, under the same activity_key. The other values
-- are looked up by the few who ask for them.
select
    c.person_number,
    c.completion_number,
    c.activity_key,
    c.completed_on,
    case when starts_with(c.activity_key, 'number ') then substr(c.activity_key, 8) end as reference_number,
    t.title,
    c.ce_credits_of,
    c.ce_category_of,
    c.not_accepted_reason
from completions as c
inner join written_activities as t on c.title_of = t.written_activity
