"""Closed lists of words in code, written as one string."""


def words(listed: str) -> frozenset[str]:
    """The blank-separated words of a string."""
    return frozenset(listed.split())
