"""Reading the world: files and records in, raw articles out."""

from app.sources.finding import Found, find_files
from app.sources.reading import count_records, read_files, read_paths
from app.sources.types import RawArticle, ReadFailure

__all__ = ["Found", "RawArticle", "ReadFailure", "count_records", "find_files", "read_files", "read_paths"]
