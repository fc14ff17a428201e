"""Making 2, *zo werkt het*: three pictures, and four ways on. Asked once a visit, before anything is recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import ClassVar

from exhibits.contribution import Makers
from kiosk import instruments, pictures
from kiosk.audience import neighbours
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.page import Kept, body_of, is_low, no_orphan, row, title
from kiosk.pieces import Icon, button, fitting_cap, ground, sheet, text_size, words
from kiosk.screen import Part, Screen, Target
from media.paper import Paper, blob, box, snip

NOTICE_VERSION = "2026-11-2"
"""Changes with every change of what the three pictures say, in whichever language."""
PICTURES = ("who", "choose", "take_back")
HUES = ("video", "music", "leaf")


@dataclass(frozen=True)
class Agreed:
    makers: Makers
    keep: bool
    """False: just try; nothing is kept."""


WAYS: dict[str, Agreed] = {
    "alone": Agreed(Makers.ALONE, keep=True),
    "together": Agreed(Makers.TOGETHER, keep=True),
    "with_child": Agreed(Makers.WITH_CHILD, keep=True),
    "try": Agreed(Makers.ALONE, keep=False),
}
ICONS: dict[str, Icon] = {
    "alone": pictures.person,
    "together": pictures.people,
    "with_child": pictures.with_child,
    "try": pictures.again,
}


class Notice(Screen[Agreed]):
    name: ClassVar[str] = "notice"

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._kept = Kept()
        self._title, self._top = title(self, look.texts["notice.title"], look.theme.roles.words)

    def targets(self) -> Sequence[Target]:
        return [Target(way, self.look.mirrored(rect)) for way, rect in zip(WAYS, self._ways, strict=True)]

    def press(self, target: str) -> Agreed:
        return WAYS[target]

    def parts(self) -> list[Part]:
        look = self.look
        parts = [self._kept("ground", lambda: ground(look, look.theme.roles.page)), *self._title]
        for key, hue, rect in zip(PICTURES, HUES, self._panels, strict=True):
            parts += self._panel(key, hue, rect)
        return parts + [self._way(target) for target in self.targets()]

    # where things are

    @property
    def _ways(self) -> list[Rect]:
        look = self.look
        x, y, w, h = body_of(look, self._top, 8 if is_low(look) else 16)
        gap, high = look.px(GAP_MM + 2), look.px(MAIN_TARGET_MM + (2 if is_low(look) else 8))
        if not look.portrait:
            return row((x, y + h - high, w, high), len(WAYS), gap)
        lower = row((x, y + h - high, w, high), 2, gap)
        return row((x, y + h - 2 * high - gap, w, high), 2, gap) + lower

    @property
    def _panels(self) -> list[Rect]:
        look = self.look
        x, y, w, _ = body_of(look, self._top)
        height = self._ways[0][1] - y - look.px(8 if is_low(look) else 14)
        gap = look.px(9 if is_low(look) else 16)
        if not look.portrait:
            return row((x, y, w, height), len(PICTURES), gap)
        high = (height - 2 * gap) // 3
        return [(x, y + i * (high + gap), w, high) for i in range(3)]

    @cached_property
    def _cap(self) -> float:
        """All three in letters of one size, as large as leaves room for the pictures."""
        _, _, w, h = self._panels[0]
        room = (w * 58 // 100 - self.look.px(8), h) if self.look.portrait else (w, round(h * 0.56))
        return min(fitting_cap(self.look, said, room, BODY_MM) for said in self._said)

    @cached_property
    def _text_height(self) -> int:
        width = self._panels[0][2]
        return max(text_size(self.look, said, self._cap, width=width)[1] for said in self._said)

    @property
    def _said(self) -> list[str]:
        return [no_orphan(self.look.texts[f"notice.{key}"]) for key in PICTURES]

    # how they look

    def _panel(self, key: str, hue: str, rect: Rect) -> list[Part]:
        """A picture and what it says: below it, or beside it on an upright screen."""
        look = self.look
        x, y, w, h = rect
        if look.portrait:
            wide = round(w * 0.42)
            picture, text = (x, y, wide, h), (x + wide + look.px(8), y, w - wide - look.px(8), h)
        else:
            high = h - self._text_height - look.px(4)
            picture, text = (x, y, w, high), (x, y + high + look.px(4), w, self._text_height)
        roles = look.theme.roles
        said = self._said[PICTURES.index(key)]
        return [
            self._kept((key, "picture"), lambda: self._picture(key, hue, look.mirrored(picture))),
            self._kept(
                (key, "text"),
                lambda: words(
                    look, said, look.mirrored(text), colour=roles.words, cap_mm=self._cap, middle=look.portrait
                ),
            ),
        ]

    def _picture(self, key: str, hue: str, rect: Rect) -> Part:
        look = self.look
        card = sheet(look, rect, look.theme.hue(hue).light, ("notice", key))
        draw = DRAWN[key]

        def paint(paper: Paper) -> None:
            card.paint(paper)
            inset = look.px(1.4)
            x, y, w, h = inset, inset, rect[2], rect[3]
            with paper.inside(box(x, y, w - inset, h - inset)):
                draw(look, paper, (x, y, w, h))

        return Part(card.rect, ("notice", key), paint)

    def _way(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        colour = roles.go if WAYS[target.name].keep else roles.shade
        word = look.texts[f"notice.{target.name}"]
        return self._kept(
            target.name,
            lambda: button(
                look,
                target.name,
                target.rect,
                word,
                colour=colour,
                ink=roles.ink,
                icon=ICONS[target.name],
                cut_out=colour,
                cap_mm=BODY_MM + (0 if is_low(look) else 1.2),
            ),
        )


def _who(look: Look, paper: Paper, rect: Rect) -> None:
    """Neighbours before their houses, one of them with a camera."""
    x, y, w, h = rect
    theme = look.theme
    floor = y + h * 0.9
    for i, (at, wide, high) in enumerate(((0.02, 0.3, 0.62), (0.33, 0.33, 0.78), (0.67, 0.32, 0.56))):
        left, top = x + w * at, floor - h * high
        house = [
            (left, floor),
            (left, top + h * 0.14),
            (left + w * wide / 2, top),
            (left + w * wide, top + h * 0.13),
            (left + w * wide, floor),
        ]
        paper.fill(snip(house, Random(i), w / 7, h / 160), theme.hue("video").deep)
        for column in range(2):
            size = min(w * 0.055, h * 0.11)
            lit = theme.roles.board if (column + i) % 2 else theme.roles.dark_window
            paper.fill(box(left + w * wide * (0.24 + 0.36 * column), top + h * 0.2, size, size * 1.15), lit)
    paper.fill(
        [(x - 9, floor), (x + w + 9, floor - h * 0.02), (x + w + 9, y + h + 9), (x - 9, y + h + 9)], theme.roles.ink
    )
    instruments.tripod(
        paper, x + w * 0.76, floor + h * 0.05, h * 0.5, theme.roles.ink, theme.roles.paper, theme.hue("video").deep
    )
    instruments.dancer(paper, x + w * 0.36, floor + h * 0.05, h * 0.66, theme.roles.paper, theme.roles.ink, "hail")


def _choose(look: Look, paper: Paper, rect: Rect) -> None:
    """A hand draws the curtain; neighbours look on."""
    x, y, w, h = rect
    roles, hue = look.theme.roles, look.theme.hue("music")
    wide = min(w * 0.5, h * 1.1)
    left, top, high = x + (w - wide) / 2, y + h * 0.1, h * 0.66
    paper.sheet(
        snip(box(left - w * 0.02, top - h * 0.03, wide + w * 0.04, high + h * 0.06), Random(3), w / 8, h / 200),
        roles.ink,
    )
    paper.fill(box(left, top, wide, high), roles.board)
    instruments.dancer(paper, left + wide * 0.62, top + high * 0.99, high * 0.86, roles.paper, roles.ink, "cheer")
    cloth = [
        (left, top),
        (left + wide * 0.42, top),
        (left + wide * 0.36, top + high * 0.5),
        (left + wide * 0.4, top + high),
        (left, top + high),
    ]
    paper.sheet(cloth, roles.curtain, depth_mm=2)
    for at in (0.07, 0.21):
        paper.fill(
            [
                (left + wide * at, top),
                (left + wide * (at + 0.07), top),
                (left + wide * (at + 0.05), top + high),
                (left + wide * at, top + high),
            ],
            roles.curtain_fold,
        )
    neighbours(paper, (x, y + h * 0.62, w, h * 0.4), [hue.deep, roles.ink, hue.deep, roles.ink, hue.deep], 4)


def _take_back(look: Look, paper: Paper, rect: Rect) -> None:
    """One's own work comes back out of its window, which goes dark."""
    x, y, w, h = rect
    roles, hue = look.theme.roles, look.theme.hue("leaf")
    unit = min(h, w * 0.66)
    left, top, size = x + w / 2 - unit * 0.66, y + h * 0.5 - unit * 0.36, unit * 0.56
    paper.fill(snip(box(x - 9, y + h * 0.86, w + 18, h * 0.3), Random(6), w / 7, h / 200), hue.deep)
    paper.sheet(
        snip(box(left - size * 0.08, top - size * 0.08, size * 1.16, size * 1.16), Random(5), size / 3, h / 200),
        roles.ink,
    )
    paper.fill(box(left, top, size, size), roles.dark_window)
    at, r = (left + unit * 1.06, top + unit * 0.16), unit * 0.19
    arrow = [(-0.7, -0.07), (-0.42, -0.09), (-0.43, -0.18), (-0.24, 0.0), (-0.42, 0.18), (-0.42, 0.08), (-0.7, 0.07)]
    instruments.dancer(paper, at[0], at[1] + unit * 1.1, unit * 0.9, roles.paper, roles.ink, "cheer")
    paper.sheet([(at[0] + a * unit, at[1] + b * unit) for a, b in arrow], roles.paper, depth_mm=1.6)
    paper.sheet(blob(*at, r, 12, Random(9)), roles.board, depth_mm=1.6)
    pictures.heart(paper, at[0], at[1] + r * 0.05, r * 0.56, hue.deep, roles.board)


DRAWN: dict[str, Callable[[Look, Paper, Rect], None]] = {"who": _who, "choose": _choose, "take_back": _take_back}
