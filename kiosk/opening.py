"""Opening the kiosk: everything it stands on, put together once, and taken down in the other order."""

import json
import logging
import random
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from capture.booth import Booth
from config.settings import Settings
from config.texts import load_texts
from config.theme import load_theme
from exhibits.notice import NOTICE_VERSION, in_every_language
from exhibits.voting import Voting
from kiosk.app import Kiosk, Times
from kiosk.backstage import Backstage
from kiosk.bell import Bell
from kiosk.device_choice import device_choice
from kiosk.flow import visits
from kiosk.hands import Hands
from kiosk.jobs import Jobs
from kiosk.keeper import Heart, KeeperGoneError
from kiosk.look import Look
from kiosk.news import News
from kiosk.screen import Screen
from kiosk.screen_size import width_in_mm
from kiosk.script import Script
from kiosk.showtime import shows
from kiosk.window import Window
from kiosk.workplace import Workplace
from media import chimes
from media.speaker import ChosenSpeaker

log = logging.getLogger(__name__)


class Playing(Enum):
    """What the kiosk is for."""

    VISITS = auto()
    SHOW = auto()
    LIFE_SIZE = auto()


@dataclass
class Mailbox:
    """Where threads leave news until the loop is there to hear it."""

    tell: Callable[[News], object] = lambda news: None

    def __call__(self, news: News) -> None:
        self.tell(news)


def open_kiosk(
    workplace: Workplace,
    size: tuple[int, int] | None,
    narrate: Path | None,
    beat: int | None,
    playing: Playing = Playing.VISITS,
) -> int:
    """Runs until the window is closed. The exit status: 0, or 1 when the keeper should start it again."""
    logging.basicConfig(level=logging.INFO, force=True, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    with ExitStack() as stack:
        kiosk = build(workplace, size, stack, narrate, playing)
        heart = Heart(beat)
        try:
            kiosk.run(heart.beat)
        except KeeperGoneError:
            log.info("the keeper has ended, and so does the kiosk")
        return 0 if kiosk.switched_off else 1


def build(
    workplace: Workplace,
    size: tuple[int, int] | None,
    stack: ExitStack,
    narrate: Path | None = None,
    playing: Playing = Playing.VISITS,
) -> Kiosk:
    settings = workplace.settings()
    collection = stack.enter_context(workplace.write("the kiosk"))
    window = Window(size, fullscreen=size is None)
    stack.callback(window.close)
    look = Look(
        *window.size,
        width_in_mm(settings, window.size),
        load_theme(settings.screen.theme),
        load_texts(settings.languages.start),
        settings.screen.letters,
    )
    mailbox = Mailbox()
    speaker = ChosenSpeaker(settings.devices.loudspeaker)
    stack.callback(speaker.close)
    jobs = Jobs(workplace.folder, mailbox)
    stack.callback(jobs.close)
    booth = stack.enter_context(Booth(collection.takes, device_choice(settings), mailbox))
    backstage = Backstage(collection, jobs, settings, workplace.folder, booth.send)
    hands = Hands(
        collection=collection,
        voting=Voting(collection),
        booth=booth,
        speaker=speaker,
        jobs=jobs,
        backstage=backstage,
        settings=settings,
        look=look,
        rng=random.Random(),
    )
    stack.callback(hands.mouth.close)

    def answer_press() -> None:
        hands.mouth.hush()
        speaker.chime(chimes.chime("press"))

    kiosk = Kiosk(
        window,
        lambda sorry: _script(hands, playing, sorry=sorry),
        _times(settings),
        backstage=backstage.hear,
        tongue=hands.tongue,
        helper=settings.place.helper,
        chime=answer_press,
        call=Bell(collection, lambda: speaker.chime(chimes.chime("help"))),
        warn=lambda: hands.voice().say("idle.title"),
        narrate=_narrator(narrate) if narrate else lambda screen, targets: None,
    )
    stack.callback(kiosk.close)
    mailbox.tell = kiosk.tell
    kiosk.draw()  # first the picture, then whatever an earlier evening left to do
    collection.keep_notice(NOTICE_VERSION, in_every_language(settings.notice))
    backstage.begin()
    return kiosk


def _script(hands: Hands, playing: Playing, *, sorry: bool) -> Script:
    if playing is Playing.VISITS:
        return visits(hands, sorry=sorry)
    return shows(hands, life_size=playing is Playing.LIFE_SIZE)


def _times(settings: Settings) -> Times:
    return Times(settings.idle.warn_seconds, settings.idle.warn_consent_seconds, settings.idle.grace_seconds)


def _narrator(path: Path) -> Callable[[Screen[Any], Any], object]:
    """For a program that drives the kiosk from outside: each screen as it is shown, and where its targets are."""

    def tell(screen: Screen[Any], targets: Any) -> None:
        line = {"screen": screen.name, "targets": {target.name: target.rect for target in targets}}
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    return tell
