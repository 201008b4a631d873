"""Errors in the format that was asked for: problem details (RFC 9457) as JSON or XML, or a table."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.responses import Response

from app.services.exports.writing import csv_table, json_bytes
from app.web.formats import Format
from app.web.xml import readable

Problem = Mapping[str, str | int]


def problem_response(format_: Format, problem: Problem, status: int) -> Response:
    """The problem as CSV, as XML for feed readers, and as JSON for all else."""
    if format_.ending == ".csv":
        return Response(csv_table(list(problem), [list(problem.values())]), status, media_type=format_.media)
    if format_.ending == ".atom":
        return Response(_xml(problem), status, media_type="application/problem+xml")
    return Response(json_bytes(problem), status, media_type="application/problem+json")


def _xml(problem: Problem) -> bytes:
    root = Element("problem", xmlns="urn:ietf:rfc:7807")
    for name, value in problem.items():
        SubElement(root, name).text = readable(str(value))
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
