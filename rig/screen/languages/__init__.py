"""Translations of the windows' texts: one ``.ts`` for each language, and the ``.qm`` made from it."""
