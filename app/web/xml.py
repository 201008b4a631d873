"""What XML can hold."""

import re

_UNREADABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def readable(text: str) -> str:
    """The text without the characters that no XML document may have, which would break all of it."""
    return _UNREADABLE.sub("�", text)
