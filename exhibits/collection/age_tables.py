"""The seventh step: what was said to the question of age. Released: never edited; what changes is a new step."""

AGE_TABLES = """
ALTER TABLE consent_event ADD COLUMN age TEXT NOT NULL DEFAULT 'not_asked'
    CHECK (age IN ('not_asked', 'under_16', '16_or_older'));
"""
"""No date of birth and no year: two answers, and that nobody asked."""
