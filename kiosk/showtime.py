"""`run --show` as a script: nobody has to touch anything, who does lets a window glow, and staff have their door."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice

from exhibits.contribution import Contribution, Role, Use
from exhibits.projection import is_quiet, projected
from exhibits.rounds import rounds
from kiosk.hands import Hands
from kiosk.lifesize import Standing, standing
from kiosk.screens.show import Show, Wish
from kiosk.script import Script, Step, ask
from kiosk.staff_flow import first_start, staff_evening
from media.sign import Sign
from media.take import FigureFacts

WINDOWS = 36


def shows(hands: Hands, *, life_size: bool = False, now: Callable[[], datetime] = datetime.now) -> Script:
    """For ever. After something went wrong it begins with other works, and tells nobody."""
    while True:
        yield from show(hands, life_size=life_size, now=now)
        yield from first_start(hands)
        yield from staff_evening(hands)


def show(hands: Hands, *, life_size: bool, now: Callable[[], datetime]) -> Step[None]:
    """Until staff knock."""
    wall, line = projected(hands.settings.show), _line(hands)
    screen = Show(hands.look, hands.settings.place.name, wall, _signs(hands), hands.rng)
    work: Contribution | None = None
    try:
        while (wish := (yield from ask(screen))) is not Wish.STAFF:
            if wish is Wish.CLOCK:
                screen.asleep = is_quiet(hands.settings.show.quiet, now().time())
            elif wish is Wish.NEXT:
                hands.tidy()
                if screen.wants_dress:
                    screen.dress(_signs(hands))
                work = next(line, None)
                if work is None:
                    line = _line(hands)
                else:
                    _call(hands, screen, work, life_size=life_size)
            elif wish is Wish.CURTAIN and work:
                screen.play(hands.show(work, screen.picture_size(), hands.look, use=Use.EXHIBITION))
    finally:
        screen.close()


def _call(hands: Hands, screen: Show, work: Contribution, *, life_size: bool) -> None:
    answered = hands.collection.answered(work, Use.EXHIBITION)
    screen.call(
        hands.card(work, hands.look, Use.EXHIBITION),
        hands.card(answered, hands.look, Use.EXHIBITION) if answered else None,
        _standing(hands, work) if life_size else None,
    )


def _standing(hands: Hands, work: Contribution) -> Standing | None:
    """None for who is no drawn dancer, or was not in the picture."""
    figure = hands.collection.facts(work.id, Role.ORIGINAL).get("figure")
    return standing(hands.look, hands.settings.show, FigureFacts.told(figure)) if figure else None


def _line(hands: Hands) -> Iterator[Contribution]:
    """Whose turn it is, for ever; whoever shut a window since the round began is passed over."""
    for work in rounds(lambda: _may_be_shown(hands), hands.rng.randrange(100_000)):
        yield from hands.collection.usable([work.id], Use.EXHIBITION)


def _may_be_shown(hands: Hands) -> list[Contribution]:
    """Examples only where nobody has made anything yet."""
    works = list(hands.collection.contributions(Use.EXHIBITION))
    return [work for work in works if not work.demonstration] or works


def _signs(hands: Hands) -> dict[str, Sign]:
    works = sorted(_may_be_shown(hands), key=lambda work: work.code)
    chosen = hands.rng.sample(works, min(len(works), WINDOWS))
    return {work.id: work.sign for work in islice(chosen, WINDOWS)}
