"""Captions of a work on its page: the words there are for it, as the film says them."""

from functools import lru_cache

from config.texts import Texts
from exhibits.exhibition.plan import Exhibit
from exhibits.reel.captions import Cue, Heard, Sound, cues
from exhibits.reel.captiontrack import as_vtt
from media.profile import HOUSE


@lru_cache(20_000)
def spoken(exhibit: Exhibit, texts: Texts) -> tuple[Cue, ...]:
    """Who is heard and what kind of sound it is, then the question where there is time to read it."""
    work, frames = exhibit.work, round(exhibit.work.seconds * HOUSE.fps)
    sound = Sound(work.form.value) if work.has_sound else Sound.SILENT
    return cues([Heard(0, frames, sound, work.name or "", exhibit.asked)], texts, HOUSE, frames=frames)


def vtt(said: tuple[Cue, ...]) -> str:
    return as_vtt(said, HOUSE)
