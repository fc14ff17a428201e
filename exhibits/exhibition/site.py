"""The pages of the exhibition as text: what a plan looks like in each language.

A page is described first (`Sheet`): its template may show nothing but the values that stand there, and its key is made
of the same, so that a page whose key is known need not be drawn.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from random import Random

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from config.meaning import shipped_triangles
from config.texts import Texts
from config.theme import Theme
from exhibits.contribution import Meaning
from exhibits.exhibition import drawing, scenery
from exhibits.exhibition.captions import spoken
from exhibits.exhibition.keys import Keyed, hand, key_of
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan, Room
from exhibits.signs import said_sign

COLUMNS = 6
"""Windows beside each other; dark ones fill the row, and with it any row of three or two."""
ON_THE_FRONT = 2 * COLUMNS
"""Windows of a floor that are seen from the street; the others are behind the door."""
WAYS = (
    ("index.html", "exhibition.building"),
    ("findings.html", "findings.title"),
    ("answers.html", "map.title"),
    ("making.html", "made.title"),
    ("show.html", "exhibition.show"),
)
"""Pages that every page leads to, with their words."""


@dataclass(frozen=True)
class Tongue:
    """A language in which there is every page."""

    code: str
    own_name: str
    folder: str
    """Its pages lie there, within the exhibition: empty for the language it begins in."""


@dataclass(frozen=True, eq=False)
class Look:
    """How the pages look and speak."""

    texts: Texts
    theme: Theme
    version: str
    tongues: tuple[Tongue, ...] = ()

    @property
    def folder(self) -> str:
        return next((one.folder for one in self.tongues if one.code == self.texts.language), "")

    @property
    def root(self) -> str:
        """From a page to the folder of the exhibition."""
        return "../" if self.folder else ""

    @cached_property
    def key(self) -> str:
        return key_of(hand(), self.texts.language, self.theme.model_dump_json(), self.version, self.tongues)


@dataclass(frozen=True)
class Sheet:
    """A page that is not drawn yet."""

    page: str
    """Its name, the same in every language."""
    template: str
    look: Look
    place: str
    values: Mapping[str, object] = field(default_factory=dict)
    tools: Mapping[str, object] = field(default_factory=dict)
    """What helps to draw it and depends on its look alone."""

    @property
    def name(self) -> str:
        """Within the exhibition."""
        return f"{self.look.folder}{self.page}"

    @property
    def key(self) -> str:
        return key_of(self.look.key, self.page, self.template, self.place, self.values)

    def draw(self) -> str:
        look = self.look
        return template(self.template).render(
            {**self.values, **self.tools},
            texts=look.texts,
            theme=look.theme,
            version=look.version,
            root=look.root,
            tongues=look.tongues,
            here=self.page,
            place=self.place,
        )


@dataclass(frozen=True)
class Door(Keyed):
    """What other pages say of a room. How many works are behind it is not among that: most pages stay as they are when
    one is taken out."""

    number: int
    title: str
    title_in: str
    page: str


@dataclass(frozen=True)
class Floor:
    """A room as it is seen from the street."""

    door: Door
    works: int
    windows: tuple[Exhibit | None, ...]
    """Lit ones in their order, with dark ones (None) scattered between."""


@dataclass(frozen=True)
class Front:
    """A building as it is seen from the street."""

    title: str
    floors: tuple[Floor, ...]


@cache
def _pages() -> Environment:
    """Everything that people typed is escaped; a name that a template misspells is an error and not a gap."""
    pages = Environment(
        loader=PackageLoader("exhibits.exhibition"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    pages.globals |= {
        "draw": drawing,
        "scenery": scenery,
        "said_sign": said_sign,
        "triangle": triangle,
        "about": about,
        "spoken": spoken,
        "ways": WAYS,
        "tongues": (),
        "here": "",
    }
    return pages


def template(name: str) -> Template:
    return _pages().get_template(name)


def site(plan: ExhibitionPlan, look: Look) -> Iterator[Sheet]:
    """All pages of one language."""
    doors = {room.number: _door(room) for room in plan.rooms}
    fronts = tuple(Front(one.title, tuple(map(_floor, one.rooms))) for one in plan.buildings)
    yield Sheet("index.html", "index.html", look, plan.place, {"fronts": fronts, "show": plan.show[:3]})
    for before, room, after in zip([None, *plan.rooms], plan.rooms, [*plan.rooms[1:], None], strict=False):
        for wing in room.wings:
            values = {"room": doors[room.number], "wing": wing, "wings": [one.page for one in room.wings]}
            around = {"before": before and doors[before.number], "after": after and doors[after.number]}
            yield Sheet(wing.page, "room.html", look, plan.place, {**values, **around, "works": len(room.exhibits)})
    yield from _works(plan, look, doors)


def style(theme: Theme) -> str:
    return template("style.css").render(theme=theme, roles=theme.roles, cut=scenery.ragged)


def triangle(meaning: Meaning, texts: Texts, theme: Theme) -> Markup:
    """The maker's tap between three words."""
    words = [texts[f"meaning.{corner}"] for corner in _corners(meaning)]
    return drawing.triangle(meaning, words, theme) if words else Markup()


def about(meaning: Meaning, texts: Texts) -> list[str]:
    """What the maker says it is about, in words: the corners near which the tap is, then the pictures."""
    weights = meaning.zone.weights or (0.0, 0.0, 0.0)
    near = [corner for corner, weight in zip(_corners(meaning), weights, strict=False) if weight]
    return [texts[f"meaning.{name}"] for name in dict.fromkeys([*near, *meaning.pictures])]


def _corners(meaning: Meaning) -> Sequence[str]:
    return next((one.corners for one in shipped_triangles() if one.key == meaning.triangle), ())


def _works(plan: ExhibitionPlan, look: Look, doors: Mapping[int, Door]) -> Iterator[Sheet]:
    """The last work leads back to the first: a walk through all rooms."""
    line = [(room, wing, exhibit) for room in plan.rooms for wing in room.wings for exhibit in wing.exhibits]
    for at, (room, wing, exhibit) in enumerate(line):
        answered, answers = plan.answered(exhibit), plan.answers(exhibit)
        values = {
            "exhibit": exhibit,
            "room": doors[room.number],
            "wing": wing.page,
            "before": line[at - 1][2].page,
            "after": line[(at + 1) % len(line)][2].page,
            "answered": answered,
            "answers": answers,
        }
        yield Sheet(exhibit.page, "work.html", look, plan.place, values)


def _door(room: Room) -> Door:
    return Door(room.number, room.title, room.title_in, room.page)


def _floor(room: Room) -> Floor:
    seen = room.exhibits[:ON_THE_FRONT]
    dark = -len(seen) % COLUMNS
    many = len(seen) + dark
    off = set(Random(room.number).sample(range(many), dark))
    lit = iter(seen)
    windows = tuple(None if at in off else next(lit) for at in range(many))
    return Floor(_door(room), len(room.exhibits), windows)
