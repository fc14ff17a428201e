"""Captions that a player switches on and off: a track in the MP4, and the same in a file beside it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Disposition
from av.subtitles.stream import SubtitleStream
from av.subtitles.subtitle import SubtitleSet

from exhibits.reel.captions import Cue
from media.opening import only
from media.profile import HouseProfile

TAGS = {"nl": "nld", "en": "eng", "tr": "tur", "ar": "ara", "pl": "pol", "uk": "ukr", "ti": "tir"}
"""ISO 639-2/T, the only names of languages that an MP4 knows."""

_JOINER = "\u2060"
_STYLE = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def add_captions(
    output: OutputContainer, cues: Sequence[Cue], profile: HouseProfile, language: str
) -> "Iterator[tuple[int, Packet[SubtitleStream]]]":
    """A soft track that is shown unless somebody switches it off; `switch_off_captions` turns that round.

    To be called before anything is written. What comes out is every caption with the frame at which it begins: mux it
    when the film has come there, and the file streams well. The clock of the track counts frames.
    """
    stream = output.add_stream("mov_text")
    assert isinstance(stream, SubtitleStream)
    stream.time_base = stream.codec_context.time_base = profile.frame_time
    stream.codec_context.subtitle_header = _STYLE
    stream.metadata["language"] = TAGS[language]
    return _packets(stream, cues, profile.frame_time)


def _packets(
    stream: SubtitleStream, cues: Sequence[Cue], frame_time: Fraction
) -> "Iterator[tuple[int, Packet[SubtitleStream]]]":
    for number, cue in enumerate(cues):
        line = f"{number},0,Default,,0,0,0,,{_as_ass(cue.text)}"
        packet = stream.codec_context.encode_subtitle(SubtitleSet.create(line.encode(), 0, 1, pts=0))
        packet.stream, packet.time_base = stream, frame_time
        packet.pts = packet.dts = cue.starts
        packet.duration = cue.ends - cue.starts
        yield cue.starts, packet


def read_captions(film: InputContainer, profile: HouseProfile) -> tuple[Cue, ...]:
    """The captions as they lie in the file; none where it has no such track."""
    stream = next(iter(film.streams.subtitles), None)
    if stream is None:
        return ()
    only(film, stream)
    return tuple(cue for packet in film.demux(stream) if (cue := _cue(packet, profile)) is not None)


def shown_by_itself(track: SubtitleStream) -> bool:
    return bool(track.disposition & Disposition.default)


def _cue(packet: "Packet[SubtitleStream]", profile: HouseProfile) -> Cue | None:
    """Two bytes say how long the text is; an empty one lies between two captions."""
    raw = bytes(packet) if packet.size else b""
    text = raw[2 : 2 + int.from_bytes(raw[:2], "big")].decode(errors="replace")
    if not text or packet.pts is None:
        return None
    frames = packet.time_base * profile.fps
    return Cue(
        round(packet.pts * frames), round((packet.pts + (packet.duration or 0)) * frames), text.replace(_JOINER, "")
    )


def as_vtt(cues: Sequence[Cue], profile: HouseProfile) -> str:
    """WebVTT, for browsers and for whoever puts the film on a site."""
    blocks = (f"{_clock(cue.starts, profile)} --> {_clock(cue.ends, profile)}\n{_escaped(cue.text)}\n" for cue in cues)
    return "\n".join(["WEBVTT\n", *blocks])


def _clock(frame: int, profile: HouseProfile) -> str:
    minutes, milliseconds = divmod(round(frame * profile.frame_time * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _as_ass(text: str) -> str:
    """What the encoder takes for a command is taken apart by a sign that nobody sees, as FFmpeg does it itself."""
    return text.replace("\\", f"\\{_JOINER}").replace("{", f"{{{_JOINER}").replace("\n", "\\N")
