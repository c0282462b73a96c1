-- Rows set aside, corrected in the program's workbook and imported again. Derived like the other tables in force.

create table corrected_rows (
    import_id integer, position integer, set_aside_import_id integer, set_aside_position integer,
    is_taken boolean, is_replaced boolean, is_correction boolean
);

create table rows_to_correct (
    import_id integer, position integer, set_aside_import_id integer, set_aside_position integer
);
