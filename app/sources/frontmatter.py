"""Front matter of Markdown files, written by anyone."""

from typing import Any

import yaml  # type: ignore[import-untyped]
from frontmatter.default_handlers import YAMLHandler

from app.sources.errors import UnreadableError

_CHARS = 20_000
_NULLS = ("", "~", "null")


class PlainYaml(YAMLHandler):
    """YAML whose scalars all stay words: `title: No` is no false, and a wrong date is refused as a date.

    PyYAML's loader in Python is used, not the one in C: brackets nested deeply enough make that one end the
    whole process.
    """

    def load(self, fm: str, **kwargs: object) -> Any:
        """The fields of a front matter. Raises `UnreadableError` naming the line that is not valid."""
        if len(fm) > _CHARS:
            raise UnreadableError(f"its front matter is longer than {_CHARS} characters; shorten it")
        try:
            fields = yaml.load(fm, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings, lists, dictionaries
        except yaml.MarkedYAMLError as error:
            line = f" at line {error.problem_mark.line + 1}" if error.problem_mark else ""
            raise UnreadableError(
                f"its front matter is not valid YAML{line}; mend what stands there"
            ) from None
        except (yaml.YAMLError, RecursionError):
            raise UnreadableError(
                "its front matter is not valid YAML; mend what is between the ---"
            ) from None
        if not isinstance(fields, dict):
            raise UnreadableError("its front matter has no fields; write them like title: Words")
        return {name: None if value in _NULLS else value for name, value in fields.items()}
