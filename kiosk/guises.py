"""How a dancer wants to be seen: four small stages on the paper foot, the one in use framed and checked."""

from collections.abc import Callable
from random import Random

from kiosk import pictures
from kiosk.look import FLOOR_MM, GAP_MM, Look, Rect
from kiosk.page import row, row_by_words, width_needed
from kiosk.pieces import fitting_cap, seed_of, write
from kiosk.podium import Podium
from kiosk.screen import Part, Target
from kiosk.stage import backdrop
from media.figure import POSES, draw_figure
from media.paper import Paper, blob, box
from media.seen import Seen

ORDER = (Seen.SHADOW, Seen.TRAILS, Seen.PAPER, Seen.YOURSELF)
"""The face comes last: nobody shows theirs by hurrying."""
LEAST_MM, MOST_MM = 27.0, 42.0
_SHARE, _UPRIGHT_SHARE = 0.54, 0.66
"""How high the row is: a share of the place for the question, which moves up."""
_LOWER_MM = 5.0
"""An upright screen has so much room above the disc."""
_WORD_MM = 11.0
_FRAME_MM, _ROOM_MM = 1.8, 5.0


def target_of(seen: Seen) -> str:
    return f"seen.{seen}"


def guise_targets(look: Look) -> list[Target]:
    return [Target(target_of(seen), look.mirrored(rect)) for seen, rect in zip(ORDER, _places(look), strict=True)]


def question_above(look: Look) -> Rect:
    """What the row leaves of the place for the question."""
    x, y, w, _ = Podium.of(look).question
    return x, y, w, _places(look)[0][1] - y - look.px(3)


def guise_parts(look: Look, current: Seen) -> list[Part]:
    return [_part(look, seen, seen is current, rect) for seen, rect in zip(ORDER, _places(look), strict=True)]


def _height(look: Look) -> int:
    share = _UPRIGHT_SHARE if look.portrait else _SHARE
    return min(max(round(Podium.of(look).question[3] * share), look.px(LEAST_MM)), look.px(MOST_MM))


def _places(look: Look) -> list[Rect]:
    x, y, w, h = Podium.of(look).question
    high, lower, wider = _height(look), *((look.px(_LOWER_MM), 0) if look.portrait else (0, look.px(4)))
    room, gap = (x, y + h - high + lower, w + wider, high), look.px(GAP_MM)
    said = [look.texts[target_of(seen)] for seen in ORDER]
    places = row(room, len(ORDER), gap)
    fits = all(width_needed(look, word, 0, lines=1) <= places[0][2] + gap for word in said)
    return places if fits else row_by_words(look, room, said, gap, around_mm=-GAP_MM)


def _part(look: Look, seen: Seen, chosen: bool, place: Rect) -> Part:
    """A card, and its word below it, which may be wider than the card."""
    room, (x, y, w, h) = look.px(_ROOM_MM), look.mirrored(place)
    card = (room, room, w, h - look.px(_WORD_MM))
    roles, word = look.theme.roles, look.texts[target_of(seen)]

    def paint(paper: Paper) -> None:
        _card(look, paper, card, seen, chosen=chosen)
        below = (look.px(2), card[1] + card[3] + look.px(1), w + 2 * room - look.px(4), look.px(_WORD_MM))
        cap = fitting_cap(look, word, (below[2], below[3]), FLOOR_MM + 0.8)
        write(look, paper, word, below, colour=roles.words, cap_mm=cap, align="centre")

    rect = (x - room, y - room, w + 2 * room, h + 2 * room)
    return Part(rect, ("guise", seen, chosen, word), paint, of=target_of(seen))


def _card(look: Look, paper: Paper, card: Rect, seen: Seen, *, chosen: bool) -> None:
    x, y, w, h = card
    roles, edge = look.theme.roles, look.px(_FRAME_MM)
    if chosen:
        frame = box(x - edge, y - edge, w + 2 * edge, h + 2 * edge)
        paper.cut(frame, roles.words, seed_of("guise frame", seen), depth_mm=2)
    edge_of = None if chosen else roles.words
    cut = paper.cut(box(x, y, w, h), roles.paper, seed_of("guise", seen), shadow=not chosen, depth_mm=2, edge=edge_of)
    with paper.inside(cut):
        _SCENES[seen](look, paper, card)
    if chosen:
        r = look.px(4.4)
        at = (x + r * 0.3 if look.texts.rtl else x + w - r * 0.3, y + r * 0.3)
        paper.sheet(blob(*at, r, 11, Random(6)), roles.board, depth_mm=1.2)
        pictures.check(paper, *at, r * 0.62, roles.ink, roles.board)


def _shadow(look: Look, paper: Paper, card: Rect) -> None:
    x, y, w, h = card
    sky = look.theme.hue("video")
    backdrop(paper, card, sky.light, sky.deep)
    draw_figure(paper, x + w / 2, y + h * 0.94, h * 0.9, look.theme.roles.board, POSES["reach"])


def _trails(look: Look, paper: Paper, card: Rect) -> None:
    x, y, w, h = card
    roles = look.theme.roles
    backdrop(paper, card, roles.dusk, roles.night)
    echoes = (roles.ledge, look.theme.hue("lilac").deep, look.theme.hue("lilac").light, look.theme.hue("dance").light)
    for back, colour in zip((4, 3, 2, 1), echoes, strict=True):
        draw_figure(paper, x + w * 0.6 - back * h * 0.13, y + h * 0.94, h * 0.88, colour, POSES["swing"], shadow=False)
    draw_figure(paper, x + w * 0.6, y + h * 0.94, h * 0.88, roles.paper, POSES["swing"], shadow=False)


def _cut_out(look: Look, paper: Paper, card: Rect) -> None:
    x, y, w, h = card
    lilac, amber = look.theme.hue("lilac"), look.theme.hue("music").light
    backdrop(paper, card, lilac.light, lilac.deep)
    draw_figure(
        paper, x + w / 2, y + h * 0.94, h * 0.9, amber, POSES["hail"], head=look.theme.roles.ink,
        shirt=look.theme.roles.paper,
    )  # fmt: skip


def _face(look: Look, paper: Paper, card: Rect) -> None:
    """Somebody looks at us."""
    x, y, w, h = card
    roles, hue = look.theme.roles, look.theme.hue("dance")
    middle, top, r = x + w / 2, y + h * 0.5, h * 0.3
    paper.fill(box(x - 9, y - 9, w + 18, h + 18), hue.light)
    paper.fill(blob(middle, y + h * 1.12, h * 0.42, 13, Random(3)), hue.deep)
    paper.fill(blob(middle, top - r * 0.22, r * 1.12, 12, Random(5)), roles.ink)
    paper.fill(blob(middle, top, r * 0.9, 13, Random(7), squash=1.06), roles.paper)
    for side in (-1, 1):
        paper.fill(blob(middle + side * r * 0.36, top - r * 0.08, r * 0.13, 7, Random(1)), roles.ink)
    smile = [(-0.42, 0.3), (0.42, 0.3), (0.24, 0.56), (-0.24, 0.56)]
    paper.fill([(middle + a * r, top + b * r) for a, b in smile], hue.deep)


_SCENES: dict[Seen, Callable[[Look, Paper, Rect], None]] = {
    Seen.SHADOW: _shadow,
    Seen.TRAILS: _trails,
    Seen.PAPER: _cut_out,
    Seen.YOURSELF: _face,
}
