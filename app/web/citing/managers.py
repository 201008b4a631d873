"""Citations for reference managers: BibTeX, RIS and CSL-JSON."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.services.exports.writing import json_bytes
from app.web.citing.cited import AUTHOR, Cited
from app.web.xml import readable

_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$",
        "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    }
)  # fmt: skip
"""What TeX would take for a command; braces by name, since BibTeX counts those behind a backslash too."""


def bibtex(cited: Cited) -> bytes:
    """An entry of the type that every BibTeX knows; names and titles keep their capitals."""
    as_of = cited.state.as_of
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{_tex(cited.title)}}}",
        "year": f"{as_of:%Y}" if as_of else None,
        "month": str(as_of.month) if as_of else None,
        "version": cited.version,
        "note": _tex(cited.note),
        "url": cited.address,
        "urldate": cited.read.isoformat(),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{cited.key},", *lines, "}", ""]).encode()


def ris(cited: Cited) -> bytes:
    """A record of the type for data, or for one of a database that is read online."""
    as_of = cited.state.as_of
    tags = [
        ("TY", "DATA" if cited.is_list else "ELEC"),
        ("ID", cited.key),
        ("AU", AUTHOR),
        ("TI", cited.title),
        ("PY", f"{as_of:%Y}" if as_of else None),
        ("DA", f"{as_of:%Y/%m/%d}" if as_of else None),
        ("ET", cited.version),
        ("DB", AUTHOR),
        ("N1", cited.note),
        ("UR", cited.address),
        ("Y2", f"{cited.read:%Y/%m/%d}"),
    ]
    lines = [f"{tag}  - {_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""]).encode()


def csl_json(cited: Cited) -> bytes:
    """An array of one item, as processors of the Citation Style Language read it."""
    as_of = cited.state.as_of
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "dataset" if cited.is_list else "webpage",
        "title": _line(cited.title),
        "author": [{"literal": AUTHOR}],
        "container-title": AUTHOR,
        "publisher": AUTHOR,
        "URL": cited.address,
        "accessed": _parts(cited.read),
    }
    if as_of:
        item |= {"issued": _parts(as_of.date()), "version": cited.version}
    if cited.note:
        item["note"] = _line(cited.note)
    return json_bytes([item])


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _line(text: str) -> str:
    """One line without characters that no format can have: nothing of it can begin a line of its own."""
    return _BLANKS.sub(" ", readable(text)).strip()


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)


WRITERS: Mapping[str, Callable[[Cited], bytes]] = {".bib": bibtex, ".ris": ris, ".csl.json": csl_json}
"""By the ending of the file."""
