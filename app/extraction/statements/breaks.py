"""Signs that the reporter goes on within a sentence: a dash, “but did”, quoted words for what was told."""

from bisect import bisect_left

from app.extraction.statements.lexicon import MEDIA_NOUNS
from app.extraction.statements.sources import subject_at
from app.extraction.statements.view import View
from app.extraction.wordlists import words

MAX_NAMER = 8
"""Tokens between "which" and the verb of whoever gives it a name."""
DASHES = frozenset(("—", "–", "--", "-"))
_BEHIND_DASH = words("and but although though while even a an")
_AUXILIARIES = words("did has had")


def dashes_off(view: View, token: int) -> bool:
    """Whether the reporter goes on behind a dash that no other closes: `he would come | – and he did`."""
    behind = view.lower[token + 1] if token + 1 < view.stop else ""
    if behind not in _BEHIND_DASH:
        return False
    later = view.plain[bisect_left(view.plain, token + 1) :]
    return not any(view.lower[at] in DASHES for at in later)


def turns_back(view: View, token: int) -> bool:
    """Whether the reporter goes on: `she would stay | but did not say why`, `… | and Ed Lund saying`."""
    behind = view.people.at.get(token + 1)
    if behind is not None and behind.last in view.cue_at:
        return view.lower[token] == "and" and view.cue_at[behind.last].participle
    return view.lower[token] == "but" and token + 1 < view.stop and view.lower[token + 1] in _AUXILIARIES


def is_named(view: View, token: int) -> bool:
    """Whether somebody calls what was just told by quoted words: `…, | which Ana Ruiz called “a trap”`."""
    if view.lower[token] not in ("which", "whom"):
        return False
    for ahead in range(token + 2, min(token + MAX_NAMER, view.stop - 1)):
        hit = view.cue_at.get(ahead)
        if hit is not None and not hit.participle:
            source = subject_at(view, ahead)
            quoted = any(not view.outside(at) for at in range(hit.last, min(hit.last + 2, view.stop)))
            return quoted and source is not None and source.first == token + 1
    return False


def is_medium(view: View, token: int) -> bool:
    """Whether words behind a comma only tell where it was said: `…, | in an interview on Friday`."""
    return view.lower[token : token + 2] in (["in", "a"], ["in", "an"]) and (
        token + 2 < view.stop and view.lower[token + 2] in MEDIA_NOUNS
    )


def opens_quotation(view: View, token: int) -> bool:
    """Whether a comma or colon and a quotation stand at a token: `and added | , “We stayed.”`."""
    behind = token + 1
    return behind < view.stop and view.lower[token] in (",", ":") and not view.outside(behind)


def quotes_on(view: View, token: int) -> bool:
    """Whether another quotation is joined to the one before: `“odd” | and | “cruel”`."""
    return view.lower[token] in ("and", "or", "but") and token + 1 < view.stop and not view.outside(token + 1)
