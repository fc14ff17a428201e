"""A real collection with tiny works, and hands that reach it: what the staff's evening stands on in tests."""

import random
import sys
from collections.abc import Callable
from pathlib import Path

from config.settings import Settings
from exhibits.collection import Collection, Incoming
from exhibits.contribution import Consents, Contribution, Purpose, Role
from exhibits.voting import Voting
from kiosk.backstage import Backstage
from kiosk.hands import Hands
from kiosk.jobs import Jobs
from kiosk.look import Look
from kiosk.news import News
from kiosk.pin import hash_pin
from kiosk.screens.staff.film import FilmDesk
from media.form import Form
from media.speaker import SILENT, ChosenSpeaker
from media.testcard import flash_and_beep

PIN = "246810"
OPEN = frozenset({Purpose.HERE, Purpose.EXHIBITION})


class NoBooth:
    """Nobody records on a staff evening."""

    def send(self, order: object) -> None: ...

    def preview(self, after: int = 0) -> None: ...


def a_clip(folder: Path) -> Path:
    return flash_and_beep(folder / "clip.mp4", seconds=1.0, size=(160, 90))


def bring_in(
    collection: Collection,
    clip: Path,
    *,
    yes: frozenset[Purpose] = OPEN,
    name: str | None = None,
    demo: bool = False,
    answer_to: str | None = None,
    question: str = "greeting",
) -> Contribution:
    """A work that waits for approval, ready to be shown; a demonstration waits for nobody."""
    files = {}
    for role in (Role.ORIGINAL, Role.VIEW):
        files[role] = collection.takes / f"{role}.mp4"
        files[role].write_bytes(clip.read_bytes() + (name or "").encode())
    consents = Consents(yes, notice_version="1", language="nl") if yes else None
    incoming = Incoming(
        files,
        Form.VIDEO,
        1.0,
        (160, 90),
        has_sound=True,
        question=question,
        consents=consents,
        demonstration=demo,
        answer_to=answer_to,
    )
    return collection.adopt(incoming).contribution


def hands_on(
    collection: Collection,
    look: Look,
    *,
    pin: str | None = PIN,
    program: str = "",
    tell: Callable[[News], object] = lambda news: None,
) -> Hands:
    """`program` stands in for `wijkpodium` wherever a job is started."""
    staff = {"pin_hash": hash_pin(pin)} if pin else {}
    settings = Settings.model_validate({"staff": staff, "screen": {"width_mm": 597}, "export": {"minutes": 3}})
    jobs = Jobs(collection.folder, tell, command=[sys.executable, "-c", program])
    return Hands(
        collection=collection,
        voting=Voting(collection),
        booth=NoBooth(),
        speaker=ChosenSpeaker(SILENT),
        jobs=jobs,
        backstage=Backstage(collection, jobs, settings, collection.folder, lambda order: None),
        settings=settings,
        look=look,
        rng=random.Random(1),
        clock=iter(range(10**6)).__next__,
    )


def planned(desk: FilmDesk) -> FilmDesk:
    """As soon as the thread beside it has planned the film."""
    while desk.rests() < 1:
        desk.tick(0.05)
    return desk


class Play:
    """Plays a script: shows what it asks, sends it what staff answer, and notes what it ends with."""

    def __init__(self, script) -> None:
        self._script, self.over, self.result = script, False, None
        self.screen = next(script)

    def answer(self, *answers: object):
        for answer in answers:
            try:
                self.screen = self._script.send(answer)
            except StopIteration as end:
                self.over, self.result = True, end.value
        return self.screen

    def hear(self, hands: Hands, news: News) -> None:
        """As the loop does: backstage first, then the screen, whose answer goes to the script."""
        hands.backstage.hear(news)
        answer = self.screen.hear(news)
        if answer is not None:
            self.answer(answer)

    def leave(self) -> None:
        self._script.close()
