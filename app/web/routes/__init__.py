"""Routes, a few lines each: health, the overview pages, the lists, the records."""
