"""Routes, a few lines each: one module for health, the overview pages, lists and records."""
