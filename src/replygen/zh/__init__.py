"""Chinese text: dates, ordinal numbers, widths, punctuation. Knows nothing of letters."""
