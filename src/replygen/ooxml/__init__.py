"""The zip and the XML of Word files: read within limits, written the same on any day. Knows no letters."""
