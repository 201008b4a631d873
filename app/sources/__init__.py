"""Reading the world: files and records in, raw articles out."""
