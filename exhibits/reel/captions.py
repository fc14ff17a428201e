"""Captions for who hears little or nothing: who is heard, and what kind of sound it is.

Nobody writes down what residents say, so a caption names the voice, the music and the question, as captions for deaf
people do where there are no words. It follows our own X-043, which lies within what teletext and Netflix ask: two lines
of at most 37 signs, 15 signs a second, one to seven seconds, and two frames between one and the next
(https://partnerhelp.netflixstudios.com, Timed Text Style Guide, General Requirements). What cannot be read in the time
that there is, is left out: half a sentence tells less than none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import ceil
from unicodedata import bidirectional, category

from config.texts import Texts
from media.profile import HouseProfile

LINE = 37
LINES = 2
A_SECOND = 15
LEAST_SECONDS, MOST_SECONDS = 1, 7
GAP_FRAMES = 2
_ENDS = ".?!…؟።"
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"


class Sound(StrEnum):
    QUESTION = "question"
    """Somebody asks it aloud."""
    MUSIC = "music"
    DANCE = "dance"
    VIDEO = "video"
    MEANING = "meaning"
    """The maker's spoken sentence about the work."""
    STREET = "street"
    SILENT = "silent"
    """A work without any sound: whoever hears nothing cannot know."""


@dataclass(frozen=True)
class Heard:
    """Something that sounds, in frames of the film."""

    starts: int
    ends: int
    sound: Sound
    name: str = ""
    """Whose it is; empty is a neighbour without a name, and for a question the house's own voice."""
    words: str = ""
    """Of the question that is asked, or that the work answers."""


@dataclass(frozen=True)
class Cue:
    """One caption. Its lines carry the marks of direction that players need."""

    starts: int
    ends: int
    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


Page = list[str]
"""Lines that are shown together."""


def line_of(profile: HouseProfile) -> int:
    """Signs that fit beside each other: upright pictures are narrower."""
    return min(LINE, LINE * profile.width // profile.height)


def cues(
    heard: Sequence[Heard], texts: Texts, profile: HouseProfile, *, frames: int, line: int | None = None
) -> tuple[Cue, ...]:
    """The film's captions, never two at once: what begins later takes over. `frames` is the length of the film."""
    ordered = sorted(heard, key=lambda one: one.starts)
    latest = [*(one.starts - GAP_FRAMES for one in ordered[1:]), frames]
    found: list[Cue] = []
    for one, until in zip(ordered, latest, strict=False):
        ways = _ways(one, texts, line or line_of(profile))
        found += _shown(one, ways, until, profile.fps, rtl=texts.rtl)
    return tuple(found)


@lru_cache(8192)
def signs(text: str) -> int:
    """As one counts them: without marks of direction, and a letter with its accents is one."""
    return sum(category(sign) not in {"Cc", "Cf", "Mn", "Me"} for sign in text)


def wrapped(text: str, line: int) -> Page:
    """Lines of at most so many signs, as few as there can be: two break where a sentence ends, or in their middle."""
    words = [piece for word in text.split() for piece in _snapped(word, line)]
    many = len(_filled(words, line))
    halves = [_halves(words, at) for at, word in enumerate(words[:-1], 1) if word[-1] in _ENDS and many == 2]
    fitting = [half for half in halves if max(map(signs, half)) <= line]
    if fitting:
        return min(fitting, key=lambda half: max(map(signs, half)))
    while len(_filled(words, line - 1)) == many and max(map(signs, words)) < line:
        line -= 1
    return _filled(words, line)


def _ways(heard: Heard, texts: Texts, line: int) -> Iterator[list[Page]]:
    """All of it first, then what matters most by itself."""
    parts = [wrapped(part, line) for part in _parts(heard, texts)]
    for many in range(len(parts), 0, -1):
        lines = [one for part in parts[:many] for one in part]
        yield [lines] if len(lines) <= LINES else [page for part in parts[:many] for page in _paged(part)]


def _parts(heard: Heard, texts: Texts) -> Iterator[str]:
    name, words = heard.name or texts["caption.neighbour"], heard.words.strip()
    if heard.sound is not Sound.QUESTION:
        yield texts.say(f"caption.{heard.sound}", name=name)
        if words:
            yield words
    elif words:
        yield texts.say("caption.spoken", name=name, words=words) if heard.name else words
    else:
        yield texts.say("caption.asks", name=name)


def _paged(lines: Page) -> list[Page]:
    return [lines[at : at + LINES] for at in range(0, len(lines), LINES)]


def _shown(heard: Heard, ways: Iterable[list[Page]], latest: int, fps: int, *, rtl: bool) -> Iterator[Cue]:
    """As long as it sounds, or longer where reading takes longer; `latest` is when it must have gone."""
    for pages in ways:
        least = [max(LEAST_SECONDS * fps, ceil(signs("".join(page)) * fps / A_SECOND)) for page in pages]
        gaps = GAP_FRAMES * (len(pages) - 1)
        if heard.starts + sum(least) + gaps > latest:
            continue
        room = min(max(heard.ends, heard.starts + sum(least) + gaps), latest) - heard.starts - gaps
        at = heard.starts
        for page, need in zip(pages, least, strict=True):
            stays = min(room * need // sum(least), MOST_SECONDS * fps)
            yield Cue(at, at + stays, "\n".join(_marked(one, rtl=rtl) for one in page))
            at += stays + GAP_FRAMES
        return


def _marked(line: str, *, rtl: bool) -> str:
    """Players guess a line's direction by its first letter; a name in another script would turn the line round."""
    kinds = {bidirectional(sign) for sign in line}
    if rtl:
        return f"{_RIGHT_TO_LEFT}{line}{_RIGHT_TO_LEFT}"
    return f"{_LEFT_TO_RIGHT}{line}{_LEFT_TO_RIGHT}" if kinds & {"R", "AL"} else line


def _halves(words: Sequence[str], at: int) -> Page:
    return [" ".join(words[:at]), " ".join(words[at:])]


def _filled(words: Sequence[str], line: int) -> Page:
    lines: Page = []
    for word in words:
        if lines and signs(lines[-1]) + 1 + signs(word) <= line:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _snapped(word: str, line: int) -> Iterator[str]:
    """A word that is longer than a line goes on in the next, never between a letter and its accent."""
    piece = ""
    for sign in word:
        if signs(piece + sign) > line:
            yield piece
            piece = ""
        piece += sign
    yield piece
