"""What staff see of a film before it is made: planned beside the loop, by a thread that reads the collection itself."""

import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from exhibits.choosing import Candidate, Reason, Rule, Why, Wish
from exhibits.collection import Collection
from exhibits.contribution import Contribution, Purpose, Use
from exhibits.errors import ExhibitsError, NothingToShowError, TooShortError
from exhibits.reel.decide import Decided
from exhibits.reel.shapes import profile_of
from exhibits.reel.standing import Standing, stand
from kiosk.hands import Hands
from kiosk.news import News
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.film import FilmDesk, FilmStock, MakeFilm
from kiosk.screens.staff.film_list import Plan, Planned
from kiosk.screens.staff.film_looks import FilmLooks, Looks
from kiosk.script import Step, ask
from kiosk.shelf import Shelf

log = logging.getLogger(__name__)


class FilmPlans:
    """How the collection stands is read once; then it plans one wish after the other."""

    def __init__(self, folder: Path, language: str) -> None:
        self._folder, self._language = folder, language
        self._hand = ThreadPoolExecutor(1, "plan")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hand.shutdown(wait=False, cancel_futures=True)

    def stand(self, works: Sequence[Contribution]) -> None:
        """These are the works from now on, in the order in which they are listed."""
        self._works = works
        self._known = self._hand.submit(_standing, self._folder, self._language)

    def __call__(self, wish: MakeFilm) -> "Future[Plan]":
        return self._hand.submit(_plan, wish, self._works, self._known)


def film_desk(hands: Hands, plans: FilmPlans, told: News | None) -> FilmDesk:
    return FilmDesk(
        hands.look,
        film_stock(hands, plans),
        plans,
        waiting=len(hands.collection.waiting()),
        minutes=hands.settings.export.minutes,
        looks=_looks(hands),
        told=told,
    )


def dressing(hands: Hands, desk: FilmDesk) -> Step[Tab]:
    """How the film looks: remembered for the next one as soon as it is touched. The tab that staff go to from there."""
    screen = FilmLooks(hands.look, _looks(hands), waiting=len(hands.collection.waiting()))
    while isinstance(answer := (yield from ask(screen)), Looks):
        hands.change_settings(export=asdict(answer))
        desk.dress(answer)
    return answer if isinstance(answer, Tab) else Tab.LEAVE


def _looks(hands: Hands) -> Looks:
    kept = hands.settings.export
    return Looks(kept.shape, kept.quality, kept.captions)


def film_stock(hands: Hands, plans: FilmPlans) -> FilmStock:
    """As it stands now, for the desk and for the plans."""
    works = hands.collection.contributions(Use.EXHIBITION)
    plans.stand(works)
    site = (Purpose.INTERNET,) if hands.settings.export.base_address else ()
    return FilmStock(
        works=tuple(work.sign for work in works if not work.demonstration),
        demos=tuple(work.sign for work in works if work.demonstration),
        shelf=Shelf(hands, works),
        cases=tuple(sorted({work.case for work in works})),
        goes_to=(Purpose.EXHIBITION, Purpose.HERE, *site),
    )


def order_of(hands: Hands, wish: MakeFilm) -> list[str]:
    """The command that makes just the film that was planned. Of those who were picked some may not go there."""
    asked = wish.wish
    words = ["export", "reel", "--minutes", str(wish.minutes), "--choose", asked.rule.value]
    if asked.rule is Rule.HAND:
        may_go = [{work.code for work in hands.collection.contributions(use)} for use in asked.uses]
        for code in asked.picked:
            words += ["--work", code] if all(code in codes for codes in may_go) else []
    for case in sorted(asked.cases):
        words += ["--case", case]
    words += ["--for", asked.destination.value, *(["--with-demo"] if wish.with_demo else [])]
    looks = wish.looks
    return [*words, "--shape", looks.shape, "--quality", looks.quality, "--captions", looks.captions]


def _standing(folder: Path, language: str) -> Standing:
    with Collection.read(folder) as collection:
        return stand(collection, language=language, with_demo=True)


def _plan(wish: MakeFilm, works: Sequence[Contribution], known: "Future[Standing]") -> Plan:
    try:
        standing = known.result()
    except (ExhibitsError, OSError):
        log.exception("no film can be planned")
        return Plan(sorry="staff.sorry.other")
    place = {work.code: at for at, work in enumerate(works) if wish.with_demo or not work.demonstration}
    return planned(standing.among(place), wish, place)


def planned(standing: Standing, wish: MakeFilm, place: Mapping[str, int]) -> Plan:
    """`place`: where each work is in the list."""
    works, profile = standing.works, profile_of(wish.looks.shape, wish.looks.quality)
    standing = replace(standing, stage=replace(standing.stage, profile=profile))
    try:
        decided = standing.decided(wish.wish, seconds=wish.minutes * 60)
    except TooShortError:
        return Plan(_nobody(works, wish.wish, place), sorry="staff.sorry.short")
    except NothingToShowError:
        sorry = "staff.film.how.hand" if wish.wish.rule is Rule.HAND and works else "staff.sorry.nothing"
        return Plan(_nobody(works, wish.wish, place), sorry=sorry)
    shots = [_row(code, decided, place, many / decided.reel.fps) for code, many in decided.reel.shown.items()]
    outside = sorted(decided.reel.left_out, key=place.__getitem__)
    return Plan((*shots, *(_row(code, decided, place) for code in outside)), decided.reel.seconds)


def _row(code: str, decided: Decided, place: Mapping[str, int], seconds: float | None = None) -> Planned:
    return Planned(place[code], code, decided.whys[code], seconds)


def _nobody(works: Sequence[Candidate], wish: Wish, place: Mapping[str, int]) -> tuple[Planned, ...]:
    rest = Reason.NOT_PICKED if wish.rule is Rule.HAND else Reason.NO_ROOM
    going = sorted((one for one in works if wish.may_go(one)), key=lambda one: place[one.code])
    return tuple(Planned(place[one.code], one.code, Why(wish.unmeant(one) or rest)) for one in going)
