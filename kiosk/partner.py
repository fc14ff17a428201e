"""The neighbour whom one answers, on the stage while it records: whose piece it is, and their picture if it has one."""

from collections.abc import Callable
from functools import cached_property
from random import Random

from kiosk import pictures
from kiosk.building import lay_sign
from kiosk.cards import Card
from kiosk.look import FLOOR_MM, Look, Rect
from kiosk.pieces import seed_of, text_size, words
from kiosk.screen import Kept, Moving, Part
from kiosk.showing import Showing
from kiosk.stage import stage_of
from media.form import Form
from media.paper import Paper, blob, box

SIGN_MM, HEADPHONES_MM = 30.0, 56.0
INSET_SHARE = 0.27
"""Of the stage's width: beside one's own picture the neighbour's is small."""


class Partner:
    """`play` lets the piece's picture run in that size, without its sound: that is the booth's."""

    def __init__(
        self,
        look: Look,
        card: Card,
        form: Form,
        *,
        has_sound: bool,
        headphones: bool,
        play: Callable[[tuple[int, int]], Showing | None],
    ) -> None:
        """`form` is what is made to it."""
        self._look, self._card, self._form = look, card, form
        self._has_sound, self._headphones = has_sound, headphones and has_sound
        self._play, self._kept = play, Kept()
        self._showing: Showing | None = None
        self._begun = False

    def begin(self) -> None:
        """It begins when the recording does."""
        self._begun = True
        if self._place and not self._showing:
            self._showing = self._play(self._place[2:])

    def close(self) -> None:
        if self._showing:
            self._showing.close()

    @cached_property
    def _place(self) -> Rect | None:
        """The whole stage for who makes music to what they see; else a window in its corner; music has no picture."""
        x, y, w, h = stage_of(self._look).picture
        if not self._card.form.seen:
            return None
        if not self._form.seen:
            return x, y, w, h
        width, air = round(w * INSET_SHARE) // 2 * 2, self._look.px(7)
        height = round(width * 9 / 16) // 2 * 2
        return self._look.mirrored((x + w - width - air - w // 24, y + h - height - air, width, height))

    def scene(self) -> list[Part | Moving]:
        """What the neighbour does: their picture, or until it runs a still of it."""
        reminder = [self._kept("headphones", self._put_on)] if self._headphones and not self._begun else []
        return [*self._picture(), *reminder]

    def _picture(self) -> list[Part | Moving]:
        if not self._place:
            return []
        parts: list[Part | Moving] = [self._kept("frame", self._frame)] if self._form.seen else []
        shown = self._showing.frame() if self._showing else None
        if shown:
            return [*parts, Moving(self._place, ("partner", self._card.id), shown.serial, shown.pixels)]
        return [*parts, self._kept("still", self._still)]

    @property
    def fills_the_stage(self) -> bool:
        return self._place is not None and not self._form.seen

    def said(self, place: Rect) -> list[Part]:
        """Where else the question stands: the sign, whose work it is, and that it begins with oneself."""
        look, (x, y, w, h) = self._look, place
        side, gap = min(h, look.px(SIGN_MM)), look.px(4)
        room = (x + side + gap, y, w - side - gap, h)
        sign = look.mirrored((x, y + (h - side) // 2, side, side))
        return [
            self._kept(("sign", sign), lambda: self._sign(sign)),
            self._kept(("said", room), lambda: self._words(room)),
        ]

    def _words(self, room: Rect) -> Part:
        look = self._look
        ink, text = look.theme.roles.words, self._fitting(room[2:])
        return words(look, text, look.mirrored(room), colour=ink, cap_mm=9.5, bold=True, middle=True)

    def _fitting(self, room: tuple[int, int]) -> str:
        """The whole sentence, or only with whom, where a low screen has no more room."""
        texts = self._look.texts
        key = "headphones" if self._headphones else "sound" if self._has_sound else "dance"
        whole = texts.say(f"record.answers.{key}", name=self._card.by(texts))
        tall = text_size(self._look, whole, FLOOR_MM, width=room[0], bold=True)[1]
        return whole if tall <= room[1] else texts.say("record.answers.short", name=self._card.by(texts))

    def _sign(self, rect: Rect) -> Part:
        look, sign, (_, _, w, h) = self._look, self._card.sign, rect
        ground = look.theme.hue(self._card.form).deep

        def paint(paper: Paper) -> None:
            air = look.px(2)
            paper.cut(box(air, air, w - 3 * air, h - 3 * air), ground, seed_of("partner", sign.number), depth_mm=2)
            lay_sign(look, paper, sign, w / 2 - air / 2, h / 2 - air / 2, (w - 3 * air) * 0.42, ground)

        return Part(rect, ("partner", sign.number), paint)

    def _put_on(self) -> Part:
        """Large, in the corner of the stage where no face is covered, until the recording begins."""
        look, (x, y, w, h) = self._look, stage_of(self._look).picture
        roles, size = look.theme.roles, min(look.px(HEADPHONES_MM), h // 3)
        rect = look.mirrored((x + w - round(size * 1.3), y + h // 7, size, size))

        def paint(paper: Paper) -> None:
            paper.sheet(blob(size / 2, size / 2, size * 0.46, 15, Random(3)), roles.board, depth_mm=2)
            pictures.headphones(paper, size / 2, size / 2, size * 0.29, roles.ink, roles.board)

        return Part(rect, ("put on headphones",), paint)

    def _frame(self) -> Part:
        assert self._place
        x, y, w, h = self._place
        edge, shadow = self._look.px(2), self._look.px(4)
        paper_colour = self._look.theme.roles.paper

        def paint(paper: Paper) -> None:
            paper.cut(box(edge, edge, w + 2 * edge, h + 2 * edge), paper_colour, 8, depth_mm=3)

        size = (w + 4 * edge + shadow, h + 4 * edge + shadow)
        return Part((x - 2 * edge, y - 2 * edge, *size), ("partner frame",), paint)

    def _still(self) -> Part:
        assert self._place
        look, card, (_, _, w, h) = self._look, self._card, self._place
        hue = look.theme.hue(card.form)

        def paint(paper: Paper) -> None:
            paper.fill(box(0, 0, w, h), hue.deep)
            if card.still is None:
                lay_sign(look, paper, card.sign, w / 2, h / 2, h * 0.36, hue.deep)
            else:
                paper.picture(card.still, 0, 0, w, h)

        return Part(self._place, ("partner still", card.id, w), paint, solid=True)
