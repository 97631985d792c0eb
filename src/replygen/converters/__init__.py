"""From a finished document to other formats. Converters do not know each other."""
