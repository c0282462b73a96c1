"""The rules once more, in plain Python, and random worlds to hold the SQL against.

Written from the rules alone: nothing here imports the product. What both read is the data in
`data/outlines` and `data/aliases.csv`; amounts, months and texts that the rules state are written
out again, so that a wrong row in `data/` shows as well.
"""
