"""The première of a work: a banner with its sign, footlights, confetti of paper, and the whole building looks on."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from config.texts import Texts
from kiosk.building import lay_sign
from kiosk.facade import Facade
from kiosk.look import Look, Rect
from kiosk.pieces import fitting_cap, text_size
from kiosk.screen import Part
from media.paper import Paper, Points, blob, box, snip
from media.sign import Sign

HERALDS_SECONDS = 1.8
"""Banner and lights, before the curtain opens."""
OPENS_SECONDS, OPENS_STEPS = 2.0, 24
PLAYS_SECONDS = 11.0
"""A little longer than others, within the 12 s of K-001."""
DROPS_SECONDS = 0.4
LOOKS_ON_SECONDS = 5.0
"""Everybody's light is on once."""
LIGHTS = 13
PIECES, FALL_MM, SWAY_MM, TURNS_SECONDS = 26, (38.0, 64.0), 7.0, 0.6
"""Of confetti: how many, how far in a second, to and fro, and how long each pose."""
POSES: tuple[Points, ...] = (
    [(-0.8, -0.4), (0.7, -0.5), (0.8, 0.4), (-0.7, 0.5)],
    [(-0.7, -0.3), (0.6, -0.6), (0.7, 0.2), (-0.6, 0.6)],
    [(-0.9, -0.12), (0.9, -0.2), (0.9, 0.14), (-0.9, 0.2)],
    [(-0.5, -0.7), (0.6, -0.4), (0.5, 0.7), (-0.6, 0.4)],
)


@dataclass(frozen=True)
class Flake:
    """A piece of confetti: all in shares of the screen's width, or seconds."""

    across: float
    begins: float
    mm_a_second: float
    hue: int


