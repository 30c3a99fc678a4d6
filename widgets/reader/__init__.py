"""The reader: one talk with its reports, links, marks, source and history."""
