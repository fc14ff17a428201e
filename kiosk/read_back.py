"""What was chosen, read back over the foot, with the way back (C-045); several people all say yes (C-018)."""

from functools import partial

from kiosk import pictures
from kiosk.beads import row_part
from kiosk.look import GAP_MM, HEADING_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.page import row
from kiosk.pieces import Icon, button, sheet, words
from kiosk.screen import Kept, Part, Target

OTHERWISE = "otherwise"
NO_YES = ("everyone_no", "everyone_yes")
ICONS: dict[str, Icon] = {OTHERWISE: pictures.again, "everyone_no": pictures.cross, "everyone_yes": pictures.check}
BEADS = 3


class ReadBack:
    """`together` is asked each time: a no to everything needs nobody's yes."""

    def __init__(self, look: Look, side: int) -> None:
        """`side` is the margin of the screen it rises on."""
        self._look, self._side = look, side + look.px(6)
        self._kept = Kept()

    def targets(self, *, together: bool) -> list[Target]:
        return [Target(name, self._look.mirrored(place)) for name, place in self._places(together=together).items()]

    def parts(self, sentence: str, seconds_left: float, *, together: bool) -> list[Part]:
        """Beads go out until it is final; where all have to say yes there are none, for nobody waits."""
        look, roles = self._look, self._look.theme.roles
        parts = [self._kept("board", lambda: sheet(look, self._board, roles.board, "who board"))]
        said = look.mirrored(self._said)
        parts.append(
            self._kept(
                ("said", sentence),
                lambda: words(look, sentence, said, colour=roles.ink, cap_mm=HEADING_MM - 1, bold=True, middle=True),
            )
        )
        if not together:
            lit = min(BEADS, int(seconds_left) + 1)
            parts.append(row_part(look, look.mirrored(self._beads), lit, BEADS, roles.ink, roles.shade))
        places = self._places(together=together)
        return parts + [self._kept(name, partial(self._answer, name, place)) for name, place in places.items()]

    # where things are

    @property
    def _board(self) -> Rect:
        look = self._look
        height = min(round(look.height * 0.5), look.px(112))
        return -look.px(4), look.height - height, look.width + look.px(8), height + look.px(6)

    @property
    def _otherwise(self) -> Rect:
        look = self._look
        width, height = max(look.px(86), round(look.width * 0.26)), look.px(MAIN_TARGET_MM + 6)
        return look.width - self._side - width, look.height - height - look.px(12), width, height

    @property
    def _said(self) -> Rect:
        look, top, pad = self._look, self._board[1], self._look.px(9)
        return self._side, top + pad, look.width - 2 * self._side, self._otherwise[1] - top - pad - look.px(5)

    @property
    def _beads(self) -> Rect:
        look, (_, y, _, h) = self._look, self._otherwise
        return self._side, y + (h - look.px(17)) // 2, look.px(90), look.px(17)

    def _places(self, *, together: bool) -> dict[str, Rect]:
        """The way back; or no and yes, of one size (C-006)."""
        if not together:
            return {OTHERWISE: self._otherwise}
        look, (_, y, _, h) = self._look, self._otherwise
        room = (self._side, y, look.width - 2 * self._side, h)
        return dict(zip(NO_YES, row(room, 2, look.px(2 * GAP_MM)), strict=True))

    def _answer(self, name: str, place: Rect) -> Part:
        look, roles, word = self._look, self._look.theme.roles, self._look.texts[f"who.{name}"]
        return button(
            look, name, look.mirrored(place), word, colour=roles.paper, ink=roles.ink, icon=ICONS[name], cap_mm=9
        )
