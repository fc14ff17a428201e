"""The answer chains of a film: their recordings are listened to, and give the cuts of a scene and what is heard."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from exhibits.reel.answered import ChainScene
from exhibits.reel.answers import Chain, Link, listen, parts_of
from exhibits.reel.chain import plan_chain, sounding
from exhibits.reel.heard import Heard, chain_heard
from exhibits.reel.plan import Reel, Shot
from exhibits.reel.scenes import WorkScene
from exhibits.reel.storyboard import Cast
from media.beats import Beats
from media.profile import HouseProfile


@dataclass(frozen=True)
class Chained:
    """One chain in the film."""

    scene: ChainScene
    heard: tuple[Heard, ...]


def chained(reel: Reel, cast: Cast, frames: Mapping[str, int], profile: HouseProfile) -> dict[str, Chained]:
    """By the code of their music. `frames`: of each work, how many pictures it has."""
    return {shot.code: _chained(reel, shot, cast, frames, profile) for shot in reel.shots if shot.others}


def _chained(reel: Reel, shot: Shot, cast: Cast, frames: Mapping[str, int], profile: HouseProfile) -> Chained:
    links = [Link(code, cast.chosen[code].form, frames[code]) for code in shot.codes]
    chain, views = Chain(links[0], tuple(links[1:])), {code: cast.chosen[code].view for code in shot.codes}
    heard = listen(chain, views)
    parts = [replace(part, offset=part.offset + shot.cut_in) for part in parts_of(chain, heard, profile)]
    cuts = plan_chain(
        shot.frames, _from(heard.beats, shot.cut_in / profile.fps), parts, fps=profile.fps, seed=reel.seed
    )
    works = tuple(WorkScene(frames[code], 0, view, cast.residents[code], "") for code, view in views.items())
    own = heard.own(chain)
    return Chained(
        ChainScene(shot.frames, cuts, works), chain_heard(reel, shot, sounding(cuts, shot.code, own), views, own)
    )


def _from(beats: Beats, start: float) -> Beats:
    """Of the music from so many seconds on."""
    seconds, begins = (tuple(at - start for at in line if at >= start) for line in (beats.seconds, beats.onsets))
    return replace(beats, seconds=seconds, onsets=begins)
