"""The formats of a list besides its page: each is at the address of the list with an ending."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from app.services.exports.fields import FIELDS
from app.services.filters import RULES, Kind


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `whole` files hold all rows of a filter, the others one page as the list itself."""

    ending: str
    name: str
    media: str
    about: str
    whole: bool = True
    located: bool = False
    """Whether it is for rows that have a place."""


FORMATS = (
    Format(".csv", "CSV", "text/csv", "A table of all rows for spreadsheets; no cell is a formula."),
    Format(".json", "JSON", "application/json", "One page of rows for programs, with links.", False),
    Format(".geojson", "GeoJSON", "application/geo+json", "All rows as points of a map.", located=True),
    Format(".atom", "Atom", "application/atom+xml", "A feed: what a filter gives, for feed readers.", False),
    Format(".parquet", "Parquet", "application/vnd.apache.parquet", "All rows in columns, with their types."),
)
CITING = (
    Format(".bib", "BibTeX", "application/x-bibtex", "For BibTeX and what reads it."),
    Format(".ris", "RIS", "application/x-research-info-systems", "For most reference managers."),
    Format(".csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", "For CSL processors."),
)
"""Citations of a list or record for reference managers, at its address with these endings."""
_BY_ENDING: Mapping[str, Format] = {one.ending: one for one in (*FORMATS, *CITING)}


def formats_of(kind: Kind) -> tuple[Format, ...]:
    """The formats that a list has: GeoJSON where its rows have a place."""
    located = any(field.name == "longitude" for field in FIELDS[kind])
    return tuple(one for one in FORMATS if located or not one.located)


FORMATS_OF: Mapping[Kind, tuple[Format, ...]] = {kind: formats_of(kind) for kind in RULES}


def format_at(path: str) -> Format | None:
    """The format that an address asks for by its ending; None for a page."""
    return _BY_ENDING.get(PurePosixPath(path).suffix)
