"""Titles of office in one case, as a careful newspaper writes them behind a name: `police chief`."""

from app.extraction.wordlists import words

_RANKS = words(
    """acting administrator agent agents alderman alderwoman assistant associate attorney attorneys captain
    chair chief chiefs city colonel commander commissioner commissioners congressman congresswoman constable
    corporal council councilman councilmember councilwoman county defender deputies deputy detective director
    executive field former general governor inspector interim judge leader lieutenant major majority
    manager mayor mayors member minority officer officers official officials patrol police president
    prosecutor public representative secretary senator senior sergeant sheriff sheriffs speaker special
    spokesman spokesperson spokeswoman state superintendent supervisor treasurer trooper vice"""
)
"""Words that name a rank or what it is over; all others may be names."""
_PLACES = words("city county state patrol")
"""Of these, such as belong to a name before them: `Elm County sheriff`."""


def in_lower_case(title: str) -> str:
    """`Police Chief` → `police chief`; names and abbreviations stay: `Elm County sheriff`."""
    written: list[str] = []
    for word in title.split(" "):
        named = bool(written) and written[-1][:1].isupper() and not written[-1].isupper()
        plain = word[1:].islower() and word.lower() in _RANKS
        written.append(word.lower() if plain and not (named and word.lower() in _PLACES) else word)
    return " ".join(written)
