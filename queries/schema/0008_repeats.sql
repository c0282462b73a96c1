-- Whether a person completed an activity more than once: only lines of such completions can be repeats.
alter table completions add column is_repeated boolean;

alter table completion_lines add column is_repeated boolean;
