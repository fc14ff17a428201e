"""Nobody may see it, so it is gone: thanks, and no questions (C-007)."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from kiosk import pictures, stage
from kiosk.look import Look
from kiosk.page import by_sentence
from kiosk.pieces import button, words
from kiosk.podium import foot_row, foot_words
from kiosk.screen import HERE, Frame, Part, Patience, Screen, Target
from kiosk.screens.tried import bow_part, shut_stage_part

GOES_SECONDS = 15.0


class Farewell(Enum):
    DONE = auto()
    NAME = auto()
    CARD = auto()


class Gone(Screen[Farewell]):
    name = "gone"
    patience = Patience.ENDLESS
    """It goes by itself."""
    frame: Sequence[Frame] = HERE
    ground_is_dark = True

    def __init__(self, look: Look, told: str = "gone.title") -> None:
        """`told` is the key of what is said."""
        super().__init__(look)
        self._told, self._left = told, GOES_SECONDS

    def targets(self) -> Sequence[Target]:
        return [Target("done", self.look.mirrored(foot_row(self.look, (1.0, 1.0))[-1]))]

    def press(self, target: str) -> Farewell:
        return Farewell.DONE

    def tick(self, seconds: float) -> Farewell | None:
        self._left -= seconds
        return Farewell.DONE if self._left <= 0 else None

    def rests(self) -> float:
        return max(0.02, self._left)

    def parts(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        said = look.mirrored(foot_words(look))
        done, text = self.targets()[0], look.texts["gone.done"]
        return [
            self._kept("shut", partial(shut_stage_part, look)),
            stage.lights_part(look, 0.6),
            self._kept("bow", partial(bow_part, look)),
            self._kept(
                "words",
                partial(
                    words,
                    look,
                    by_sentence(look.texts[self._told]),
                    said,
                    colour=roles.words,
                    cap_mm=9.5,
                    bold=True,
                    middle=True,
                ),
            ),
            self._kept(
                "done",
                partial(
                    button,
                    look,
                    "done",
                    done.rect,
                    text,
                    colour=roles.go,
                    ink=roles.ink,
                    icon=pictures.check,
                    cut_out=roles.go,
                    cap_mm=11,
                ),
            ),
        ]
