"""The building at dusk: neighbours' work plays in its windows until somebody touches the screen."""

from collections.abc import Sequence
from enum import Enum, auto
from random import Random

from config.texts import Texts
from kiosk import pictures
from kiosk.building import BOARD_SHARE, Facade, curtain_part, window_part
from kiosk.look import Look, Rect
from kiosk.pieces import fitting_cap, text_size, words
from kiosk.screen import Frame, Moving, Part, Patience, Screen, Target
from kiosk.showing import Showing
from media.paper import Paper, box
from media.sign import Sign

CURTAIN_SECONDS = 0.6
PLAYS_SECONDS = 9.0
"""One work in the stage-window (K-001: 6 to 12 s)."""
LIGHT_SECONDS = 4.0
LANGUAGE_SECONDS = 4.0


class Calling(Enum):
    TOUCHED = auto()
    NEXT_WORK = auto()
    """The stage-window is shut: `play` another work and ask again."""
    STAFF = auto()


class _Act(Enum):
    EMPTY = auto()
    OPENING = auto()
    PLAYING = auto()
    CLOSING = auto()


class Attract(Screen[Calling]):
    name = "attract"
    patience = Patience.ENDLESS
    frame: Sequence[Frame] = ()
    ground_is_dark = True

    def __init__(self, look: Look, signs: Sequence[Sign], tongues: Sequence[Texts], rng: Random) -> None:
        """`signs` of works that may be seen here light up windows; `tongues` take turns on the board."""
        super().__init__(look)
        self._facade, self._empty = Facade.standing_in(look, signs, rng), not signs
        self._tongues, self._rng = tongues, rng
        self._showing: Showing | None = None
        self._act, self._act_for = _Act.EMPTY, 0.0
        self._light_in, self._tongue_for, self._tongue = LIGHT_SECONDS, 0.0, 0
        self._asked = self.has_played = False
        """`has_played`: it has been calling for a while, and whoever was here before has left."""

    def play(self, showing: Showing) -> None:
        """Opens the curtain on the next work; it is closed here when it has had its turn."""
        self._showing = showing
        self._act, self._act_for, self._asked = _Act.OPENING, 0.0, False

    def close(self) -> None:
        if self._showing:
            self._showing.close()
            self._showing = None

    @property
    def stage(self) -> Rect:
        """Where works play, in pixels."""
        return self._facade.stage

    def targets(self) -> Sequence[Target]:
        return [Target("screen", self.look.whole)]

    def parts(self) -> list[Part | Moving]:
        facade = self._facade
        parts: list[Part | Moving] = [facade.part(self.look)]
        parts += [window_part(self.look, facade, slot) for slot in facade.slots]
        parts.append(facade.stage_ground(self.look))
        shown = self._showing.frame() if self._showing else None
        if shown and self._act is not _Act.EMPTY:
            parts.append(Moving(facade.stage, "stage", shown.serial, shown.pixels))
        parts.append(self._question() if self._empty else curtain_part(self.look, facade.stage, self._opening))
        return [*parts, self._board()]

    def press(self, target: str) -> Calling:
        return Calling.TOUCHED

    def knocked(self) -> Calling:
        return Calling.STAFF

    def type(self, key: str, text: str) -> Calling | None:
        return Calling.TOUCHED if key in ("return", "space") else None

    def tick(self, seconds: float) -> Calling | None:
        self._light_in -= seconds
        if self._light_in <= 0:
            self._light_in = LIGHT_SECONDS
            self._facade.change_one(self._rng)
        self._turn_tongue(seconds)
        return self._play_on(seconds)

    def rests(self) -> float:
        if self._act in (_Act.OPENING, _Act.CLOSING):
            return 0
        playing = self._showing.next_in if self._showing else float("inf")
        return min(playing, self._light_in, LANGUAGE_SECONDS - self._tongue_for)

    @property
    def _opening(self) -> float:
        """How far the curtain is open, 0 to 1, in steps so that each is painted once."""
        part = min(1.0, self._act_for / CURTAIN_SECONDS)
        eased = 1 - (1 - part) ** 2
        opening = {_Act.EMPTY: 0.0, _Act.OPENING: eased, _Act.PLAYING: 1.0, _Act.CLOSING: 1 - eased}[self._act]
        return round(opening * 16) / 16

    def _play_on(self, seconds: float) -> Calling | None:
        self._act_for += seconds
        if self._act is _Act.OPENING and self._act_for >= CURTAIN_SECONDS:
            self._act, self._act_for = _Act.PLAYING, 0.0
        elif self._act is _Act.PLAYING and (self._act_for >= PLAYS_SECONDS or (self._showing and self._showing.done)):
            self._act, self._act_for = _Act.CLOSING, 0.0
        elif self._act is _Act.CLOSING and self._act_for >= CURTAIN_SECONDS:
            self.close()
            self._act, self.has_played = _Act.EMPTY, True
        if self._act is _Act.EMPTY and (not self._asked or self._act_for >= PLAYS_SECONDS):
            self.has_played = self.has_played or self._asked
            self._asked, self._act_for = True, 0.0
            return Calling.NEXT_WORK
        return None

    def _turn_tongue(self, seconds: float) -> None:
        self._tongue_for += seconds
        if self._tongue_for >= LANGUAGE_SECONDS:
            self._tongue_for, self._tongue = 0.0, (self._tongue + 1) % len(self._tongues)

    def _board(self) -> Part:
        look, roles = self.look, self.look.theme.roles
        texts = self._tongues[self._tongue]
        height = round(look.height * BOARD_SHARE)
        calls = texts["attract.touch"]
        spoken = look.speaking(texts)
        side = round(min(height * 1.5, look.width * 0.28))
        room = look.width - side - look.px(14)
        most = (room - look.px(6), height - look.px(8))
        cap = fitting_cap(spoken, calls, most, 27 if look.laid_out_mm > 450 else 19, bold=True)
        tall = text_size(spoken, calls, cap, width=room, bold=True)[1]

        def paint(paper: Paper) -> None:
            top = look.px(4)
            paper.cut(
                [
                    (-20, top + 9),
                    (paper.width + 20, top),
                    (paper.width + 20, paper.height + 40),
                    (-20, paper.height + 40),
                ],
                roles.board,
                11,
                depth_mm=-2.5,
            )
            hand_at = paper.width - side / 2 if texts.rtl else side / 2
            pictures.hand(paper, hand_at, paper.height * 0.53, min(height * 0.42, side * 0.4), roles.ink, roles.board)
            x = look.px(14) if texts.rtl else side
            paper.words(
                calls,
                x,
                top + (paper.height - top - tall) / 2,
                cap_mm=cap,
                colour=roles.ink,
                width=room,
                bold=True,
                rtl=texts.rtl,
                language=texts.language,
            )

        return Part((0, look.height - height, look.width, height), ("board", texts.language), paint)

    def _question(self) -> Part:
        """In an empty building one window is lit: in it stands the question who makes the first work."""
        look, roles, texts = self.look, self.look.theme.roles, self._tongues[self._tongue]
        spoken, (_, _, w, h) = look.speaking(texts), self._facade.stage
        room = (round(w * 0.2), round(h * 0.2), round(w * 0.6), round(h * 0.72))
        said = words(
            spoken, texts["browse.empty"], room, colour=roles.ink, cap_mm=19, bold=True, align="centre", middle=True
        )
        drawn = curtain_part(look, self._facade.stage, 1.0)

        def paint(paper: Paper) -> None:
            paper.fill(box(0, 0, w, h), roles.board)
            drawn.paint(paper)
            page = look.paper(*room[2:])
            said.paint(page)
            paper.picture(page.pixels, *room)

        return Part(self._facade.stage, ("question", texts.language), paint)
