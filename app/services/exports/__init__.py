"""Lists as data: the fields of each, and their rows as CSV, GeoJSON, JSON and Parquet."""
