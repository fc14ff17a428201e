"""The pictures of a scene, one after the other."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

import av
from av.container import InputContainer
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream

from exhibits.errors import SpoiltError
from exhibits.reel.alive import AliveScene, alive_pictures
from exhibits.reel.answered import ChainScene, chain_pictures
from exhibits.reel.ask import AskScene, ask_pictures
from exhibits.reel.broken import CardScene, card_pictures
from exhibits.reel.credits import CreditsScene, credits_pictures
from exhibits.reel.dusk import DuskScene, dusk_pictures
from exhibits.reel.last import LastScene, last_pictures
from exhibits.reel.planes import Planes, planes_of, planes_of_paper, room_for
from exhibits.reel.scenes import Stage, WorkScene
from exhibits.reel.strip import Strip, strip_lies, times
from exhibits.reel.together import TogetherScene, together_pictures
from media.curve import loudness_curve
from media.living import draw_living
from media.opening import main_streams, open_index, ready_to_decode
from media.paper import Paper
from media.pictures import Fit
from media.sound import read_sound

Scene = (
    DuskScene | AskScene | WorkScene | CardScene | ChainScene | TogetherScene | AliveScene | CreditsScene | LastScene
)


def pictures(scene: Scene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    """Frames `first` up to `last` of the scene. What comes out may be drawn on."""
    match scene:
        case WorkScene():
            return _work(scene, stage, first, last)
        case CardScene():
            return card_pictures(scene, stage, first, last)
        case ChainScene():
            return chain_pictures(scene, stage, first, last, _own)
        case TogetherScene():
            return together_pictures(scene, stage, first, last)
        case DuskScene():
            return dusk_pictures(scene, stage, first, last)
        case AskScene():
            return ask_pictures(scene, stage, first, last)
        case AliveScene():
            return alive_pictures(scene, stage, first, last)
        case CreditsScene():
            return credits_pictures(scene, stage, first, last)
        case LastScene():
            return last_pictures(scene, stage, first, last)


def _work(scene: WorkScene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    strip = Strip(scene, stage) if strip_lies(times(scene, stage.profile.fps), first, last) else None
    many = 0
    for many, planes in enumerate(_own(scene, stage, scene.cut_in + first, scene.cut_in + last), 1):
        if strip:
            strip.lay(planes, first + many - 1)
        yield planes
    if many != last - first:
        raise SpoiltError(f"The recording {scene.path.parent.name} is shorter than it should be; check the collection.")


def _own(scene: WorkScene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    """Of the work's own frames `first` to `last`, with nothing laid over them."""
    seen = _film if scene.resident.form.seen else _living
    return seen(scene, stage, first, last)


def _film(scene: WorkScene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    """The work's own pictures; in a film of another shape they stand on a ground of themselves. Each lies where the one
    before it lay."""
    with open_index(scene.path) as container:
        stream, _ = main_streams(container)
        if stream is None or stream.time_base is None:
            return
        ready_to_decode(stream, threads=1)  # every core has a piece of its own
        fit, room = Fit(stream, stage.profile), room_for(stage.profile.size)
        for frame in islice(_decoded(container, stream, first, stage.profile.fps), last - first):
            yield planes_of(fit(frame), room)


def _decoded(container: InputContainer, stream: VideoStream, first: int, fps: int) -> Iterator[av.VideoFrame]:
    """What is seen at every place from `first` on; should the last ones be missing, the last that is there stays."""
    base = stream.time_base or Fraction(1)
    if first:
        container.seek(int(Fraction(first, fps) / base), stream=stream, backward=True)
    place, shown = first, None
    for frame in _from(container, stream, Fraction(first, fps) / base):
        due = int((frame.pts or 0) * base * fps + Fraction(1, 2))
        while shown is not None and place < due:
            yield shown
            place += 1
        shown = frame
    while shown is not None:
        yield shown


def _from(container: InputContainer, stream: VideoStream, begins: Fraction) -> Iterator[av.VideoFrame]:
    """What comes before is decoded only where something else is made from it."""
    for packet in container.demux(stream):
        early = packet.pts is not None and packet.pts + 1 < begins  # times are whole ticks
        stream.codec_context.skip_frame = "NONREF" if early else "DEFAULT"
        yield from packet.decode()


def _living(scene: WorkScene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    """Music has no pictures of its own; these move with it."""
    fps = stage.profile.fps
    curve = loudness_curve(read_sound(scene.path).mean(axis=1), fps)
    fit = VideoReformatter()
    paper = Paper(*stage.profile.size, mm=stage.mm)
    for frame in range(first, last):
        draw_living(paper, curve, frame / fps, scene.resident.sign, stage.palette, scene.resident.sign.number)
        yield planes_of_paper(paper.pixels, fit)
