"""Everybody at once: while every window of the building moves one hears them all, none louder than the others."""

import math
from collections.abc import Iterator, Mapping

from exhibits.gather import Chosen
from exhibits.reel.heard import Heard
from exhibits.reel.plan import Kind, Part, Reel

MOST = 40
"""Of more nobody is told apart any more, and each takes time to be read; so many are then taken evenly from all."""
UNDER_DB = 4.0
"""How much softer all of them are together than one work is."""
_COMES_SECONDS, _GOES_SECONDS, _AGAIN_SECONDS = 1.0, 2.5, 0.3
"""They go on a little into the credits; who ends before begins again."""


def chorus_heard(reel: Reel, chosen: Mapping[str, Chosen]) -> tuple[Heard, ...]:
    part = next((one for one in reel.parts if one.kind is Kind.ALIVE), None)
    there = [one for code in reel.thanked if (one := chosen[code]).work.has_sound]
    if part is None or not there:
        return ()
    some = there[:: math.ceil(len(there) / MOST)]
    gain = -10 * math.log10(len(some)) - UNDER_DB
    return tuple(heard for one in some for heard in _again(one, part, reel.fps, gain))


def _again(one: Chosen, part: Part, fps: int, gain: float) -> Iterator[Heard]:
    """From the beginning of the part to a little after its end."""
    goes, turn = round(_GOES_SECONDS * fps), round(_AGAIN_SECONDS * fps)
    length, ends = max(int(one.work.seconds * fps), 2 * turn), part.ends + goes
    for starts in range(part.starts, ends, length):
        frames = min(length, ends - starts)
        yield Heard(
            one.view, 0, starts, frames, into=turn if starts > part.starts else round(_COMES_SECONDS * fps),
            out=turn if starts + frames < ends else goes, works=(one.code,), gain_db=gain,
        )  # fmt: skip
