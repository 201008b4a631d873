"""What parameters and orders of a list are called, beside the list, in its sentence and in its chips."""

from collections.abc import Mapping

PARAMETERS: Mapping[str, str] = {
    "city": "City or county",
    "state": "State",
    "agency": "Agency",
    "tactic": "Tactic",
    "role": "Role",
    "speaker": "Speaker",
    "outlet": "Outlet",
    "kind": "Kind",
    "position": "Position",
    "from": "From",
    "to": "To",
    "q": "Words",
}
"""What the parameters of a filter are called."""

SORTS: Mapping[str, str] = {
    "newest": "newest first",
    "oldest": "oldest first",
    "most-sources": "most sources first",
    "most-incidents": "most incidents first",
    "most-statements": "most statements first",
    "name": "by name",
}
"""The orders of a list, as they stand within a sentence."""
