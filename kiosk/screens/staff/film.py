"""Make the film: who chooses who is in, how long it is and where it goes; and its plan before anything is made."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from exhibits.choosing import Rule, Wish
from exhibits.contribution import Purpose
from kiosk import pictures
from kiosk.look import BODY_MM, GAP_MM, Look, Rect
from kiosk.news import JobMoved, News
from kiosk.page import PICTURED_MM, row_by_words, width_needed
from kiosk.pieces import button, words
from kiosk.screen import Part, Target
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.export import ExportDesk, MakeIt, Stock, Work, first_few
from kiosk.screens.staff.film_list import FilmList, Plan, clock
from kiosk.screens.staff.film_looks import AS_USUAL, Looks
from kiosk.screens.staff.film_looks import ICONS as ICONS_OF_LOOKS
from kiosk.screens.staff.film_places import places_of
from kiosk.screens.staff.worklist import Waiting

MINUTES = (1, 3, 5, 10)
RULES = (Rule.TURNS, Rule.SHARES, Rule.ALL, Rule.HAND)
ICONS = {Rule.TURNS: pictures.again, Rule.SHARES: pictures.heart, Rule.ALL: pictures.people, Rule.HAND: pictures.hand}
LOOK_AGAIN_SECONDS = 0.05


@dataclass(frozen=True)
class FilmStock(Stock):
    shelf: Sequence[Waiting]
    """All works that may be in a film, those of the program too."""
    cases: tuple[str, ...]
    goes_to: tuple[Purpose, ...]


@dataclass(frozen=True)
class MakeFilm(MakeIt):
    minutes: int
    wish: Wish
    looks: Looks = AS_USUAL


Planner = Callable[[MakeFilm], "Future[Plan]"]


class FilmDesk(ExportDesk):
    name = "staff.film"
    tab = Tab.FILM
    stock: FilmStock
    _wish: MakeFilm
    _looks_back = False
    """What became of the film is seen, until somebody chooses anew."""
    _plan: Plan | None = None
    _asked: "Future[Plan] | None" = None

    def __init__(
        self,
        look: Look,
        stock: FilmStock,
        planner: Planner,
        *,
        waiting: int,
        minutes: float = 3,
        looks: Looks = AS_USUAL,
        told: News | None = None,
    ) -> None:
        """`planner` plans the film of a wish beside the loop: there may be a thousand works."""
        super().__init__(look, stock, waiting=waiting, told=told)
        length = min(MINUTES, key=lambda choice: abs(choice - minutes))
        self._wish = MakeFilm(with_demo=False, minutes=length, wish=Wish(), looks=looks)
        self._planner = planner
        self._looks_back = told is not None
        self.restock(stock)

    def restock(self, stock: Stock) -> None:
        assert isinstance(stock, FilmStock)
        self.stock = stock
        self._places = places_of(self.look, self.room, [self._longest(name) for name in self._filters])
        self._list = FilmList(self.look, self._places.names, stock.shelf)
        self._plan = None
        self._replan()

    def dress(self, looks: Looks) -> None:
        """It is planned anew: credits in a narrow picture take longer."""
        self._wish, self._looks_back = replace(self._wish, looks=looks), False
        self._replan()

    def rests(self) -> float:
        return LOOK_AGAIN_SECONDS if self._asked else float("inf")

    def tick(self, seconds: float) -> None:
        if self._asked and self._asked.done():
            self._plan, self._asked = self._asked.result(), None
            self._list.show(self._plan, self._picks)

    def targets(self) -> Sequence[Target]:
        return [*super().targets(), *([] if self._is_building else self._list.targets())]

    def press(self, target: str) -> MakeIt | Work | Tab | None:
        kind, _, which = target.partition(".")
        if kind == "list":
            self._list.turn(target)
            return None
        if kind == "looks":
            return Work.LOOKS
        changed = self._changed(kind, which)
        if changed is None:
            return super().press(target)
        self._wish, self._looks_back = changed, False
        self._replan()
        return None

    def hear(self, news: News) -> Work | None:
        if isinstance(news, JobMoved) and news.job == self.job:
            self._looks_back = True
        return super().hear(news)

    # what is wished

    def _changed(self, kind: str, which: str) -> MakeFilm | None:
        """The wish after a press; None where it was about something else."""
        made, wish = self._wish, self._wish.wish
        match kind:
            case "rule":
                return replace(made, wish=replace(wish, rule=Rule(which), picked=self._first_picks(Rule(which))))
            case "minutes":
                return replace(made, minutes=int(which))
            case "demo":
                return replace(made, with_demo=not made.with_demo)
            case "goes_to":
                return replace(made, wish=replace(wish, destination=_after(wish.destination, self.stock.goes_to)))
            case "case":
                return replace(made, wish=replace(wish, cases=_next_case(wish.cases, self.stock.cases)))
            case "row":
                return replace(made, wish=replace(wish, picked=_toggled(wish.picked, self._list.code(int(which)))))
        return None

    def _first_picks(self, rule: Rule) -> tuple[str, ...]:
        """By hand one goes on from what another rule chose."""
        if rule is not Rule.HAND or self._wish.wish.rule is Rule.HAND:
            return self._wish.wish.picked
        return self._plan.inside if self._plan else ()

    @property
    def _picks(self) -> tuple[str, ...] | None:
        return self._wish.wish.picked if self._wish.wish.rule is Rule.HAND else None

    def _replan(self) -> None:
        if self._asked:
            self._asked.cancel()
        self._asked = self._planner(self._wish)
        if self._plan:
            self._list.show(self._plan, self._picks)

    @property
    def _can_be_made(self) -> bool:
        return bool(self._plan and self._plan.inside)

    @property
    def _is_building(self) -> bool:
        """The building is seen instead of the plan."""
        return bool(self._progress) or (self._looks_back and self._said() is not None)

    def _also_said(self) -> list[str]:
        texts = self.look.texts
        names = list(dict.fromkeys(name or texts["place.resident"] for name in self._facts.get("softer", ())))
        return [texts.say("staff.film.softer", names=first_few(names))] if names else []

    # where things are, for who reads from the left

    @property
    def _left(self) -> Rect:
        return self._places.left

    @property
    def _main(self) -> Rect:
        return self._places.main if self._progress else self._mains[0]

    @property
    def _mains(self) -> list[Rect]:
        """Make it, and how it looks."""
        said = [self.look.texts["staff.film.make"], self.look.texts["staff.film.looks"]]
        return row_by_words(self.look, self._places.main, said, self.look.px(GAP_MM), around_mm=PICTURED_MM)

    @property
    def _right(self) -> Rect:
        return self._places.right

    @property
    def _filters(self) -> list[str]:
        """Only what there is something to choose of."""
        stock = self.stock
        there = {"goes_to": len(stock.goes_to) > 1, "case": len(stock.cases) > 1, "demo": bool(stock.demos)}
        return [name for name, choice in there.items() if choice]

    def _longest(self, name: str) -> str:
        """So that a button keeps its place whatever it says."""
        texts, stock = self.look.texts, self.stock
        if name == "demo":
            return texts["staff.with_demo"]
        goes_to = [self._goes_to(purpose) for purpose in stock.goes_to]
        says = goes_to if name == "goes_to" else [*stock.cases, texts["staff.film.cases"]]
        return max(says, key=lambda word: width_needed(self.look, word))

    def _choices(self) -> dict[str, Rect]:
        names = [*(f"rule.{rule}" for rule in RULES), *(f"minutes.{n}" for n in MINUTES), *self._filters, "looks"]
        places = (*self._places.rules, *self._places.minutes, *self._places.filters, self._mains[1])
        return dict(zip(names, places, strict=True))

    # how they look

    def _title(self) -> list[Part]:
        """What the chosen rule does, where there is room to say it."""
        place = self._places.how
        if place is None or self._progress:
            return []
        look = self.look
        how = look.texts[f"staff.film.how.{self._wish.wish.rule}"]
        colour = look.theme.roles.words
        return [words(look, how, look.mirrored(place), colour=colour)]

    def _button(self, target: Target) -> Part:
        kind, _, which = target.name.partition(".")
        look, roles, made = self.look, self.look.theme.roles, self._wish
        if kind == "looks":
            return button(
                look, target.name, target.rect, look.texts["staff.film.looks"], colour=roles.shade, ink=roles.ink,
                icon=ICONS_OF_LOOKS[made.looks.shape], cut_out=roles.shade,
            )  # fmt: skip
        if kind not in ("rule", "minutes", "goes_to", "case"):
            return super()._button(target)
        chosen = which in (made.wish.rule, str(made.minutes))
        colour, ink = (roles.chosen, roles.on_chosen) if chosen else (roles.shade, roles.ink)
        icon = ICONS[Rule(which)] if kind == "rule" else None
        return button(
            look, target.name, target.rect, self._word(kind, which), colour=colour, ink=ink, icon=icon,
            cut_out=colour, cap_mm=BODY_MM if kind == "rule" else BODY_MM - 1,
        )  # fmt: skip

    def _word(self, kind: str, which: str) -> str:
        texts, wish = self.look.texts, self._wish.wish
        match kind:
            case "rule":
                return texts[f"staff.film.choose.{which}"]
            case "minutes":
                return texts.say("staff.film.min", minutes=which)
            case "goes_to":
                return self._goes_to(wish.destination)
        return next(iter(wish.cases), texts["staff.film.cases"])

    def _goes_to(self, purpose: Purpose) -> str:
        texts = self.look.texts
        return texts.say("staff.film.goes_to", where=texts[f"who.{purpose}"])

    def _right_parts(self) -> list[Part]:
        if self._is_building:
            return super()._right_parts()
        look, colour = self.look, self.look.theme.roles.words
        told = words(look, self._told(), look.mirrored(self._places.told), colour=colour, bold=True)
        return [told, *self._list.parts()]

    def _told(self) -> str:
        """How many are in, how long it is, how many are not."""
        texts, plan = self.look.texts, self._plan
        if plan is None:
            return texts["record.wait"]
        if not plan.inside:
            return texts[plan.sorry or "staff.sorry.nothing"]
        inside = texts.say("staff.film.inside", works=len(plan.inside), length=clock(plan.seconds))
        outside = len(plan.rows) - len(plan.inside)
        return f"{inside} · {texts.say('staff.film.outside', works=outside)}" if outside else inside


def _after(one: Purpose, all_: Sequence[Purpose]) -> Purpose:
    return all_[(all_.index(one) + 1) % len(all_)]


def _next_case(cases: frozenset[str], all_: Sequence[str]) -> frozenset[str]:
    """One after the other, by the alphabet, then all again."""
    return frozenset([case for case in all_ if all(case > one for one in cases)][:1])


def _toggled(picked: tuple[str, ...], code: str) -> tuple[str, ...]:
    return tuple(one for one in picked if one != code) if code in picked else (*picked, code)