class Premiere:
    """All of it by the seconds since it began; nothing goes on and off again within two of them (K-026, X-026)."""

    def __init__(self, look: Look, sign: Sign) -> None:
        self._look, self._sign = look, sign
        rng = Random(sign.number)
        self._flakes = [
            Flake(rng.uniform(0.02, 0.97), rng.uniform(0.2, 5.5), rng.uniform(*FALL_MM), rng.randrange(6))
            for _ in range(PIECES)
        ]

    def moves(self, seconds: float) -> bool:
        return seconds < self._fallen

    def below(self, facade: Facade, seconds: float) -> list[Part]:
        """Before the stage: whoever lives here looks on, and footlights go on from the middle."""
        lamps = [facade.home_part(self._look, slot) for slot in facade.dark] if seconds < LOOKS_ON_SECONDS else []
        lit = min(LIGHTS // 2 + 1, math.floor(seconds / HERALDS_SECONDS * (LIGHTS // 2 + 1)))
        return [*lamps, self._footlights(facade.stage, lit)]

    def above(self, facade: Facade, texts: Texts, seconds: float) -> list[Part]:
        """Over the curtain: confetti over all of it, and the banner."""
        left = (1 - min(1.0, seconds / DROPS_SECONDS)) ** 2
        banner = self._banner(facade.stage, texts)
        x, y, w, h = banner.rect
        lowered = Part((x, y - round(left * (y + h)), w, h), banner.key, banner.paint)
        return [*self._confetti(seconds), lowered]

    @cached_property
    def _fallen(self) -> float:
        """When the last piece is below the board."""
        tall = self._look.height / self._look.mm
        return max(flake.begins + tall / flake.mm_a_second for flake in self._flakes)

    def _footlights(self, stage: Rect, lit: int) -> Part:
        look, (x, y, w, h) = self._look, stage
        roles, tall, step = look.theme.roles, look.px(7), w / LIGHTS
        beam = look.px(6)

        def paint(paper: Paper) -> None:
            paper.cut(box(0, beam + tall * 0.62, w, tall * 0.5), roles.ledge, 5, depth_mm=1.5)
            for i in range(LIGHTS):
                burns = abs(i - LIGHTS // 2) < lit
                r = tall * (0.5 if burns else 0.36)
                bulb = blob(step * (i + 0.5), beam + tall * 0.45, r, 10, Random(i))
                paper.fill(bulb, roles.board if burns else roles.dark_window)

        return Part((x, y + h - look.px(1), w, beam + 2 * tall), ("premiere lights", lit), paint)

    def _banner(self, stage: Rect, texts: Texts) -> Part:
        """A ribbon over the upper edge of the stage; at its start hangs the work's sign on a rosette."""
        look, (sx, sy, sw, sh) = self._look, stage
        spoken, word = look.speaking(texts), texts["attract.premiere"]
        tall = min(look.px(30), round(sh * 0.24))
        r = round(tall * 0.86)
        cap = fitting_cap(spoken, word, (round(sw * 0.62), round(tall * 0.92)), 17, bold=True)
        wide = text_size(spoken, word, cap, bold=True)
        ribbon = wide[0] + round(tall * 1.5)
        width, height = ribbon + 2 * r, 2 * r + look.px(6)

        def paint(paper: Paper) -> None:
            roles, top = look.theme.roles, r - tall / 2
            paper.sheet(_ribbon(look, r, top, ribbon, tall), roles.board, depth_mm=3)
            at = r * 2 + (ribbon - r - wide[0]) / 2 - tall * 0.1
            paper.words(
                word, at, top + (tall - wide[1]) / 2, cap_mm=cap, colour=roles.ink, width=wide[0] + 4, bold=True,
                rtl=texts.rtl, language=texts.language,
            )  # fmt: skip
            _rosette(look, paper, self._sign, r)

        rect = (sx + (sw - width) // 2, max(0, sy - round(height * 0.62)), width, height)
        return Part(rect, ("premiere", self._sign.number, texts.language), paint)

    def _confetti(self, seconds: float) -> list[Part]:
        parts = []
        for number, flake in enumerate(self._flakes):
            since = seconds - flake.begins
            down = since * flake.mm_a_second * self._look.mm
            if since > 0 and down < self._look.height:
                parts.append(self._flake(number, flake, since, down))
        return parts

    def _flake(self, number: int, flake: Flake, since: float, down: float) -> Part:
        look = self._look
        sways = math.sin(since * 1.6 + number) * look.px(SWAY_MM)
        size, pose = look.px(9), (int(since / TURNS_SECONDS) + number) % len(POSES)
        colour = look.theme.hues[flake.hue].light

        def paint(paper: Paper) -> None:
            with paper.moved(size / 2, size / 2, size * 0.42):
                paper.fill(POSES[pose], colour)

        x, y = round(look.width * flake.across + sways), round(down) - size
        return Part((x, y, size, size), ("confetti", flake.hue, pose), paint)


def _ribbon(look: Look, x: float, y: float, w: float, h: float) -> Points:
    """Its end is cut as a swallow's tail."""
    edge = [(x, y), (x + w, y + h * 0.04), (x + w - h * 0.34, y + h * 0.5), (x + w, y + h * 0.98), (x, y + h)]
    return snip(edge, Random(4), look.px(30), look.px(0.6))


def _rosette(look: Look, paper: Paper, sign: Sign, r: float) -> None:
    hue, roles = look.theme.hues[sign.colour], look.theme.roles
    for dx in (-0.3, 0.28):
        tail = [(r + dx * r - r * 0.2, r), (r + dx * r + r * 0.2, r), (r + dx * r * 1.9 + r * 0.2, r * 2.06)]
        paper.fill([*tail, (r + dx * r * 1.9 - r * 0.22, r * 2.02)], hue.deep)
    ring: Sequence[tuple[float, float]] = [
        (r + math.cos(a) * q, r * 0.94 + math.sin(a) * q)
        for i in range(32)
        for a, q in [(math.pi * i / 16, r * (0.92 if i % 2 else 0.8))]
    ]
    paper.sheet(ring, hue.deep, depth_mm=2)
    paper.fill(blob(r, r * 0.94, r * 0.7, 15, Random(sign.number)), roles.paper)
    lay_sign(look, paper, sign, r, r * 0.94, r * 0.5, roles.paper)
