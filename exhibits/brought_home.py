"""A recording becomes what is shown of it: in the house profile, looked through, with what is kept of it beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from exhibits.reel.proof import Told, is_whole, nobody
from media.clip import Clip
from media.curve import facts_of_sound
from media.fit import bring_home
from media.profile import HOUSE, HouseProfile
from media.progress import Progress, Report, StoppedError, never, tell_nobody

_TO_MAKE = 0.9
"""Of the time that it takes; the rest is to look through it."""


def make_view(
    source: Path, view: Path, *, report: Report = tell_nobody, stopped: Callable[[], bool] = never
) -> tuple[Clip, dict[str, Any]]:
    """Whole or not at all. What is in it, and its facts for the collection."""

    def told(progress: Progress) -> None:
        report(Progress(progress.done * _TO_MAKE, progress.of, progress.doing))

    clip = bring_home(source, view, report=told, stopped=stopped)

    def looking(frames: int) -> None:
        if stopped():
            raise StoppedError
        looked = frames / (clip.seconds * HOUSE.fps)
        report(Progress(min(_TO_MAKE + looked * (1 - _TO_MAKE), 1.0), 1, "job.home.pictures"))

    return clip, facts_of_view(view, seen=clip.video is not None, told=looking)


def facts_of_view(view: Path, *, seen: bool, profile: HouseProfile = HOUSE, told: Told = nobody) -> dict[str, Any]:
    """Of sound how it looks and what moves with it. Of a film whether every picture of it can be decoded: where it is
    copied into films, none has to be looked at once more."""
    return {"whole": is_whole(view, profile, told)} if seen else facts_of_sound(view)
