"""A whole kiosk for a monkey to live in: neighbours' works, a booth of dice, and a clock that it is handed."""

import logging
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import numpy as np
from argon2 import PasswordHasher

from capture.devices import DevicesThere, SoundDevices
from config.settings import Settings, save_settings
from config.texts import load_texts
from config.theme import load_theme
from exhibits.collection.accept import Incoming, Kept
from exhibits.collection.collection import Collection
from exhibits.contribution import Consents, Contribution, Purpose, Role
from exhibits.gather import as_json, listed
from exhibits.insights import DrawnBy
from exhibits.voting import Voting
from kiosk.app import Kiosk, Times
from kiosk.backstage import Backstage
from kiosk.bell import Bell
from kiosk.beside import Search
from kiosk.flow import visits
from kiosk.hands import Hands
from kiosk.jobs import Jobs
from kiosk.look import Look
from kiosk.news import News
from kiosk.screens.staff.device_wishes import Measured
from kiosk.voice import Mouth
from kiosk.window import Window
from media.form import Form
from media.samples import RATE
from media.speaker import SILENT, ChosenSpeaker
from tests.kiosk.monkey.dice import Dice
from tests.kiosk.monkey.monkey import PIN, Clock, Monkey
from tests.kiosk.monkey.never import Faults
from tests.kiosk.monkey.paws import Paws

SIZE, WIDTH_MM = (640, 360), 300.0
OPENED = datetime(2026, 11, 28, 9, tzinfo=UTC)
ASKED_EVERY = 8
"""Steps; a film goes on when its pictures are asked for."""
THERE = DevicesThere(("test-card",), SoundDevices((SILENT, "tone"), (SILENT,)))
YES = Consents(
    frozenset({Purpose.HERE, Purpose.EXHIBITION, Purpose.ANSWER}), notice_version="1", language="nl"
)  # fmt: skip


@contextmanager
def a_monkey(folder: Path, seed: int, window: Window, clip: bytes, *, draws: bool) -> Iterator[Monkey]:
    """Lives until the end of this. `clip` is a film of four seconds, which a thread reads in its own time: the same
    seed does nearly the same.

    Without `draws` a screen is asked now and then what it shows, and nothing is painted.
    """
    clock, rng, faults = Clock(), random.Random(seed), Faults()
    settings = _settings(seed)
    (folder / "collection").mkdir()
    save_settings(folder / "collection", settings)
    with ExitStack() as stack:
        stack.enter_context(_heard_by(faults))
        collection = stack.enter_context(
            Collection.open(folder / "collection", now=lambda: OPENED + timedelta(seconds=clock()))
        )
        kept = _neighbours(collection, clip)
        booth = Dice(collection.takes, clip, random.Random(seed + 1))
        booth.cards += collection.register_cards(2)
        for one in kept[:2]:
            collection.bind_card(booth.cards[1], one.contribution.id)
        collection.remember_export(_a_film(folder, collection, kept))
        collection.draw_insight({"nl": "Samen eten helpt."}, [one.contribution.id for one in kept], DrawnBy.RESIDENTS)
        hands = _hands(collection, settings, booth, rng, clock)
        stack.callback(hands.jobs.close)
        stack.callback(hands.mouth.close)
        waits = window.wait
        window.wait = lambda seconds: waits(monkey.breath)  # type: ignore[method-assign]  # its time is handed in

        def kiosk() -> Kiosk:
            return _kiosk(window, hands, clock, monkey, draws=draws)

        monkey = Monkey(
            hands,
            booth,
            rng,
            clock,
            Paws(window.size, rng),
            faults,
            kiosk,
            {
                (one.contribution.sign.thing, one.contribution.sign.extra, one.contribution.sign.colour): one.digits
                for one in kept
            },
            len(kept),
        )
        monkey.comes()
        stack.callback(lambda: monkey.kiosk.close())  # noqa: PLW0108  # the one that is there then
        yield monkey
        monkey.goes()


