"""Which works are one chain, whose music is heard in it, and how they lie beside each other in time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from exhibits.reel.chain import Part
from media.beats import Beats, find_beats
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

    @property
    def own(self) -> tuple[str, ...]:
        """Who sings, plays or speaks beside the music in their recording. A dance has nothing but the music itself."""
        return tuple(link.code for link in self.others if link.form is not Form.DANCE)


@dataclass(frozen=True)
class Listened:
    """What was heard in the recordings of a chain."""

    beats: Beats
    lags: tuple[tuple[str, int], ...]
    """By the code of everyone but the music: how many samples later than in it the music begins in theirs."""


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
    """Reads the sound of all of them. In a work that does not carry the music, such as a dance to which music was made
    and that is silent itself, it is taken to begin with the recording."""
    music = views[chain.music.code]
    lags = tuple((link.code, lag_of(views[link.code], music) or 0) for link in chain.others)
    return Listened(find_beats(sound_blocks(music)), lags)


def parts_of(chain: Chain, heard: Listened, profile: HouseProfile) -> list[Part]:
    """For `plan_chain`, in whole frames."""
    lags = dict(heard.lags)
    offsets = [round(lags.get(link.code, 0) / profile.frame_samples) for link in chain.links]
    return [Part(link.code, link.frames, offset) for link, offset in zip(chain.links, offsets, strict=True)]
