"""Which works are one chain, whose music is heard in it, and how they lie beside each other in time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from av.error import FFmpegError

from exhibits.reel.chain import Part
from media.beats import Beats, find_beats
from media.errors import MediaError
from media.form import Form
from media.lag import lag_of
from media.profile import HouseProfile
from media.sound import sound_blocks


@dataclass(frozen=True)
class Link:
    """What is known of a work that may be in a chain."""

    code: str
    form: Form
    frames: int
    answers: str = ""
    """The code of the work that it answers; empty where that is not in the film."""


@dataclass(frozen=True)
class Chain:
    music: Link
    """Whose sound runs on."""
    others: tuple[Link, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        return self.music, *self.others


@dataclass(frozen=True)
class Listened:
    """What was heard in the recordings of a chain."""

    beats: Beats
    lags: Mapping[str, int]
    """By the code of everyone whose recording carries the music: how many samples later than in itself it begins
    there."""

    def own(self, chain: Chain) -> dict[str, int]:
        """The lags of who sings, plays or speaks beside the music. A dance has nothing but the music itself."""
        return {
            link.code: self.lags[link.code]
            for link in chain.others
            if link.form is not Form.DANCE and link.code in self.lags
        }


def chains(links: Sequence[Link]) -> tuple[Chain, ...]:
    """Every work that was answered with all that grew out of it; in the order of the codes of their first works."""
    known = {link.code: link for link in sorted(links, key=lambda link: link.code)}
    firsts = [link for link in known.values() if link.answers not in known]
    grown = [(first, [first, *_answers(first, known)]) for first in firsts]
    return tuple(_chain(first, works) for first, works in grown if len(works) > 1)


def _answers(link: Link, known: Mapping[str, Link]) -> Iterator[Link]:
    for other in known.values():
        if other.answers == link.code:
            yield other
            yield from _answers(other, known)


def _chain(first: Link, works: Sequence[Link]) -> Chain:
    """The first has the music, unless it is no music and somebody made some to it: then the longest of that, which
    carries the first's sound too."""
    made = [work for work in works if work.form is Form.MUSIC]
    music = first if first.form is Form.MUSIC or not made else max(made, key=lambda work: work.frames)
    return Chain(music, tuple(work for work in works if work is not music))


def listen(chain: Chain, views: Mapping[str, Path]) -> Listened:
    """Reads the sound of all of them. One that cannot be read has no beats, and carries nothing."""
    music = views[chain.music.code]
    lags = {link.code: _lag(views[link.code], music) for link in chain.others}
    try:
        beats = find_beats(sound_blocks(music))
    except (MediaError, FFmpegError):
        beats = Beats((), None, 0.0, ())
    return Listened(beats, {code: lag for code, lag in lags.items() if lag is not None})


def _lag(answer: Path, music: Path) -> int | None:
    try:
        return lag_of(answer, music)
    except (MediaError, FFmpegError):
        return None


def parts_of(chain: Chain, heard: Listened, profile: HouseProfile) -> list[Part]:
    """For `plan_chain`, in whole frames. In a work that does not carry the music, such as a dance to which music was
    made and that is silent itself, it is taken to begin with the recording."""
    offsets = [round(heard.lags.get(link.code, 0) / profile.frame_samples) for link in chain.links]
    return [Part(link.code, link.frames, offset) for link, offset in zip(chain.links, offsets, strict=True)]
