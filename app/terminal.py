"""Words for terminals. What comes from files and requests is hostile: it never reaches one unescaped."""

import unicodedata

_ESCAPED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Control, format and direction characters, lone surrogates, and line separators."""


def safe(words: str) -> str:
    r"""Words for a terminal, on one line: control and direction characters become escapes such as `\x1b`."""
    return "".join(
        char.encode("unicode_escape").decode("ascii") if unicodedata.category(char) in _ESCAPED else char
        for char in words
    )
