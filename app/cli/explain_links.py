"""`friction explain --incident`: why reports were taken for one incident, or for two."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.cli.errors import CommandError
from app.cli.options import settings_with
from app.cli.output import console, write_json
from app.terminal import safe

if TYPE_CHECKING:
    from app.services.doubts import Comparison

_TWO = 2


def explain_links(incidents: Sequence[int], *, as_json: bool) -> None:
    """Print why the reports of one incident were joined, or why two incidents are two; else all doubts."""
    from app.db import make_engine, read_session  # noqa: PLC0415
    from app.linkage.matchers import load_matchers  # noqa: PLC0415
    from app.services.doubts import doubtful, not_there, why_apart, why_joined  # noqa: PLC0415

    if len(incidents) > _TWO:
        raise CommandError("--incident: two at most can be compared; leave the others out")
    settings = settings_with()
    matchers = load_matchers(settings.data_dir)
    engine = make_engine(settings)
    try:
        with read_session(engine) as session:
            if missing := not_there(session, incidents):
                raise CommandError(f"--incident: there is no incident {_named(missing)} in the ledger")
            if len(incidents) == _TWO:
                found = why_apart(session, incidents[0], incidents[1], matchers)
                if found is None:
                    raise CommandError(f"--incident: no linked report tells of {_named(incidents)}")
                compared, doubts = [found], []
            else:
                compared = why_joined(session, incidents[0], matchers) if incidents else []
                doubts = doubtful(session, incidents[0] if incidents else None)
    finally:
        engine.dispose()
    if as_json:
        write_json(_plain(compared, doubts))
    else:
        _say(incidents, compared, doubts)


def _say(
    incidents: Sequence[int], compared: Sequence["Comparison"], doubts: Sequence[tuple[int, int, float]]
) -> None:
    apart = len(incidents) == _TWO
    lines = (
        [f"Incident {incidents[0]}: no two different reports of it."] if incidents and not compared else []
    )
    for one in compared:
        lines.append(f"{one.left} | {one.right}: {one.outcome}, {one.score.value:g}")
        lines += [f"    {reason}" for reason in one.score.reasons]
    lines += [f"In doubt, {score:g}: incidents {left} and {right}" for left, right, score in doubts]
    if not doubts and not apart:
        lines.append("Nothing is in doubt.")
    for line in lines:
        console().print(safe(line), soft_wrap=True)


def _plain(compared: Sequence["Comparison"], doubts: Sequence[tuple[int, int, float]]) -> dict[str, Any]:
    return {
        "compared": [
            {
                "left": one.left, "right": one.right, "outcome": one.outcome, "score": one.score.value,
                "reasons": list(one.score.reasons),
            }
            for one in compared
        ],
        "in_doubt": [{"incidents": [left, right], "score": score} for left, right, score in doubts],
    }  # fmt: skip


def _named(incidents: Sequence[int]) -> str:
    return " or ".join(map(str, incidents))
