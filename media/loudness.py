"""One loudness for everything: measured as EBU R 128 says, set by one gain and a limiter.

Never `loudnorm` in one pass: it turns quiet passages up and loud ones down inside a work.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.error import BlockingIOError as NothingYet
from av.error import EOFError as NothingMore
from av.filter import Graph
from av.filter.context import FilterContext
from numpy.typing import NDArray

from media.encode import AAC_OPTIONS, sound_frame
from media.profile import HouseProfile
from media.samples import RATE, Samples
from media.sound import sound_blocks

Momentary = NDArray[np.float64]

SILENCE_LUFS = -50.0
"""Quieter than this is a room without anybody in it; it is left as it is."""
ABSOLUTE_GATE_LUFS = -70.0
MOMENT = 4800
"""Samples at 48 kHz, a tenth of a second."""
_BLOCK = 48000
_CLOSE_ENOUGH = 0.15
_ROUNDS = 8


@dataclass(frozen=True)
class Loudness:
    integrated: float
    """LUFS; -70 for silence and for less than 0.4 s."""
    true_peak: float
    """dBTP, between the samples too."""

    @property
    def silent(self) -> bool:
        return self.integrated < SILENCE_LUFS


def measure(path: Path) -> Loudness:
    return measure_blocks(sound_blocks(path, RATE))


def measure_blocks(blocks: Iterable[Samples]) -> Loudness:
    """Sound at 48 kHz."""
    graph, source, sink = _chain(("ebur128", "metadata=1:peak=true:framelog=quiet"))
    integrated, peak = -70.0, 0.0
    for frame in _through(graph, source, sink, blocks):
        integrated = float(frame.metadata.get("lavfi.r128.I", integrated))
        peak = max(peak, float(frame.metadata.get("lavfi.r128.true_peak", 0.0)))
    return Loudness(integrated if math.isfinite(integrated) else -70.0, decibel(peak))


def integrated_of(blocks: Iterable[Samples]) -> float:
    """LUFS alone, of sound at 48 kHz: a third of the work, for peaks between the samples cost the rest."""
    graph, source, sink = _chain(("ebur128", "metadata=1:framelog=quiet"))
    found = -70.0
    for frame in _through(graph, source, sink, blocks):
        found = float(frame.metadata.get("lavfi.r128.I", found))
    return found if math.isfinite(found) else -70.0


def momentary(blocks: Iterable[Samples]) -> tuple[Momentary, float]:
    """How loud the last 0.4 s are after every MOMENT, in LUFS, of sound at 48 kHz; and the true peak of all in dBTP. So
    stretches of one sound can be measured each by itself."""
    graph, source, sink = _chain(("ebur128", "metadata=1:peak=true:framelog=quiet"))
    found, peak = list[float](), 0.0
    for frame in _through(graph, source, sink, blocks):
        if "lavfi.r128.M" in frame.metadata:  # a last one that is not whole has none
            found.append(float(frame.metadata["lavfi.r128.M"]))
        peak = max(peak, float(frame.metadata.get("lavfi.r128.true_peak", 0.0)))
    return np.array(found), decibel(peak)


def gated(loud: Momentary) -> float:
    """The integrated loudness of a passage by its momentary ones, in LUFS: the mean power of those that are no silence
    (-70), and of these the ones that are at most 10 LU below the mean of all (ITU-R BS.1770-5, annex 1)."""
    power = 10 ** (loud[loud >= ABSOLUTE_GATE_LUFS] / 10)
    power = power[power >= power.mean() / 10] if len(power) else power
    return 10 * math.log10(power.mean()) if len(power) else ABSOLUTE_GATE_LUFS


def gain_db(loudness: Loudness, target: float = -16.0, most: float = 12.0) -> float:
    """The one gain that brings a work to the target; 0 for silence, never more than `most`."""
    return 0.0 if loudness.silent else min(target - loudness.integrated, most)


def levelled(blocks: Iterable[Samples], gain: float, ceiling_db: float = -1.5) -> Iterator[Samples]:
    """Sound with the gain applied and its peaks held under the ceiling; as many samples as came in."""
    factor = np.float32(10 ** (gain / 20))
    limit = 10 ** (ceiling_db / 20)
    # latency=1: without it the limiter looks 5 ms ahead by giving everything 5 ms late
    graph, source, sink = _chain(("alimiter", f"limit={limit:.5f}:level=0:attack=5:release=50:latency=1"))
    louder = (block * factor for block in blocks)
    for frame in _through(graph, source, sink, louder):
        yield np.ascontiguousarray(frame.to_ndarray().reshape(-1, 2), dtype=np.float32)


def level_in_place(part: Samples, gain: float, ceiling_db: float) -> None:
    """The same in place, of sound that is all at hand: minutes of it are not held twice. The limiter is asked only
    where a peak would be over the ceiling."""
    if gain + decibel(float(np.abs(part).max(initial=0.0))) <= ceiling_db:
        part *= np.float32(10 ** (gain / 20))
        return
    blocks, at = (part[first : first + _BLOCK] for first in range(0, len(part), _BLOCK)), 0
    for block in levelled(blocks, gain, ceiling_db):  # never ahead of what it has read
        part[at : at + len(block)] = block
        at += len(block)


def house_gain(blocks: Iterable[Samples], profile: HouseProfile) -> float:
    """The gain after which a work, limiter included, is as loud as the house: a limiter takes some away again.

    The blocks are gone through several times.
    """
    first = measure_blocks(blocks)
    gain = gain_db(first, profile.lufs, profile.most_gain_db)
    if first.silent or first.true_peak + gain <= profile.ceiling_db:
        return gain
    for _ in range(_ROUNDS):
        off = profile.lufs - measure_blocks(levelled(blocks, gain, profile.ceiling_db)).integrated
        if abs(off) <= _CLOSE_ENOUGH:
            break
        gain = min(gain + off, profile.most_gain_db)
    return gain


@dataclass(frozen=True)
class Level:
    """What brings a work to the house's loudness."""

    gain_db: float
    ceiling_db: float
    heard: Loudness | None = None
    """How it sounds with this level after the house's encoder, where that was tried."""

    def of(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        return levelled(blocks, self.gain_db, self.ceiling_db)


def house_level(
    blocks: Iterable[Samples],
    profile: HouseProfile,
    listen: Callable[[Level], Loudness] | None = None,
    first_gain: float | None = None,
) -> Level:
    """The level after which the file is right: AAC takes loudness away from claps and hiss, and raises their peaks.

    `listen` encodes with a level and says how that sounds; without it the house's encoder is asked and nothing written.
    `first_gain` is tried first by who knows how loud the blocks are, about.
    """
    level = Level(house_gain(blocks, profile) if first_gain is None else first_gain, profile.ceiling_db)
    loudest = decibel(max((float(np.abs(block).max(initial=0.0)) for block in blocks), default=0.0))
    for _ in range(_ROUNDS):
        found = listen(level) if listen else measure_blocks(through_aac(level.of(blocks), profile))
        tried = replace(level, heard=found)
        quiet, high = profile.lufs - found.integrated, found.true_peak - profile.most_peak_db
        if found.silent or (abs(quiet) <= 2 * _CLOSE_ENOUGH and high <= 0):
            return tried
        gain = min(level.gain_db + quiet, profile.most_gain_db)
        if gain == level.gain_db and high <= 0:
            return tried
        reached = min(level.ceiling_db, loudest + gain)  # hiss goes far higher between its samples than on them
        level = Level(gain, reached - high - 0.1 if high > 0 else level.ceiling_db)
    return level


def decibel(height: float) -> float:
    return 20 * math.log10(max(height, 1e-5))


def through_aac(blocks: Iterable[Samples], profile: HouseProfile) -> Iterator[Samples]:
    """Sound as it is heard after the house's encoder, without a file; nor is its run-up heard, which would move what is
    measured by a part of a block."""
    encoder = AudioCodecContext.create("aac", "w")
    encoder.sample_rate, encoder.layout, encoder.format = profile.rate, profile.layout, "fltp"
    encoder.bit_rate, encoder.options = profile.sound_bits, dict(AAC_OPTIONS)
    encoder.open()
    decoder = AudioCodecContext.create("aac", "r")
    decoder.extradata = encoder.extradata
    decoded = (
        heard
        for frame in chain(_frames(blocks), [None])
        for packet in encoder.encode(frame)
        for heard in decoder.decode(packet)
    )
    next(decoded, None)
    for heard in decoded:
        yield np.ascontiguousarray(heard.to_ndarray().T, dtype=np.float32)


def _chain(*filters: tuple[str, str]) -> tuple[Graph, FilterContext, FilterContext]:
    graph = Graph()
    source = graph.add_abuffer(sample_rate=RATE, format="fltp", layout="stereo")
    nodes = [source, *(graph.add(name, arguments) for name, arguments in filters)]
    nodes += [graph.add("aformat", "sample_fmts=flt:channel_layouts=stereo"), graph.add("abuffersink")]
    graph.link_nodes(*nodes)
    graph.configure()
    return graph, source, nodes[-1]


def _through(
    graph: Graph, source: FilterContext, sink: FilterContext, blocks: Iterable[Samples]
) -> Iterator[av.AudioFrame]:
    """The graph is handed in to be held: its contexts know it only weakly."""
    assert graph.configured
    for frame in chain(_frames(blocks), [None]):
        source.push(frame)
        yield from _waiting(sink)


def _frames(blocks: Iterable[Samples]) -> Iterator[av.AudioFrame]:
    at = 0
    for block in blocks:
        for first in range(0, len(block), _BLOCK):
            part = block[first : first + _BLOCK]
            yield sound_frame(part, RATE, at)
            at += len(part)


def _waiting(sink: FilterContext) -> Iterator[av.AudioFrame]:
    while True:
        try:
            frame = sink.pull()
        except (NothingYet, NothingMore):
            return
        assert isinstance(frame, av.AudioFrame)
        yield frame
