"""Answers in the field's words: the same sentences and the same order on the screen and in a workbook."""
