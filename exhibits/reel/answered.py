"""An answer chain as a scene: hard cuts, on the beat, between works that all go on meanwhile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exhibits.errors import SpoiltError
from exhibits.reel.chain import Cut
from exhibits.reel.planes import Planes
from exhibits.reel.scenes import Stage, WorkScene
from exhibits.reel.tag import Tag

Own = Callable[[WorkScene, Stage, int, int], Iterator[Planes]]
"""A work's own pictures from one of its own frames to another, with nothing laid over them."""


@dataclass(frozen=True)
class ChainScene:
    frames: int
    cuts: tuple[Cut, ...]
    works: tuple[WorkScene, ...]
    """All that are seen, whose music it is first; their codes are those of their residents."""


def chain_pictures(scene: ChainScene, stage: Stage, first: int, last: int, own: Own) -> Iterator[Planes]:
    works = {work.resident.code: work for work in scene.works}
    for cut in scene.cuts:
        begin, end = max(first - cut.starts, 0), min(last - cut.starts, cut.frames)
        if begin < end:
            yield from _seen(cut, works[cut.code], stage, begin, end, own)


def _seen(cut: Cut, work: WorkScene, stage: Stage, begin: int, end: int, own: Own) -> Iterator[Planes]:
    tag, many = Tag(work.resident, stage), 0
    for planes in own(work, stage, cut.cut_in + begin, cut.cut_in + end):
        tag.lay(planes, begin + many)
        many += 1
        yield planes
    if many != end - begin:
        raise SpoiltError(f"The recording {work.path.parent.name} is shorter than it should be; check the collection.")
