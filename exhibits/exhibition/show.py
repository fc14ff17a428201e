"""The show: one page that plays all works by itself, and beside each work's film what the page needs for its turn.

The page holds who comes after whom and the first windows; whatever else is drawn of a work is read when its turn comes,
so that a show of ten thousand works is no larger than one of ten.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random

from jinja2.environment import TemplateModule
from markupsafe import Markup

from config.settings import Show
from config.theme import Theme
from exhibits.exhibition import drawing, scenery
from exhibits.exhibition.keys import hand, key_of
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan
from exhibits.exhibition.site import Look, Sheet, template
from exhibits.exhibition.svg import clip_path, group, polygon, svg
from exhibits.projection import projected
from media.paper import Points, blob, box, snip

PANES = 60
"""Ten by six on a wall, six by ten upright."""
LIT, HOMES = 0.6, 0.45
"""Share of the windows in which works are at most, and of the others those in which somebody is at home."""
CAP_OF_LETTER = 0.714
"""How high a capital of Noto Sans is, in font sizes."""


def show_page(plan: ExhibitionPlan, look: Look, show: Show) -> Sheet:
    """In the look's language."""
    asked = list(dict.fromkeys(exhibit.asked for exhibit in plan.show))
    values = {
        "seed": plan.seed,
        "quiet": show.quiet or "",
        "asked": asked,
        "turns": [(one.code, one.form, asked.index(one.asked)) for one in plan.show],
        "first": plan.show[: round(PANES * LIT)],
    }
    return Sheet("show.html", "show.html", look, plan.place, values, {"panes": _panes, "drape": drape})


def show_files(plan: ExhibitionPlan, look: Look, show: Show) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """What the pages of all languages share: name, key, and how its text is made."""
    style = _style(look.theme, show)
    yield "show.css", key_of(style), partial(str, style)
    paint = key_of(hand(), look.theme.model_dump_json())
    living = template("parts.html").make_module({"texts": look.texts, "theme": look.theme, "root": ""})
    for exhibit in plan.exhibits:
        answered = plan.answered(exhibit)
        draw = partial(_turn, exhibit, answered, look.theme, living)
        yield turn_of(exhibit), key_of(paint, exhibit.work, exhibit.poster, answered and answered.work.name), draw


def _turn(exhibit: Exhibit, answered: Exhibit | None, theme: Theme, parts: TemplateModule) -> str:
    turn = {
        "media": exhibit.media,
        "poster": exhibit.poster,
        "name": exhibit.work.name or "",
        "answers": None if answered is None else answered.work.name or "",
        "sign": drawing.sign(exhibit, theme, 120),
        "pane": drawing.window(exhibit, theme),
        "living": "" if exhibit.form.seen else str(parts.living(exhibit)),  # type: ignore[attr-defined]
        "curve": "" if exhibit.form.seen else exhibit.curve,
    }
    return f"showTurn({json.dumps(exhibit.code)}, {json.dumps(turn)});\n"


def turn_of(exhibit: Exhibit) -> str:
    """A script, because a page that was opened from a folder may read nothing else."""
    return f"media/{exhibit.code}-turn.js"


def _style(theme: Theme, show: Show) -> str:
    wall = projected(show)
    letters = 100 * wall.share(wall.cap_mm) / CAP_OF_LETTER
    return template("show.css").render(theme=theme, roles=theme.roles, cut=scenery.ragged, letters=round(letters, 3))


def _panes(first: Sequence[Exhibit], seed: int, theme: Theme) -> list[tuple[str, Markup, str]]:
    """Of each window what kind it is, its light, and the code of the work in it. Who comes first has a window; more
    than there is room for get one when their turn comes."""
    rng = Random(seed)
    places = rng.sample(range(PANES), PANES)
    works = dict(zip(places, first, strict=False))
    homes = set(places[len(works) : len(works) + round((PANES - len(works)) * HOMES)])
    return [
        ("work", drawing.window(works[at], theme), works[at].code)
        if at in works
        else ("home", _lamp(at, theme), "")
        if at in homes
        else ("dark", Markup(), "")
        for at in range(PANES)
    ]


def _lamp(seed: int, theme: Theme) -> Markup:
    """Somebody is at home behind this window, and made nothing yet."""
    rng, roles, glow = Random(seed), theme.roles, theme.hue("music")
    pane = snip(box(3, 3, 154, 124), rng, 46, 1.6)
    cone = [(3, 127), (3, 84), (80, 26), (157, 84), (157, 127)]
    bars = [polygon(box(78, 3, 5, 124), roles.wall), polygon(box(3, 60, 154, 5), roles.wall)]
    people = [polygon(shape, roles.wall) for x in _at_home(rng) for shape in _neighbour(x, rng)]
    name = f"lamp-{seed}"
    inside = [polygon(cone, glow.light, opacity=0.5), *people, *bars]
    sill = polygon([(0, 126), (160, 127), (158, 134), (2, 135)], roles.ledge)
    return svg((160, 140), [clip_path(name, pane), polygon(pane, glow.deep), group(*inside, clip=name), sill])


def _at_home(rng: Random) -> tuple[float, ...]:
    """Where they stand: nobody, one, or two together."""
    x = rng.uniform(40, 70)
    return rng.choice(((), (x,), (x + 44,), (x - 8, x + 48)))


def _neighbour(x: float, rng: Random) -> tuple[Points, Points]:
    tall = rng.uniform(52, 66)
    body = [
        (x - 24, 132),
        (x - 19, tall + 40),
        (x - 9, tall + 29),
        (x + 10, tall + 28),
        (x + 20, tall + 41),
        (x + 25, 132),
    ]
    return blob(x, tall + 12, 15, 11, rng), body


def drape(theme: Theme, *, turned: bool) -> Markup:
    """One half of the curtain that shuts the stage: it hangs in folds down to its hem."""
    roles, rng = theme.roles, Random(17)
    hem = [(x, 99.4 - (1.6 if x // 10 % 2 else 0) + rng.uniform(-0.3, 0.3)) for x in range(100, -10, -10)]
    folds = [
        [(x, 0), (x + 8, 0), (x + 6.2, 46), (x + 8.6, 98), (x + 1.2, 98), (x + 2.6, 46)]
        for x in (at + rng.uniform(-1.5, 1.5) for at in range(5, 95, 15))
    ]
    drawn = [polygon([(0, 0), (100, 0), *hem], roles.curtain), *(polygon(fold, roles.curtain_fold) for fold in folds)]
    return svg((100, 100), drawn, css="drape end" if turned else "drape start", stretch=True)
