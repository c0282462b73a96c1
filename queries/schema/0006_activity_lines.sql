-- Activities lists in every layout: a row may hold several lines, told apart as those of the records are.

alter table activity_rows add column line_number integer;

-- Until now every row was one line.
update activity_rows set line_number = 0;
