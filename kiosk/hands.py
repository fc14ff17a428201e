"""What the script can reach: the collection, the booth, the loudspeaker, and the jobs behind the stage."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Protocol
from uuid import uuid4

import cv2
import numpy as np

from capture.messages import BoothOrder
from capture.ring import Preview
from config.settings import Settings, Through, save_settings
from config.texts import load_texts
from exhibits.collection import Collection
from exhibits.contribution import Contribution, Purpose, Role, Use
from exhibits.errors import NoRoomError, NotAllowedError, UnknownWorkError
from exhibits.programme import next_cards
from exhibits.voting import ATTRACT, Voting
from kiosk.backstage import Backstage
from kiosk.beside import Search
from kiosk.cards import Card
from kiosk.health import Health
from kiosk.jobs import Jobs
from kiosk.look import Look
from kiosk.partner import Partner
from kiosk.pin import PinGuard
from kiosk.question_words import words_of
from kiosk.screen_size import known_width_mm
from kiosk.screens.who import Carried
from kiosk.showing import FilmShowing, MusicShowing, Showing
from kiosk.tongue import Tongue
from kiosk.voice import Mouth, Voice
from media.curve import Curve, curve_of
from media.form import Form
from media.memory import give_back
from media.paper import Pixels
from media.player import Player
from media.sign import Sign
from media.speaker import ChosenSpeaker
from media.take import Take

log = logging.getLogger(__name__)
BREATH_SECONDS = 2.0
"""An answer may end after the piece that it answers."""
MOST_STILLS, MOST_CURVES = 24, 72
"""Pictures in memory at a time, of 3.7 MB each, and how loud pieces of music are when: there may be any number of
works."""


class BoothLine(Protocol):
    """The part of the booth that a visit needs."""

    def send(self, order: BoothOrder) -> None: ...
    def preview(self, after: int = 0) -> Preview | None: ...


@dataclass
class Hands:
    collection: Collection
    voting: Voting
    booth: BoothLine
    speaker: ChosenSpeaker
    jobs: Jobs
    backstage: Backstage
    settings: Settings
    look: Look
    """In the language in which every visit starts."""
    rng: Random
    clock: Callable[[], float] = time.monotonic
    guard: PinGuard = field(default_factory=PinGuard)
    search: Search = field(default_factory=Search)
    """How it is found out which devices there are."""
    mouth: Mouth = field(init=False)
    tongue: Tongue = field(init=False)
    _stills: OrderedDict[str, Pixels] = field(default_factory=OrderedDict)
    _curves: dict[str, "Future[Curve]"] = field(default_factory=dict)
    _listener: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "curve"))

    def __post_init__(self) -> None:
        self.mouth, self.tongue = Mouth(self.speaker), Tongue(self.look.texts)

    # what there is to see

    def signs(self, most: int = 72) -> list[Sign]:
        """Of works that may be seen here, in an order of their own each time."""
        works = self.collection.gallery.from_lot(f"{self.rng.getrandbits(32):08x}")
        signs = [work.sign for work in islice(works, most)]
        return self.rng.sample(signs, len(signs))

    def next_works(self, form: Form | None) -> tuple[list[Contribution], bool]:
        """Six works for a floor, the least shown first, and whether there are others."""
        floor = self.collection.gallery.floor(form)
        chosen = next_cards(floor, self.rng)
        return chosen, sum(floor.dealt().values()) > len(chosen)

    def still_seen(self, works: Sequence[Contribution]) -> list[Contribution]:
        return self.collection.usable([work.id for work in works], Use.HERE)

    def next_on_stage(self) -> Contribution | None:
        """For the window of attract; seen there, it belongs to no visit."""
        work = next(self.collection.gallery.on_stage(), None)
        if work:
            try:
                self.voting.expose(None, work.id, ATTRACT)
            except NoRoomError as error:
                log.warning("what attract shows is not counted: %s", error)
        return work

    def answered(self, work: Contribution) -> Contribution | None:
        """The neighbour's work that this one answers, where it may be seen here."""
        return self.collection.answered(work, Use.HERE)

    def answers(self, work: Contribution) -> list[Contribution]:
        """What neighbours made with it, the newest first."""
        return self.collection.answers(work, Use.HERE)

    def there(self, work: Contribution) -> Contribution | None:
        """As its maker has it now; None when it was taken away."""
        try:
            now = self.collection.contribution(work.id)
        except UnknownWorkError:
            return None
        return None if now.withdrawn_at else now

    def expose(self, visit: str, works: Sequence[Contribution], screen: str) -> list[str]:
        return self.voting.expose_all(visit, [work.id for work in works], screen)

    def card(self, work: Contribution, look: Look, use: Use = Use.HERE) -> Card:
        return Card(
            id=work.id,
            form=work.form,
            sign=work.sign,
            maker=work.name,
            question=words_of(self.collection, self.collection.question(work), look.texts),
            seconds=work.seconds,
            still=self._still(work, use),
            sound=() if work.form.seen else tuple(self.collection.facts(work.id, Role.VIEW).get("outline", ())),
            answers=work.answer_to,
        )

    def show(
        self, work: Contribution, size: tuple[int, int], look: Look, *, use: Use = Use.HERE, sound: bool = True
    ) -> Showing | None:
        """Lets a work play; None when its file may not be shown (any more) or is not there."""
        try:
            path = self.collection.path(work, Role.VIEW, use) or self.collection.path(work, Role.ORIGINAL, use)
        except NotAllowedError as error:
            log.warning("%s", error)
            return None
        if path is None:
            return None
        if work.id not in self._curves and (curve := self._listen(path, work.form)):
            self._curves[work.id] = curve
            while len(self._curves) > MOST_CURVES:
                del self._curves[next(iter(self._curves))]
        return self._play(path, work.form, work.sign, size, look, curve=self._curves.get(work.id), sound=sound)

    def show_statement(self, work: Contribution, size: tuple[int, int], look: Look) -> Showing | None:
        """What its maker said about it: for staff, who decide; None where nothing was said."""
        path = self.collection.path(work, Role.STATEMENT, Use.STAFF)
        if path is None:
            return None
        return self._play(path, Form.MUSIC, work.sign, size, look, curve=self._listen(path, Form.MUSIC))

    def show_take(self, take: Take, sign: Sign, size: tuple[int, int], look: Look) -> Showing:
        return self._play(take.path, take.form, sign, size, look, curve=self._listen(take.path, take.form))

    def tidy(self) -> None:
        """Between visits. Works may have had their time meanwhile: nothing of those stays in memory either."""
        self.backstage.tidy()
        self._stills.clear()
        self.collection.gallery.close_over()
        there = {work.id for work in self.collection.usable(list(self._curves), Use.STAFF)}
        self._curves = {work: curve for work, curve in self._curves.items() if work in there}
        give_back()

    def forget(self, work: Contribution) -> None:
        """It was taken away: nothing of it stays in memory either."""
        self._stills.pop(work.id, None)
        self._curves.pop(work.id, None)

    # making

    def learning_question(self, key: str) -> str | None:
        """The chapter that a question belongs to."""
        return self.collection.newest_question(key).learning_question

    def most_seconds(self, form: Form, answered: Contribution | None = None) -> float:
        """An answer lasts as long as the piece, and a breath longer."""
        limits = self.settings.record
        most = limits.video_seconds if form is Form.VIDEO else limits.art_seconds
        return most if answered is None else min(most, answered.seconds + BREATH_SECONDS)

    def may_answer(self, work: Contribution) -> bool:
        """Whether its maker lets neighbours make something with it now, and there is something to make it with."""
        answerable = work.has_sound or work.form is Form.DANCE
        return answerable and bool(self.health().working) and self.is_open_for_answers(work)

    def is_open_for_answers(self, work: Contribution) -> bool:
        try:
            return self.collection.path(work, Role.VIEW, Use.ANSWER) is not None
        except NotAllowedError:
            return False

    def piece(self, work: Contribution) -> Path | None:
        """What the booth plays while somebody answers; None for a dance without a sound. Raises NotAllowedError."""
        path = self.collection.path(work, Role.VIEW, Use.ANSWER)
        return path if work.has_sound else None

    def purposes(self, take: Take | Contribution) -> list[Purpose]:
        """The windows to open: internet where the project has a site, answer where there is something to answer. One
        that is open can always be shut."""
        possible = {
            Purpose.INTERNET: self.settings.export.base_address is not None,
            Purpose.ANSWER: take.has_sound or take.form is Form.DANCE,
        }
        opened = take.yes if isinstance(take, Contribution) else frozenset[Purpose]()
        return [purpose for purpose in Purpose if possible.get(purpose, True) or purpose in opened]

    def partner(self, work: Contribution, form: Form, look: Look) -> Partner:
        """The neighbour on the stage of who answers in this form."""
        return Partner(
            look,
            self.card(work, look),
            form,
            has_sound=work.has_sound,
            headphones=self.settings.answers.through is Through.HEADPHONES,
            play=lambda size: self.show(work, size, look, use=Use.ANSWER, sound=False),
        )

    def carried(self, work: Contribution) -> Carried:
        """What the windows of an answer need to know of the work it carries."""
        return Carried(work.sign, work.name, self.collection.windows_for_answer(work.id))

    def health(self) -> Health:
        return self.backstage.health

    @property
    def reads_cards(self) -> bool:
        """Whether paper cards were printed here, and there is a camera to read them."""
        return self.health().camera and self.collection.has_cards()

    def voice(self) -> Voice:
        return Voice(self.speaker, self.mouth, self.tongue)

    def new_take_id(self) -> str:
        return uuid4().hex

    # settings

    @property
    def width_is_known(self) -> bool:
        return known_width_mm(self.settings) is not None

    def change_settings(self, **sections: Mapping[str, Any]) -> None:
        """Changes some values of some sections, for good: `change_settings(screen={"width_mm": 597})`."""
        values = self.settings.model_dump()
        for name, changed in sections.items():
            values[name] |= changed
        self.settings = Settings.model_validate(values)
        save_settings(self.collection.folder, self.settings)
        width = self.settings.screen.width_mm or self.look.width_mm
        self.look = replace(self.look, width_mm=width, texts=load_texts(self.settings.languages.start))

    def _play(
        self,
        path: Path,
        form: Form,
        sign: Sign,
        size: tuple[int, int],
        look: Look,
        *,
        curve: "Future[Curve] | None",
        sound: bool = True,
    ) -> Showing:
        player = Player(path, size if form.seen else None, self.speaker, sound=sound)
        if curve is None:
            return FilmShowing(player, size)
        return MusicShowing(player, sign, look, size, lambda: _known(curve))

    def _listen(self, path: Path, form: Form) -> "Future[Curve] | None":
        """How loud a piece of music is when, found out beside the visit."""
        return None if form.seen else self._listener.submit(curve_of, path)

    def _still(self, work: Contribution, use: Use) -> Pixels | None:
        """Whether it may be shown is asked each time; only reading it again is spared."""
        try:
            path = self.collection.path(work, Role.STILL, use)
        except NotAllowedError:
            return None
        if path and work.id not in self._stills and (picture := cv2.imread(str(path))) is not None:
            self._stills[work.id] = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA), np.uint8)
            while len(self._stills) > MOST_STILLS:
                self._stills.popitem(last=False)
        return self._stills.get(work.id) if path else None


def _known(curve: "Future[Curve]") -> Curve | None:
    return curve.result() if curve.done() and not curve.exception() else None
