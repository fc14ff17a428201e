"""The film: planned as values, then made."""
