"""What stands around the works: moon, roof, stage, and the edges that scissors leave on every board."""

from collections.abc import Iterator, Sequence
from random import Random

from markupsafe import Markup

from config.theme import Theme
from exhibits.exhibition.drawing import mark, sign
from exhibits.exhibition.plan import Exhibit
from exhibits.exhibition.svg import group, polygon, shadow, svg
from media.form import Form
from media.paper import Points, blob, box, snip
from media.washing import SHIRT, SOCK, TOWEL, TROUSERS, hangs


def moon(theme: Theme) -> Markup:
    return svg((200, 200), [polygon(blob(100, 100, 88, 14, Random(7)), theme.roles.board)], css="moon")


def stars(theme: Theme) -> Markup:
    """Snippets of paper above everything else, so that none looks like a full stop."""
    rng, cut = Random(23), []
    for at in range(26):
        x, y, r = rng.uniform(0, 1200), rng.uniform(4, 52), rng.uniform(2.2, 5)
        star = [(x, y - r), (x + r * 0.7, y), (x, y + r), (x - r * 0.7, y)]
        cut.append(group(polygon(star, theme.roles.paper), css=f"star beat-{at % 6}"))
    return svg((1200, 60), cut, css="stars")


def icon(theme: Theme) -> Markup:
    """A lit window, for the tab of a browser."""
    hue = theme.hue("dance")
    parts = [polygon(box(0, 0, 100, 100), theme.roles.wall), polygon(box(12, 12, 76, 70), theme.roles.board)]
    for turned in (False, True):
        cloth = _turned([(12, 12), (42, 12), (26, 50), (36, 82), (12, 82)], 100, turned=turned)
        parts.append(polygon(cloth, hue.deep))
    return svg((100, 100), [*parts, polygon(box(8, 82, 84, 8), theme.roles.paper)])


def roof(theme: Theme) -> Markup:
    """Chimneys, a stair house, and washing on the line: somebody lives here."""
    rng, roles = Random(3), theme.roles
    blocks = [(90, 20, 74, 90), (116, 4, 22, 20), (700, 34, 52, 80), (980, 0, 150, 110)]
    parts = [polygon(snip(box(*block), rng, 40, 1.5), roles.wall) for block in blocks]
    parts.append(polygon(snip(box(1010, 40, 40, 60), rng, 30, 1.2), roles.board))
    parts.append(polygon([(160, 34), (440, 52), (702, 40), (702, 43), (440, 55), (160, 37)], roles.ledge))
    for at, (x, y) in enumerate([(226, 39), (292, 43), (356, 45), (470, 46), (540, 43), (610, 40)]):
        cloth = snip([(x, y), (x + 44, y + 2), (x + 40, y + 50), (x + 3, y + 46)], rng, 26, 1.5)
        parts.append(group(polygon(cloth, theme.pairs[at][0]), css=f"sign beat-{at}"))
    smoke = blob(127, -12, 17, 9, rng)
    parts[:0] = [group(polygon(smoke, roles.ledge), css=f"puff beat-{at}") for at in range(3)]
    return svg((1200, 100), parts, css="roof")


def theatre(exhibits: Sequence[Exhibit], theme: Theme) -> Markup:
    """The window in which the show plays: up to three signs on a stage, its curtains open."""
    rng, roles, hue = Random(11), theme.roles, theme.hue("dance")
    parts = [polygon(snip(box(4, 4, 632, 392), rng, 90, 2), roles.paper), polygon(box(20, 20, 600, 360), hue.light)]
    parts.append(polygon([(20, 312), (240, 300), (430, 308), (620, 298), (620, 380), (20, 380)], hue.deep))
    for at, exhibit in enumerate(exhibits):
        x = 320 + (at - (len(exhibits) - 1) / 2) * 160
        placed = group(sign(exhibit, theme, 200, ground=hue.light), at=(x - 100, 138 - at % 2 * 26))
        parts.append(group(placed, css=f"sign beat-{1 + 2 * (at % 2)}"))
    outer = [(4, 4), (118, 4), (96, 130), (40, 250), (66, 396), (4, 396)]
    inner = [(4, 4), (66, 4), (50, 150), (24, 260), (34, 396), (4, 396)]
    for turned in (False, True):
        edge, fold = (snip(_turned(line, 640, turned=turned), rng, 70, 2) for line in (outer, inner))
        cloth = shadow(edge, roles.ink, by=9), polygon(edge, roles.curtain), polygon(fold, roles.curtain_fold)
        parts.append(group(*cloth, css="curtain right" if turned else "curtain left"))
    return svg((640, 400), parts, css="playhouse")


def pictures(theme: Theme) -> Iterator[tuple[str, str]]:
    """What stands on many pages and does not move, as files: name and content."""
    yield "curtain-left", in_a_file(stage_curtain(theme, turned=False))
    yield "curtain-right", in_a_file(stage_curtain(theme, turned=True))
    yield "valance", in_a_file(valance(theme))
    yield "footlights", in_a_file(footlights(theme))
    yield "washing", in_a_file(washing(theme))
    yield "houses", in_a_file(houses(theme))
    yield "icon", in_a_file(icon(theme))
    for form in Form:
        hue = theme.hue(form)
        yield f"{form}-light", in_a_file(mark(form, hue.light))
        yield f"{form}-deep", in_a_file(mark(form, hue.deep))


