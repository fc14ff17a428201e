"""Making 4: what was made plays at once on the stage where it was made; nothing is kept yet."""

from collections.abc import Sequence
from enum import Enum, auto

from kiosk import pictures, stage
from kiosk.look import Look, Rect
from kiosk.page import by_sentence
from kiosk.pieces import Icon, button, words
from kiosk.podium import foot_row, foot_words
from kiosk.screen import HERE, Frame, Moving, Part, Patience, Screen, Target
from kiosk.showing import Showing
from media.form import Form


class Verdict(Enum):
    KEEP = auto()
    AGAIN = auto()
    AWAY = auto()


ICONS: dict[str, Icon] = {"keep": pictures.check, "again": pictures.again, "away": pictures.bin_open}


class LookBack(Screen[Verdict]):
    name = "look_back"
    frame: Sequence[Frame] = HERE
    """Every way out of here says what becomes of the take."""
    ground_is_dark = True

    def __init__(
        self,
        look: Look,
        showing: Showing,
        form: Form,
        *,
        keep: bool,
        too_short: bool = False,
        title: str = "look_back.title",
        hue: str | None = None,
    ) -> None:
        """`keep` is whether it may be kept at all; who just tries only sees it. `hue` is the stage's."""
        super().__init__(look)
        self._showing, self._heading, self._hue = showing, title, hue or form
        self._keep, self._too_short = keep, too_short
        self._opened = 0.0

    @staticmethod
    def stage_size(look: Look) -> tuple[int, int]:
        """In pixels, for whoever makes the pictures."""
        return stage.stage_of(look).picture[2:]

    @property
    def patience(self) -> Patience:  # type: ignore[override]  # nobody is hurried while it plays (X-032)
        return Patience.LONG if self._showing.done else Patience.ENDLESS

    def targets(self) -> Sequence[Target]:
        return [Target(name, self.look.mirrored(rect)) for name, rect in self._places()]

    def press(self, target: str) -> Verdict:
        return Verdict[target.upper()]

    def tick(self, seconds: float) -> None:
        self._opened = min(1.0, self._opened + seconds / stage.CURTAIN_SECONDS)

    def rests(self) -> float:
        if self._opened < 1.0:
            return 0.0
        return float("inf") if self._showing.done else self._showing.next_in

    def parts(self) -> list[Part | Moving]:
        look, place = self.look, stage.stage_of(self.look)
        shown = self._showing.frame()
        parts: list[Part | Moving] = [self._kept("ground", lambda: stage.ground_part(look, self._hue))]
        if shown:
            parts.append(stage.moving(place, shown.serial, stage.fitted(shown.pixels, place.picture[2:])))
        parts += stage.curtain_parts(look, 1 - (1 - self._opened) ** 2)
        parts += [self._kept("valance", lambda: stage.valance_part(look)), stage.lights_part(look, 1.0)]
        parts.append(self._kept("sentence", self._sentence))
        return parts + [self._button(target) for target in self.targets()]

    # where things are

    @property
    def _names(self) -> list[str]:
        return ["keep", "again", "away"] if self._keep and not self._too_short else ["again", "away"]

    def _places(self) -> list[tuple[str, Rect]]:
        """Keeping is the largest; taking away is not smaller than starting anew."""
        weights = [1.2 if name == "keep" else 1.0 for name in self._names]
        return list(zip(self._names, foot_row(self.look, weights), strict=True))

    # how they look

    def _sentence(self) -> Part:
        look = self.look
        key = "look_back.trying" if not self._keep else "look_back.short" if self._too_short else self._heading
        rect = look.mirrored(foot_words(look))
        return words(
            look, by_sentence(look.texts[key]), rect, colour=look.theme.roles.words, cap_mm=9.5, bold=True, middle=True
        )

    def _button(self, target: Target) -> Part:
        look, roles, name = self.look, self.look.theme.roles, target.name
        main = name == self._names[0]
        word = look.texts["look_back.done" if name == "away" and not self._keep else f"look_back.{name}"]
        icon = pictures.check if name == "away" and not self._keep else ICONS[name]
        colour = roles.go if main else roles.shade
        return self._kept(
            name,
            lambda: button(
                look,
                name,
                target.rect,
                word,
                colour=colour,
                ink=roles.ink,
                icon=icon,
                cut_out=colour,
                cap_mm=11 if main else 9,
            ),
        )
