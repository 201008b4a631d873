"""Pure extraction: text in, frozen values out; no database, no network."""
