"""The end of *just try*: a bow before the shut curtain. Nothing was kept."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from kiosk import pictures, stage
from kiosk.look import Look
from kiosk.page import by_sentence
from kiosk.pieces import button, words
from kiosk.podium import foot_row, foot_words
from kiosk.screen import HERE, Frame, Part, Screen, Target
from media.figure import POSES, draw_figure
from media.form import Form
from media.paper import Paper


class TriedAnswer(Enum):
    AGAIN = auto()
    DONE = auto()


class Tried(Screen[TriedAnswer]):
    name = "tried"
    frame: Sequence[Frame] = HERE
    ground_is_dark = True

    def __init__(self, look: Look, *, come_back: bool = False) -> None:
        """`come_back`: who is younger than 16 may keep something together with a parent (C-015)."""
        super().__init__(look)
        self._said = "tried.come_back" if come_back else "tried.title"

    def targets(self) -> Sequence[Target]:
        places = foot_row(self.look, (1.0, 1.0))
        return [Target(name, self.look.mirrored(rect)) for name, rect in zip(("again", "done"), places, strict=True)]

    def press(self, target: str) -> TriedAnswer:
        return TriedAnswer[target.upper()]

    def parts(self) -> list[Part]:
        look = self.look
        shut = self._kept("shut", partial(shut_stage_part, look))
        return [
            shut,
            stage.lights_part(look, 0.6),
            self._kept("bow", partial(bow_part, look)),
            self._kept("words", self._words),
            *self._buttons(),
        ]

    def _words(self) -> Part:
        look = self.look
        rect = look.mirrored(foot_words(look))
        return words(
            look,
            by_sentence(look.texts[self._said]),
            rect,
            colour=look.theme.roles.words,
            cap_mm=9,
            bold=True,
            middle=True,
        )

    def _buttons(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        icons = {"again": pictures.again, "done": pictures.check}
        colours = {"again": roles.shade, "done": roles.go}
        return [
            self._kept(
                one.name,
                partial(
                    button,
                    look,
                    one.name,
                    one.rect,
                    look.texts[f"tried.{one.name}"],
                    colour=colours[one.name],
                    ink=roles.ink,
                    icon=icons[one.name],
                    cut_out=colours[one.name],
                    cap_mm=10,
                ),
            )
            for one in self.targets()
        ]


def bow_part(look: Look) -> Part:
    """Whoever was on the stage takes a bow before the curtain."""
    place = stage.stage_of(look)
    height = round((place.foot - place.picture[1]) * (0.5 if look.portrait else 0.7))
    width = round(height * 1.1)
    rect = ((look.width - width) // 2, place.foot - height, width, height + look.px(6))

    def paint(paper: Paper) -> None:
        roles = look.theme.roles
        draw_figure(paper, width * 0.42, height, height * 1.02, roles.paper, POSES["bow"], head=roles.ink)

    return Part(rect, ("bow",), paint)


def shut_stage_part(look: Look) -> Part:
    """The stage with its curtain shut, as one picture."""
    layers = [stage.ground_part(look, Form.DANCE), *stage.curtain_parts(look, 0.0), stage.valance_part(look)]

    def paint(paper: Paper) -> None:
        for layer in layers:
            x, y, w, h = layer.rect
            page = look.paper(w, h)
            layer.paint(page)
            paper.picture(page.pixels, x, y, w, h)

    return Part(look.whole, ("shut stage",), paint, solid=True)
