"""What calls on attract: the board with the hand that taps, the first question of an empty building, and *pause*."""

from collections.abc import Sequence

from config.texts import Texts
from kiosk import pictures
from kiosk.facade import BOARD_SHARE, curtain_part
from kiosk.look import FLOOR_MM, TARGET_MM, Look, Rect
from kiosk.pieces import Icon, button, fitting_cap, text_size, words
from kiosk.screen import Part
from media.paper import Paper, box

TAP_MM = 4.0
"""How far the hand comes down when it taps."""
PAUSE_MM = 46.0
"""The most that the button takes of the street beside the building."""
MARGIN_MM = 6.0


def board_parts(look: Look, texts: Texts, shift: tuple[int, int], *, taps: bool) -> list[Part]:
    """In one language at a time; a finger must see in two seconds what to do (K-001)."""
    return [_board(look, texts, shift), _hand(look, texts, shift, taps=taps)]


def _board_place(look: Look, shift: tuple[int, int]) -> Rect:
    height = round(look.height * BOARD_SHARE)
    return 0, look.height - height + shift[1], look.width, height + look.px(4)


def _hand_side(look: Look) -> int:
    return round(min(look.height * BOARD_SHARE * 1.5, look.width * 0.28))


def _board(look: Look, texts: Texts, shift: tuple[int, int]) -> Part:
    roles, rect = look.theme.roles, _board_place(look, shift)
    calls, spoken = texts["attract.touch"], look.speaking(texts)
    height, side = round(look.height * BOARD_SHARE), _hand_side(look)
    room = look.width - side - look.px(14)
    cap = fitting_cap(
        spoken, calls, (room - look.px(6), height - look.px(8)), 27 if look.laid_out_mm > 450 else 19, bold=True
    )
    tall = text_size(spoken, calls, cap, width=room, bold=True)[1]

    def paint(paper: Paper) -> None:
        top, w, low = look.px(4), paper.width, paper.height + 40
        paper.cut([(-20, top + 9), (w + 20, top), (w + 20, low), (-20, low)], roles.board, 11, depth_mm=-2.5)
        paper.words(
            calls,
            (look.px(14) if texts.rtl else side) + shift[0],
            top + (height - top - tall) / 2,
            cap_mm=cap,
            colour=roles.ink,
            width=room,
            bold=True,
            rtl=texts.rtl,
            language=texts.language,
        )

    return Part(rect, ("board", texts.language, shift[0]), paint)


def _hand(look: Look, texts: Texts, shift: tuple[int, int], *, taps: bool) -> Part:
    height, side = round(look.height * BOARD_SHARE), _hand_side(look)
    size, roles = min(height * 0.42, side * 0.4), look.theme.roles
    middle = (look.width - side / 2 if texts.rtl else side / 2) + shift[0]
    top = look.height - height * 0.47 + shift[1] + (look.px(TAP_MM) if taps else 0)
    r = round(size * 1.05)

    def paint(paper: Paper) -> None:
        pictures.hand(paper, r, r, size, roles.ink, roles.board)

    return Part((round(middle) - r, round(top) - r, 2 * r, 2 * r), ("calling hand",), paint)


def question_part(look: Look, texts: Texts, stage: Rect) -> Part:
    """In an empty building one window is lit: in it stands the question who makes the first work."""
    roles, spoken, (_, _, w, h) = look.theme.roles, look.speaking(texts), stage
    room = (round(w * 0.2), round(h * 0.2), round(w * 0.6), round(h * 0.72))
    said = words(
        spoken, texts["browse.empty"], room, colour=roles.ink, cap_mm=19, bold=True, align="centre", middle=True
    )
    drawn = curtain_part(look, stage, 1.0)

    def paint(paper: Paper) -> None:
        paper.fill(box(0, 0, w, h), roles.board)
        drawn.paint(paper)
        page = look.paper(*room[2:])
        said.paint(page)
        paper.picture(page.pixels, *room)

    return Part(stage, ("question", texts.language), paint)


def pause_place(look: Look, tongues: Sequence[Texts]) -> Rect:
    """Beside the building, above the board: large enough for its word in every language."""
    needed = max(
        text_size(look.speaking(texts), texts[key], FLOOR_MM, bold=True)[0]
        for texts in tongues
        for key in ("attract.pause", "attract.go_on")
    )
    width, height = min(look.px(PAUSE_MM), needed + look.px(26)), look.px(TARGET_MM)
    top = look.height - round(look.height * BOARD_SHARE) - look.px(MARGIN_MM) - height
    return look.width - look.px(MARGIN_MM) - width, top, width, height


def pause_part(look: Look, texts: Texts, rect: Rect, *, paused: bool) -> Part:
    icon: Icon = pictures.play if paused else pictures.pause
    roles, word = look.theme.roles, texts["attract.go_on" if paused else "attract.pause"]
    return button(
        look.speaking(texts), "pause", rect, word, colour=roles.quiet, ink=roles.on_quiet, icon=icon,
        cut_out=roles.quiet, cap_mm=FLOOR_MM,
    )  # fmt: skip
