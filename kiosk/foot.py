"""The paper foot of the stage while one records: the question or whom one answers, the red disc, its word, the time."""

from dataclasses import dataclass
from functools import partial

from kiosk import beads
from kiosk.guises import guise_parts, question_above
from kiosk.look import HEADING_MM, Look, Rect
from kiosk.partner import Partner
from kiosk.pieces import words
from kiosk.podium import Podium, disc_part
from kiosk.screen import Kept, Part
from media.seen import Seen


@dataclass(frozen=True)
class Now:
    """What the foot has to tell at this moment."""

    word: str
    """The key of what the disc does."""
    mark: str
    """Of the disc: `dot` or `square`."""
    rests: bool
    """Nothing can be pressed."""
    small: str | None
    """How much time there is, in words."""
    left: float | None
    """The same as a share, while it records."""
    guise: Seen | None
    """How the dancer is seen, while that is to be chosen."""


class Foot:
    def __init__(self, look: Look, question: str, partner: Partner | None) -> None:
        self._look, self._question, self._partner = look, question, partner
        self.podium, self._kept = Podium.of(look), Kept()

    def parts(self, now: Now) -> list[Part]:
        look, roles, podium = self._look, self._look.theme.roles, self.podium
        place = question_above(look) if now.guise else podium.question
        asked = self._partner.said(place) if self._partner else [self._kept(place, partial(self._asked, place))]
        disc = disc_part(look, look.mirrored(podium.disc), now.mark, of="go", rests=now.rests)
        parts = [*asked, disc, self._kept(("word", now.word), partial(self._word, now.word))]
        if now.small:
            parts.append(self._kept(now.small, partial(self._small, now.small)))
        if now.guise:
            parts += guise_parts(look, now.guise)
        if now.left is not None:
            parts.append(beads.ring_part(look, look.mirrored(podium.ring), now.left, roles.words, roles.faint))
        return parts

    def _asked(self, place: Rect) -> Part:
        look, ink = self._look, self._look.theme.roles.words
        rect = look.mirrored(place)
        return words(look, self._question, rect, colour=ink, cap_mm=9.5, bold=True, middle=True, align=self._align)

    def _word(self, key: str) -> Part:
        look, ink = self._look, self._look.theme.roles.words
        text, rect, cap = look.texts[key], look.mirrored(self.podium.word), HEADING_MM + 1
        return words(look, text, rect, colour=ink, cap_mm=cap, bold=True, align=self._align, middle=True, of="go")

    def _small(self, text: str) -> Part:
        look, ink = self._look, self._look.theme.roles.words
        return words(look, text, look.mirrored(self.podium.small), colour=ink, cap_mm=6.4, align=self._align, of="go")

    @property
    def _align(self) -> str:
        return "centre" if self._look.portrait else "start"