def in_a_file(drawn: Markup) -> str:
    """A picture by itself has to say what it is."""
    return (
        str(drawn) if "xmlns=" in drawn else str(drawn).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    )


def houses(theme: Theme) -> Markup:
    """Rooftops at the foot of a picture: where music stands still among pictures, its neighbourhood."""
    hue, rng = theme.hue(Form.MUSIC), Random(17)
    tall = [110, 170, 90, 200, 130, 60, 60, 150, 210, 100, 180, 120]
    rows = [snip(box(20 + at * 105, 720 - 130 - high, 86, 150 + high), rng, 80, 3) for at, high in enumerate(tall)]
    drawn = [polygon(house, theme.roles.paper if at % 2 else hue.deep) for at, house in enumerate(rows)]
    ground = polygon([(0, 600), (300, 588), (660, 606), (980, 590), (1280, 602), (1280, 720), (0, 720)], hue.deep)
    return svg((1280, 720), [polygon(box(0, 0, 1280, 720), hue.light), *drawn, ground])


def stage_curtain(theme: Theme, *, turned: bool) -> Markup:
    """One side of a work's stage, pulled open: three folds, the widest behind."""
    rng, roles = Random(31), theme.roles
    parts = []
    for reach, colour in ((1.0, roles.curtain), (0.66, roles.curtain_fold), (0.34, roles.curtain)):
        line = [(0.0, 0.0), (reach, 0.0), (reach * 0.84, 0.3), (reach * 0.62, 0.58), (reach * 0.78, 1.0), (0.0, 1.0)]
        edge = _turned(snip([(x * 92, y * 720) for x, y in line], rng, 110, 1.5), 100, turned=turned)
        parts += [shadow(edge, roles.ink, by=6), polygon(edge, colour)]
    return svg((100, 720), parts, css="curtain right" if turned else "curtain left", stretch=True)


def valance(theme: Theme) -> Markup:
    rng, roles = Random(12), theme.roles
    below = [(i * 100.0, 62 + (14 if i % 2 else 0) + rng.uniform(-4, 4)) for i in range(12, -1, -1)]
    edge = [(0.0, 0.0), (1200.0, 0.0), *below]
    return svg((1200, 92), [shadow(edge, roles.ink, by=8), polygon(edge, roles.curtain)], css="valance", stretch=True)


def footlights(theme: Theme, many: int = 21) -> Markup:
    lamp = [(10, 6), (30, 6), (36, 26), (4, 26)]
    lamps = [polygon([(at * 40 + x, y) for x, y in lamp], theme.roles.board) for at in range(many)]
    return svg((many * 40, 26), lamps, css="footlights")


def washing(theme: Theme) -> Markup:
    """A line with washing on it: somebody answered a neighbour."""
    line, rng = [hangs((0, 6), (360, 10), 16, at / 12) for at in range(13)], Random(4)
    parts = [polygon([*line, *((x, y + 3) for x, y in reversed(line))], theme.roles.ink)]
    for at, cloth in enumerate((SHIRT, TROUSERS, SOCK, TOWEL)):
        (x, y), tall = hangs((0, 6), (360, 10), 16, (at + 1) / 5), 44 * rng.uniform(0.9, 1.05)
        hung = [(x + a * tall, y + b * tall) for a, b in cloth]
        parts += [shadow(hung, theme.roles.ink, by=4), polygon(hung, theme.pairs[(at + 1) % 4][0])]
        parts += [polygon(box(x + side * tall - 3, y - 4, 6, 13), theme.roles.ink) for side in (-0.14, 0.14)]
    return svg((360, 78), parts, css="washing")


def ragged(seed: int, stray: float = 5, snips: int = 5) -> str:
    """A CSS clip-path whose edges stray by pixels, however large the element becomes."""
    rng = Random(seed)
    near = [f"{rng.uniform(0, stray):.1f}px" for _ in range(4 * snips)]
    far = [f"calc(100% - {rng.uniform(0, stray):.1f}px)" for _ in range(4 * snips)]
    sides = [[f"{100 * (i + rng.uniform(-0.2, 0.2)) / snips:.1f}%" for i in range(1, snips)] for _ in range(4)]
    top = [f"{at} {near.pop()}" for at in sides[0]]
    right = [f"{far.pop()} {at}" for at in sides[1]]
    bottom = [f"{at} {far.pop()}" for at in reversed(sides[2])]
    left = [f"{near.pop()} {at}" for at in reversed(sides[3])]
    north, south = f"{far.pop()} {near.pop()}", f"{near.pop()} {far.pop()}"
    points = [f"{near.pop()} {near.pop()}", *top, north, *right, f"{far.pop()} {far.pop()}", *bottom, south, *left]
    return f"polygon({', '.join(points)})"


def _turned(points: Points, width: float, *, turned: bool) -> Points:
    return [(width - x, y) for x, y in points] if turned else points
