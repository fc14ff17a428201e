"""The pages of the exhibition as text: what a plan looks like in one language and one theme."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from random import Random

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from config.meaning import shipped_triangles
from config.texts import Texts
from config.theme import Theme
from exhibits.exhibition import drawing, scenery
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan, Room

COLUMNS = 6
"""Windows on a floor; dark ones fill the row, and with it any row of three or two."""


@dataclass(frozen=True, eq=False)
class Look:
    """How the pages look and speak."""

    texts: Texts
    theme: Theme
    version: str


@cache
def _pages() -> Environment:
    """Everything that people typed is escaped; a name that a template misspells is an error and not a gap."""
    pages = Environment(loader=PackageLoader("exhibits.exhibition"), autoescape=True, undefined=StrictUndefined)
    pages.globals |= {"draw": drawing, "scenery": scenery}
    return pages


def template(name: str) -> Template:
    return _pages().get_template(name)


def site(plan: ExhibitionPlan, look: Look, curves: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """File names with their contents. `curves`: the loudness of music by code, for the pictures that live with it."""
    common = {"plan": plan, "texts": look.texts, "theme": look.theme, "version": look.version, "curves": curves}
    yield "style.css", style(look.theme)
    yield "living.js", resources.files(__package__).joinpath("templates/living.js").read_text(encoding="utf-8")
    yield "index.html", template("index.html").render(common, windows=_windows)
    for before, room, after in zip([None, *plan.rooms], plan.rooms, [*plan.rooms[1:], None], strict=False):
        yield room.page, template("room.html").render(common, room=room, before=before, after=after)
    yield from _works(plan, look, common)


def style(theme: Theme) -> str:
    return template("style.css").render(theme=theme, roles=theme.roles, cut=scenery.ragged)


def _works(plan: ExhibitionPlan, look: Look, common: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The last work leads back to the first: a walk through all rooms."""
    line = [(room, exhibit) for room in plan.rooms for exhibit in room.exhibits]
    for at, (room, exhibit) in enumerate(line):
        page = template("work.html").render(
            common,
            room=room,
            exhibit=exhibit,
            before=line[at - 1][1],
            after=line[(at + 1) % len(line)][1],
            seconds=max(1, round(exhibit.work.seconds)),
            meaning=_triangle(exhibit, look),
            answered=plan.answered(exhibit),
            answers=plan.answers(exhibit),
        )
        yield exhibit.page, page


def _triangle(exhibit: Exhibit, look: Look) -> Markup:
    meaning = exhibit.meaning
    if meaning is None:
        return Markup()
    corners = next((one.corners for one in shipped_triangles() if one.key == meaning.triangle), ())
    words = [look.texts[f"meaning.{corner}"] for corner in corners]
    return drawing.triangle(meaning, words, look.theme) if words else Markup()


def _windows(room: Room) -> list[Exhibit | None]:
    """A floor: lit windows in their order, with dark ones (None) scattered between to complete the row."""
    dark = -len(room.exhibits) % COLUMNS
    many = len(room.exhibits) + dark
    off = set(Random(room.number).sample(range(many), dark))
    lit = iter(room.exhibits)
    return [None if at in off else next(lit) for at in range(many)]
