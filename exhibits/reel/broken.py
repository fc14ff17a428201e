"""A recording that cannot be read: its neighbour's sign stands in its place, and the film is made all the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from av.error import FFmpegError

from exhibits.reel.planes import Planes, planes_of_paper
from exhibits.reel.scenes import Resident, Stage
from media.cutout import draw_sign
from media.errors import MediaError
from media.lettering import measure
from media.opening import main_streams, open_media
from media.paper import Paper
from media.progress import Progress, Report, tell_nobody

_SIGN, _NAME_MM = 0.3, 18.0
"""The half side of the sign, in shorter sides of the picture; the capitals of the name."""


@dataclass(frozen=True)
class CardScene:
    frames: int
    resident: Resident


def card_pictures(scene: CardScene, stage: Stage, first: int, last: int) -> Iterator[Planes]:
    """Sign and name, and nothing that moves."""
    card = planes_of_paper(draw_card(scene.resident, stage).pixels)
    for _ in range(first, last):
        yield card.copy()


def draw_card(resident: Resident, stage: Stage) -> Paper:
    roles, (width, height) = stage.theme.roles, stage.profile.size
    ground = stage.theme.hue(resident.form).deep
    paper = Paper(width, height, ground, mm=stage.mm)
    r = min(width, height) * _SIGN
    draw_sign(
        paper, resident.sign, width / 2, height * 0.42, r, ground=ground, hues=stage.theme.pairs, light=roles.paper
    )
    wide = measure(resident.name, _NAME_MM * stage.mm, bold=True, language=stage.language, rtl=stage.rtl).width
    cap = _NAME_MM * min(1.0, width * 0.9 / max(wide, 1))
    paper.words(
        resident.name, width / 2, height * 0.42 + r * 1.15, cap_mm=cap, colour=roles.paper, align="centre", bold=True,
        rtl=stage.rtl, language=stage.language,
    )  # fmt: skip
    return paper


def can_be_read(view: Path, report: Report = tell_nobody) -> bool:
    """Every picture and all of its sound."""
    try:
        with open_media(view) as container:
            streams = [stream for stream in main_streams(container) if stream is not None]
            pictures = 0
            for packet in container.demux(streams):
                decoded = len(packet.decode())
                pictures += decoded if packet.stream.type == "video" else 0
                report(Progress(pictures, streams[0].frames, "job.reel.check"))
            return all(stream.type != "video" or pictures >= stream.frames for stream in streams)
    except (FFmpegError, MediaError):
        return False
