"""Where two records are placed, compared: the same place, or a state and a place within it."""

from typing import Protocol

from app.knowledge.places import Gazetteer


class Placed(Protocol):
    """A record with a place (a gazetteer slug) and the slug of its state, as far as they are known."""

    @property
    def place(self) -> str | None:
        """The slug of the place, which may be a state."""

    @property
    def state(self) -> str | None:
        """The slug of the state."""


def same_place(left: Placed, right: Placed) -> bool:
    """Both name one place."""
    return left.place is not None and left.place == right.place


def state_and_within(left: Placed, right: Placed) -> bool:
    """One names a state, the other a place of it."""
    return (
        left.place != right.place
        and left.state is not None
        and left.state == right.state
        and left.state in (left.place, right.place)
    )


def slug_of_label(label: str | None, places: Gazetteer) -> str | None:
    """The gazetteer's slug of `City, ST` or `ST`; None where it has no such place."""
    if not label:
        return None
    name, comma, state = label.rpartition(", ")
    if not comma:
        known = places.state(label)
        return known.slug if known else None
    return next((place.slug for place in places.named(name) if place.state == state.upper()), None)
