"""Text -> claims: the only room that imports spaCy."""
