"""Citations of records and of filtered lists: in words, for reference managers, and what changed since."""
