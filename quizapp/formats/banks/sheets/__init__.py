"""Banks in spreadsheets: a row for each question, its parts in columns that are known by their headers."""