def _kiosk(window: Window, hands: Hands, clock: Clock, monkey: Monkey, *, draws: bool) -> Kiosk:
    kiosk = Kiosk(
        window,
        lambda sorry: visits(hands, sorry=sorry),
        Times(warn=60, warn_long=120, grace=30),
        tongue=hands.tongue,
        backstage=hands.backstage.hear,
        call=Bell(hands.collection, lambda: None, clock),
        chime=monkey.pressed,
        clock=clock,
    )
    if not draws:
        turns = count()

        def draw() -> None:
            if next(turns) % ASKED_EVERY == 0:
                list(kiosk.screen.parts())

        kiosk.draw = draw  # type: ignore[method-assign]
    hands.booth.tell = kiosk.tell  # type: ignore[attr-defined]
    return kiosk


def _settings(seed: int) -> Settings:
    """Some kiosks are new, and ask staff for a PIN and how wide the screen is; some projects have a site."""
    new, site = seed % 5 == 1, seed % 2 == 0
    return Settings.model_validate(
        {
            "staff": {"pin_hash": None if new else PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PIN)},
            "screen": {"width_mm": None if new else WIDTH_MM},
            "disk": {"least_free_gb": 0, "least_free_share": 0},
            "devices": {"camera": "test-card", "microphone": SILENT, "loudspeaker": SILENT},
            "export": {"base_address": "https://example.org/" if site else None},
        }
    )


def _hands(collection: Collection, settings: Settings, booth: Dice, rng: random.Random, clock: Clock) -> Hands:

    def tell(news: News) -> None:  # to the kiosk that is there when the job ends
        booth.tell(news)

    jobs = Jobs(collection.folder, tell, command=["true"])
    hands = Hands(
        collection=collection,
        voting=Voting(collection),
        booth=booth,
        speaker=ChosenSpeaker(SILENT, clock=clock),
        jobs=jobs,
        backstage=Backstage(
            collection, jobs, settings, collection.folder, booth.send,
            now=lambda: OPENED + timedelta(seconds=clock()), plugged=frozenset,
        ),
        settings=settings,
        look=Look(*SIZE, WIDTH_MM, load_theme(), load_texts()),
        rng=rng,
        clock=clock,
        search=Search(lambda: THERE, lambda choice: Measured(None)),
    )  # fmt: skip
    hands.mouth.close()
    hands.mouth = Mouth(hands.speaker, lambda text, language: np.zeros((RATE // 2, 2), np.float32))
    return hands


def _a_film(folder: Path, collection: Collection, kept: list[Kept]) -> Path:
    """That went out with all of them: whoever takes a work away later has copies to fetch back."""
    path = folder / "film.mp4.json"
    works = [collection.contribution(one.contribution.id) for one in kept]
    path.write_text(as_json(listed(collection, "reel", folder / "film.mp4", works, {})), encoding="utf-8")
    return path


def _neighbours(collection: Collection, clip: bytes) -> list[Kept]:
    """Two videos, a dance and music, approved; and a dance that answers the music."""
    kept = [_work(collection, clip, form) for form in (Form.VIDEO, Form.VIDEO, Form.DANCE, Form.MUSIC)]
    return [*kept, _work(collection, clip, Form.DANCE, kept[-1].contribution)]


def _work(collection: Collection, clip: bytes, form: Form, answers: Contribution | None = None) -> Kept:
    files = {role: collection.takes / f"{role}.mp4" for role in (Role.ORIGINAL, Role.VIEW)}
    for path in files.values():
        path.write_bytes(clip)
    size = (160, 90) if form.seen else None
    work = Incoming(files, form, 4.0, size, has_sound=True, question="greeting", consents=YES)
    kept = collection.adopt(replace(work, answer_to=answers.id if answers else None))
    collection.approve(kept.contribution.id)
    return kept


@contextmanager
def _heard_by(faults: Faults) -> Iterator[None]:
    """What the kiosk logs is told to the monkey, and to nobody else."""
    log = logging.getLogger("kiosk")
    before, log.propagate = log.propagate, False
    log.addHandler(faults)
    try:
        yield
    finally:
        log.removeHandler(faults)
        log.propagate = before
