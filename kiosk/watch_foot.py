"""The buttons at the foot of a work that plays: again, an answer, what it did to one, a heart, next."""

from collections.abc import Collection, Sequence
from functools import cached_property

from kiosk import pictures
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.pieces import Icon, button, text_size
from kiosk.portraits import draw_portrait
from kiosk.screen import Kept, Part, Target
from kiosk.washing import line_icon
from media.paper import Paper

MARGIN_MM = 8.0
NAME_MM, LEAST_NAME_MM = 130.0, 96.0
"""Room at the start side for the name, beside all buttons in one row."""
WORDS = {
    "again": ("watch.again",),
    "reply": ("watch.reply",),
    "feel": ("watch.feel",),
    "heart": ("watch.heart", "watch.hearted"),
    "next": ("watch.next",),
}
"""What a button may say; it is as wide as the longest needs."""


class WatchFoot:
    def __init__(self, look: Look, responses: Sequence[str], *, may_answer: bool) -> None:
        """`responses` in their order."""
        self._look, self._responses, self._may_answer = look, tuple(responses), may_answer
        self._kept = Kept()

    # where things are

    @cached_property
    def places(self) -> dict[str, Rect]:
        """All in one row from the end side inwards, or in two where that leaves no room for a name."""
        look, size = self._look, self._size
        more = ["reply", "feel"] if self._may_answer else ["feel"]
        low = look.height - look.px(MARGIN_MM) - size
        row = self._row(["again", *more, "heart", "next"], low)
        if row[more[0]][0] >= look.px(NAME_MM if self._may_answer else LEAST_NAME_MM):
            return row
        return self._row(more, low - size - look.px(GAP_MM)) | self._row(["again", "heart", "next"], low)

    @property
    def beside_name(self) -> list[Rect]:
        """*Again* comes when the name is gone."""
        return [place for name, place in self.places.items() if name != "again"]

    @property
    def _size(self) -> int:
        return self._look.px(MAIN_TARGET_MM + 3)

    def _row(self, names: Sequence[str], y: int) -> dict[str, Rect]:
        look, places = self._look, {}
        x = look.width - look.px(MARGIN_MM)
        across = min(3, max(2, len(names)))
        most = (look.width - look.px(2 * MARGIN_MM + (across - 1) * GAP_MM)) // across
        for name in reversed(names):
            wide = min(most, max(self._wide(word) for word in WORDS[name]))
            x -= wide
            places[name] = (x, y, wide, self._size)
            x -= look.px(GAP_MM)
        return places

    def _wide(self, word: str) -> int:
        """Room for a picture and the word on one line."""
        look = self._look
        return look.px(MAIN_TARGET_MM + 14) + text_size(look, look.texts[word], BODY_MM, bold=True)[0]

    # how they look

    def part(self, target: Target, *, hearted: bool, felt: Collection[str]) -> Part:
        if target.name == "heart":
            return self._kept(("heart", hearted), lambda: self._heart(target, hearted))
        if target.name == "feel":
            given = tuple(response for response in self._responses if response in felt)
            return self._kept(("feel", given), lambda: self._feel(target, given))
        return self._kept(target.name, lambda: self._plain(target))

    def _plain(self, target: Target) -> Part:
        look, roles, name = self._look, self._look.theme.roles, target.name
        icons = {
            "next": pictures.arrow_back if look.texts.rtl else pictures.arrow_on,
            "again": pictures.again,
            "reply": line_icon(look.theme),
        }
        colour = roles.board if name == "reply" else roles.paper
        word = look.texts[f"watch.{name}"]
        return button(look, name, target.rect, word, colour=colour, ink=roles.ink, icon=icons[name])

    def _heart(self, target: Target, hearted: bool) -> Part:
        """A large heart and a word in ink: red never carries words."""
        look, roles = self._look, self._look.theme.roles
        word = look.texts["watch.hearted" if hearted else "watch.heart"]
        colour, icon = roles.board if hearted else roles.paper, _red_heart(roles.heart)
        plain = button(look, "heart", target.rect, word, colour=colour, ink=roles.ink, icon=icon)
        return Part(plain.rect, (plain.key, hearted), plain.paint, of="heart")

    def _feel(self, target: Target, given: Sequence[str]) -> Part:
        """Two of the pictures: of those that were given, or the first and the last, which are far apart."""
        look, roles = self._look, self._look.theme.roles
        shown = tuple(given[:2]) or tuple(dict.fromkeys((self._responses[0], self._responses[-1])))
        colour, icon = roles.board if given else roles.paper, _neighbours(look, shown)
        word = look.texts["watch.feel"]
        plain = button(look, "feel", target.rect, word, colour=colour, ink=roles.ink, icon=icon)
        return Part(plain.rect, (plain.key, *shown), plain.paint, of="feel")


def _red_heart(red: str) -> Icon:
    def heart(paper: Paper, x: float, y: float, r: float, colour: str, hole: str) -> None:
        pictures.heart(paper, x, y, r, red, hole)

    return heart


def _neighbours(look: Look, responses: Sequence[str]) -> Icon:
    """One, or two of whom the first stands before the other."""
    apart, size = (0.4, 0.72) if len(responses) > 1 else (0.0, 1.0)

    def portraits(paper: Paper, x: float, y: float, r: float, colour: str, hole: str) -> None:
        for way, response in reversed(list(zip((-1, 1), responses, strict=False))):
            draw_portrait(look, paper, response, x + way * apart * r, y + way * apart * 0.4 * r, size * r)

    return portraits
