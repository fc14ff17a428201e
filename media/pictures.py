"""Any film's pictures as the house shows them: upright, whole on a ground of themselves, at an even pace."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
from av.error import BlockingIOError as NothingYet
from av.error import EOFError as NothingMore
from av.filter import Graph
from av.filter.context import FilterContext
from av.video.stream import VideoStream

from media.clip import shown_size
from media.opening import Damage, decoded
from media.profile import HouseProfile
from media.turn import Turn, turn_of

_HOLE_SECONDS = 30
"""A step beyond this is a broken clock and not a pause."""
_LONGEST_LAST = Fraction(2)
_BT709, _BT601, _UNKNOWN = 1, 5, 2
_PQ, _HLG = 16, 18
_SLIVER = 8
"""Bars narrower than this are stretched away."""

# HDR goes to up to 1,000 candela, a screen to 203: what is brighter than two thirds of the PQ curve bends under 203
# (the spline of ITU-R BT.2390). swscale alone either cuts the highlights off or, with intent=perceptual, paints the
# sky pink.
_PEAK, _KNEE, _WHITE = 0.7518, 0.658, 0.772
_BENT = (
    f"st(0,min(val/maxval/{_PEAK},1))*0+if(lt(ld(0),{_KNEE}),val,st(1,(ld(0)-{_KNEE})/(1-{_KNEE}))*0+maxval*{_PEAK}*("
    f"(2*ld(1)^3-3*ld(1)^2+1)*{_KNEE}+(ld(1)^3-2*ld(1)^2+ld(1))*(1-{_KNEE})+(3*ld(1)^2-2*ld(1)^3)*{_WHITE}))"
)
_HLG_TO_PQ = ("scale", "out_transfer=smpte2084:out_primaries=bt2020:intent=relative_colorimetric")
_PQ_TO_HOUSE: tuple[tuple[str, str], ...] = (
    ("format", "gbrp10le"),
    ("lutrgb", f"r={_BENT}:g={_BENT}:b={_BENT}"),
    (
        "scale",
        "out_color_matrix=bt709:out_primaries=bt709:out_transfer=bt709:out_range=tv:intent=relative_colorimetric",
    ),
)


def house_pictures(
    stream: VideoStream, profile: HouseProfile, *, start: Fraction, damage: Damage
) -> Iterator[av.VideoFrame]:
    """Picture n is what is seen at `start` + n / fps. The same frame may come several times in a row."""
    fit = Fit(stream, profile)
    seen: av.VideoFrame | None = None
    ready: av.VideoFrame | None = None
    for frame in _even(stream, profile.fps, start, damage):
        if frame is not seen or ready is None:
            seen, ready = frame, fit(frame)
        yield ready


def _even(stream: VideoStream, fps: int, start: Fraction, damage: Damage) -> Iterator[av.VideoFrame]:
    """Place n shows the last picture whose time rounds to n or less; the first picture fills what lies before it."""
    place = 0
    shown: av.VideoFrame | None = None
    ends = Fraction(0)
    for frame in decoded(stream.container, stream, damage):  # type: ignore[arg-type]  # a stream that was opened to read
        assert isinstance(frame, av.VideoFrame)
        at = ends if frame.pts is None or frame.time_base is None else frame.pts * frame.time_base - start
        if at - ends > _HOLE_SECONDS:
            start += at - ends
            at = ends
        due = int(at * fps + Fraction(1, 2))
        while shown is not None and place < due:
            yield shown
            place += 1
        shown = frame
        ends = max(ends, at + _lasts(frame, stream))
    while shown is not None and (place < int(ends * fps + Fraction(1, 2)) or place == 0):
        yield shown
        place += 1


def _lasts(frame: av.VideoFrame, stream: VideoStream) -> Fraction:
    if frame.duration and frame.time_base:
        return min(frame.duration * frame.time_base, _LONGEST_LAST)
    rate = stream.average_rate or Fraction(25)
    return min(1 / rate, _LONGEST_LAST) if rate > 0 else Fraction(1, 25)


@dataclass(frozen=True)
class _Shape:
    """What a graph is made for; phones change none of it, broken streams may."""

    width: int
    height: int
    pixels: str
    matrix: int
    range: int
    light: int
    interlaced: bool
    turn: Turn


class Fit:
    """A picture of the stream as the house shows it, for one that was decoded; yuv420p.

    One filter graph, made again when the stream changes its shape on the way.
    """

    def __init__(self, stream: VideoStream, profile: HouseProfile) -> None:
        self._stream = stream
        self._profile = profile
        self._shape: _Shape | None = None
        self._turn: Turn | None = None
        self._graph: Graph  # its contexts hold it only weakly
        self._source: FilterContext
        self._sink: FilterContext

    def __call__(self, frame: av.VideoFrame) -> av.VideoFrame:
        if self._turn is None:
            # once: a frame whose notes were read lives until Python looks for cycles, and 200 of 1080p fill 600 MB
            self._turn = turn_of(frame)
        shape = _Shape(
            frame.width,
            frame.height,
            frame.format.name,
            _matrix(frame),
            int(frame.color_range),
            int(frame.color_trc),
            frame.interlaced_frame,
            self._turn,
        )
        if shape != self._shape:
            self._build(shape, _inside(shown_size(frame, self._stream, shape.turn), self._profile.size))
            self._shape = shape
        frame.pts = 0  # the graph keeps no time: every picture comes out at once
        self._source.push(frame)
        try:
            ready = self._sink.pull()
        except (NothingYet, NothingMore) as error:
            raise AssertionError("the graph gives a picture for a picture") from error
        assert isinstance(ready, av.VideoFrame)
        return ready

    def _build(self, shape: _Shape, size: tuple[int, int]) -> None:
        graph = Graph()
        graph.threads = 1
        self._source = graph.add(
            "buffer",
            f"video_size={shape.width}x{shape.height}:pix_fmt={shape.pixels}:time_base=1/1000:pixel_aspect=1/1"
            f":colorspace={shape.matrix}:range={shape.range}",
        )
        last = self._source
        for name, arguments in (*_to_house_colours(shape, size), *shape.turn.filters, ("setsar", "1")):
            last = _then(graph, last, name, arguments)
        if size != self._profile.size:
            last = _on_own_ground(graph, last, self._profile.size)
        last = _then(graph, last, "format", "yuv420p")
        self._sink = _then(graph, last, "buffersink")
        graph.configure()
        self._graph = graph


def _to_house_colours(shape: _Shape, size: tuple[int, int]) -> Iterator[tuple[str, str | None]]:
    """Scaled before it is turned, as 8K is 27 times the work; one field of interlaced film is picture enough for us."""
    if shape.interlaced:
        yield "field", "top"
    width, height = (size[1], size[0]) if shape.turn.sideways else size
    if shape.light in {_PQ, _HLG}:
        yield "scale", f"{width}:{height}:flags=bicubic"
        if shape.light == _HLG:
            yield _HLG_TO_PQ
        yield from _PQ_TO_HOUSE
    else:
        yield "scale", f"{width}:{height}:flags=bicubic:out_color_matrix=bt709:out_range=tv"


def _on_own_ground(graph: Graph, picture: FilterContext, size: tuple[int, int]) -> FilterContext:
    """The picture blurred and darkened behind itself instead of black bars; blurred at an eighth of the size."""
    width, height = size
    small = f"{width // 16 * 2}:{height // 16 * 2}"
    both = _then(graph, picture, "split", "2")
    ground = graph.add("scale", f"{small}:force_original_aspect_ratio=increase:flags=bilinear")
    both.link_to(ground, 0, 0)
    for name, arguments in (
        ("crop", small),
        ("gblur", "sigma=5"),
        ("lutyuv", "y=16+(val-16)*0.45:u=128+(val-128)*0.7:v=128+(val-128)*0.7"),
        ("scale", f"{width}:{height}:flags=bilinear"),
        ("setsar", "1"),
    ):
        ground = _then(graph, ground, name, arguments)
    laid = graph.add("overlay", "(W-w)/2:(H-h)/2:format=yuv420")
    ground.link_to(laid, 0, 0)
    both.link_to(laid, 1, 1)
    return laid


def _then(graph: Graph, after: FilterContext, name: str, arguments: str | None = None) -> FilterContext:
    node = graph.add(name, arguments)
    after.link_to(node)
    return node


def _inside(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """The largest even size of the same shape in the room; all of the room when next to nothing is left over."""
    scale = min(Fraction(room[0], size[0]), Fraction(room[1], size[1]))
    width, height = (max(int(side * scale) // 2 * 2, 2) for side in size)
    if room[0] - width <= _SLIVER and room[1] - height <= _SLIVER:
        return room
    return width, height


def _matrix(frame: av.VideoFrame) -> int:
    """Files that do not say so are BT.709 when large and BT.601 when small, as players take them."""
    if int(frame.colorspace) not in {0, _UNKNOWN}:
        return int(frame.colorspace)
    if frame.format.name.startswith(("rgb", "bgr", "gbr", "pal")):
        return 0
    return _BT709 if frame.height >= 720 else _BT601
