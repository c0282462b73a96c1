-- A line is told apart by its text, which stands once in a completion; answers put lines in the order of the texts.
alter table completion_lines drop column line_order;
