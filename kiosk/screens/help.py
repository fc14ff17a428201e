"""Somebody asked for help: who gives it, and the way back. What lies below loses nothing by it."""

from collections.abc import Sequence
from functools import cached_property, partial
from random import Random

from kiosk import pictures
from kiosk.look import BODY_MM, HEADING_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.page import no_orphan
from kiosk.pieces import button, sheet, text_size, words
from kiosk.screen import Kept, Part, Target
from kiosk.sheet import Over, dimmed, in_the_middle
from kiosk.stage import stage_of
from media.figure import POSES, draw_figure
from media.paper import Paper, blob

PAD_MM = 12.0
HANGS_SECONDS = 10.0
"""How long the board hangs over a recording."""


class HelpSheet:
    waits = True

    def __init__(self, look: Look, helper: str | None) -> None:
        """`helper` is who is to be asked here, by name."""
        self.look, self._helper = look, helper
        self._kept = Kept()

    def targets(self) -> Sequence[Target]:
        look, (x, y, w, h), pad = self.look, self._rect, self.look.px(PAD_MM)
        high = look.px(MAIN_TARGET_MM + 5)
        return [Target("help.on", (x + pad, y + h - pad - high, w - 2 * pad, high))]

    def press(self, target: str) -> Over:
        return Over.STAYS

    def tick(self, seconds: float) -> None:
        return None

    def rests(self) -> float:
        return float("inf")

    def parts(self) -> list[Part]:
        look, roles, on = self.look, self.look.theme.roles, self.targets()[0]
        go_on = partial(
            button, look, on.name, on.rect, look.texts["help.on"], colour=roles.go, ink=roles.ink, icon=pictures.check,
            cut_out=roles.go, cap_mm=9,
        )  # fmt: skip
        title = partial(words, look, look.texts["help.title"], look.mirrored(self._title), colour=roles.ink, bold=True)
        asked = partial(words, look, told(look, self._helper), look.mirrored(self._asked), colour=roles.ink)
        return [
            self._kept("dimmed", partial(dimmed, look)),
            self._kept("sheet", partial(sheet, look, self._rect, roles.board, "help")),
            self._kept("two", self._two),
            self._kept("title", partial(title, cap_mm=HEADING_MM, middle=True)),
            self._kept("asked", partial(asked, cap_mm=BODY_MM + 1)),
            self._kept("on", go_on),
        ]

    # where things are, for who reads from the left

    @cached_property
    def _rect(self) -> Rect:
        return in_the_middle(self.look, 240, 138)

    @cached_property
    def _picture(self) -> Rect:
        look, (x, y, w, _), pad = self.look, self._rect, self.look.px(PAD_MM)
        high = self.targets()[0].rect[1] - look.px(8) - y - pad
        return x + pad, y + pad, min(high, round(w * 0.36)), high

    @cached_property
    def _words(self) -> Rect:
        look, (x, y, w, h) = self.look, self._picture
        left = x + w + look.px(8)
        return left, y, self._rect[0] + self._rect[2] - look.px(PAD_MM) - left, h

    @property
    def _title(self) -> Rect:
        x, y, w, h = self._words
        return x, y, w, round(h * 0.54)

    @property
    def _asked(self) -> Rect:
        x, y, w, h = self._words
        return x, y + round(h * 0.57), w, round(h * 0.43)

    # how it looks

    def _two(self) -> Part:
        """Who raises a hand, and who comes."""
        look, roles, (_, _, w, h) = self.look, self.look.theme.roles, self._picture
        size = min(w, h)

        def paint(paper: Paper) -> None:
            flip = look.texts.rtl
            with paper.moved(paper.width if flip else 0, (h - size) / 2, flip=flip):
                paper.sheet(blob(w / 2, size / 2, size * 0.44, 17, Random(8)), roles.paper, depth_mm=2)
                draw_figure(paper, w / 2 - size * 0.16, size * 0.8, size * 0.56, roles.ink, POSES["hail"])
                deep = look.theme.hue("leaf").deep
                draw_figure(paper, w / 2 + size * 0.18, size * 0.8, size * 0.6, deep, POSES["reach"])

        return Part(look.mirrored(self._picture), ("help", "two"), paint)


class HelpBoard:
    """The same over a recording, which goes on and is seen to (C-002): it has nothing to press and goes by itself."""

    waits = False

    def __init__(self, look: Look, helper: str | None) -> None:
        self.look, self._helper, self._left = look, helper, HANGS_SECONDS
        self._kept = Kept()

    def targets(self) -> Sequence[Target]:
        return ()

    def press(self, target: str) -> None:
        return None

    def tick(self, seconds: float) -> Over | None:
        self._left -= seconds
        return Over.STAYS if self._left <= 0 else None

    def rests(self) -> float:
        return max(0.02, self._left)

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        x, y, w, h = self._rect
        said = look.mirrored((x + h, y, w - h - look.px(6), h))
        asked = partial(
            words, look, no_orphan(told(look, self._helper)), said, colour=roles.ink, cap_mm=BODY_MM, bold=True
        )
        return [
            self._kept("board", partial(sheet, look, self._rect, roles.board, "help board")),
            self._kept("hand", self._hand),
            self._kept("asked", partial(asked, middle=True)),
        ]

    @cached_property
    def _rect(self) -> Rect:
        """On the floor of the stage, below every face and below the sign that it records."""
        look, (x, y, w, h) = self.look, stage_of(self.look).picture
        high, most = look.px(26), min(w - look.px(12), look.px(230))
        text = text_size(look, told(look, self._helper), BODY_MM, bold=True)[0]
        wide = min(most, high + text + look.px(8))
        return x + (w - wide) // 2, y + h - high - look.px(5), wide, high

    def _hand(self) -> Part:
        look, roles, (x, y, _, h) = self.look, self.look.theme.roles, self._rect

        def paint(paper: Paper) -> None:
            pictures.hand_up(paper, h / 2, h / 2, h * 0.34, roles.ink, roles.board)

        left = self._rect[0] + self._rect[2] - h if look.texts.rtl else x
        return Part((left, y, h, h), ("help hand",), paint)


def told(look: Look, helper: str | None) -> str:
    return look.texts.say("help.ask_name", name=helper) if helper else look.texts["help.ask"]
