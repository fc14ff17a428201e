"""Asked once more before a work goes for good: what will be gone, and both answers as large."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial
from random import Random

from exhibits.colours import palette_of
from kiosk import pictures
from kiosk.building import lay_sign
from kiosk.look import Look, Rect
from kiosk.page import by_sentence
from kiosk.pieces import Icon, button, words
from kiosk.podium import foot_row, foot_words
from kiosk.screen import HERE_AND_BACK, Frame, Part, Patience, Screen, Target
from kiosk.stage import stage_of
from media.building import DARK, curtains, draw_window
from media.paper import Paper, box, snip
from media.sign import Sign

ICONS: dict[str, Icon] = {"keep": pictures.check, "away": pictures.bin_open}


class Sure(Enum):
    KEEP = auto()
    AWAY = auto()


class TakeAway(Screen[Sure]):
    name = "mine.take_away"
    patience = Patience.LONG
    frame: Sequence[Frame] = HERE_AND_BACK
    ground_is_dark = True

    def __init__(self, look: Look, sign: Sign, *, answered: bool) -> None:
        """`answered`: neighbours made something with it, which carries it and goes with it."""
        super().__init__(look)
        self._sign, self._answered = sign, answered

    def targets(self) -> Sequence[Target]:
        places = foot_row(self.look, (1.0, 1.0))
        return [Target(name, self.look.mirrored(rect)) for name, rect in zip(("keep", "away"), places, strict=True)]

    def press(self, target: str) -> Sure:
        return Sure[target.upper()]

    def parts(self) -> list[Part]:
        return [
            self._kept("ground", self._ground),
            self._kept("sentence", self._sentence),
            *(self._kept(target.name, partial(self._button, target)) for target in self.targets()),
        ]

    # how they look

    def _ground(self) -> Part:
        """One's window as it is, and as it will be: dark."""
        look, roles, foot = self.look, self.look.theme.roles, stage_of(self.look).foot

        def paint(paper: Paper) -> None:
            paper.fill(box(0, 0, paper.width, paper.height), roles.wall)
            now, then, arrow = _places(look, foot)
            self._lit(paper, look.mirrored(now))
            draw_window(paper, look.mirrored(then), DARK, palette_of(look.theme), seed=3)
            x, y, w, h = look.mirrored(arrow)
            draw = pictures.arrow_back if look.texts.rtl else pictures.arrow_on
            draw(paper, x + w / 2, y + h / 2, min(w, h) / 2, roles.paper, roles.wall)
            ground = box(-9, foot + look.px(1), paper.width + 18, paper.height)
            paper.fill(snip(ground, Random(6), look.px(34), look.px(0.7)), roles.page)

        return Part(look.whole, ("take away", self._sign.number), paint, solid=True)

    def _lit(self, paper: Paper, place: Rect) -> None:
        look, roles, (x, y, w, h) = self.look, self.look.theme.roles, place
        edge = look.px(4)
        paper.cut(box(x - edge, y - edge, w + 2 * edge, h + 2 * edge), roles.paper, 12, depth_mm=3)
        paper.fill(box(x, y, w, h), roles.board)
        lay_sign(look, paper, self._sign, x + w / 2, y + h / 2, min(w, h) * 0.36, roles.board)
        curtains(paper, (x, y, w, h), 1.0, palette_of(look.theme), seed=5)

    def _sentence(self) -> Part:
        look = self.look
        text = by_sentence(look.texts["mine.sure_answered" if self._answered else "mine.sure"])
        rect = look.mirrored(foot_words(look))
        return words(look, text, rect, colour=look.theme.roles.words, cap_mm=9, bold=True, middle=True)

    def _button(self, target: Target) -> Part:
        look, roles, name = self.look, self.look.theme.roles, target.name
        return button(
            look, name, target.rect, look.texts[f"mine.{name}"], colour=roles.shade, ink=roles.ink, icon=ICONS[name],
            cut_out=roles.shade, cap_mm=10,
        )  # fmt: skip


def _places(look: Look, foot: int) -> tuple[Rect, Rect, Rect]:
    """The window now, then, and the arrow between them."""
    side = min(round(foot * 0.6), round(look.width * 0.34))
    gap = min(look.px(60), round(look.width * 0.2))
    top = (foot - side) // 2 + look.px(8)
    left = (look.width - 2 * side - gap) // 2
    arrow = (left + side + gap // 4, top + side // 2 - gap // 4, gap // 2, gap // 2)
    return (left, top, side, side), (left + side + gap, top, side, side), arrow
