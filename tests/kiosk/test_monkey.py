"""A visitor who presses anything, and a booth that says anything: nothing is kept without a yes, every visit ends."""

import logging
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pygame
import pytest

from capture.messages import (
    BoothOrder,
    CardSeen,
    Device,
    Discard,
    Discarded,
    Failed,
    Level,
    LookForCard,
    Lost,
    Missing,
    Open,
    Opened,
    Record,
    Recording,
    Stop,
    Taken,
    Trouble,
)
from capture.troubles import Case
from config.settings import Settings, save_settings
from exhibits.collection.accept import Incoming
from exhibits.collection.collection import Collection
from exhibits.contribution import Consents, Purpose, Role, Use
from exhibits.voting import Voting
from kiosk.app import Kiosk, Times
from kiosk.backstage import Backstage
from kiosk.bell import Bell
from kiosk.flow import visits
from kiosk.hands import Hands
from kiosk.jobs import Jobs
from kiosk.news import News
from kiosk.pin import hash_pin
from kiosk.screen import Frame
from media.form import Form
from media.speaker import SILENT, ChosenSpeaker
from media.take import Take
from media.testcard import flash_and_beep

STEPS = 1000
PIN = "246810"
KEYS = ("tab", "left", "right", "up", "down", "return", "space", "enter", "escape", "backspace", "a", "é", "f4")
ONWARD = {
    "make": 6,
    "alone": 2,
    "older": 3,
    "parent_here": 2,
    "everyone_yes": 8,
    "go": 8,
    "keep": 8,
    "again": 2,
    "skip": 8,
    "here": 3,
    "done": 20,
    "heart": 8,
    "feel": 8,
    "next": 2,
    "card": 20,
}
"""What leads deeper into the house is pressed so many times as often: chance alone would hardly ever get there."""


@dataclass
class Dice:
    """A booth without devices, whose news come by chance; its files are as honest as those of the real one."""

    takes: Path
    clip: bytes
    rng: random.Random
    tell: Callable[[News], object] = lambda news: None
    records: list[Record] = field(default_factory=list)
    made: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    cards: list[str] = field(default_factory=lambda: ["K000000000"])
    """That somebody may hold up; the first is of another kiosk."""

    def send(self, order: BoothOrder) -> None:
        match order:
            case Open() | LookForCard() if self.rng.random() < 0.9:
                self.tell(Opened(camera=True, microphone=True))
            case Record():
                self.records.append(order)
                self.take_path(order.take_id, ".part").write_bytes(self.clip[:1000])
            case Stop() if self.records and self.rng.random() < 0.8:
                self.finish(self.records[-1])
            case Discard(take_id):
                self.gone.add(take_id)
                for suffix in ("", ".part"):
                    self.take_path(take_id, suffix).unlink(missing_ok=True)
                self.tell(Discarded(take_id))

    def preview(self, after: int = 0) -> None:
        return None

    def take_path(self, take_id: str, suffix: str = "") -> Path:
        return self.takes / f"{take_id}.mkv{suffix}"

    def finish(self, record: Record) -> None:
        if record.take_id in self.gone or record.take_id in self.made:
            return
        self.made.add(record.take_id)
        path = self.take_path(record.take_id)
        path.write_bytes(self.clip)
        self.take_path(record.take_id, ".part").unlink()
        seconds = self.rng.choice([1.0, 5.0, 5.0])
        self.tell(Taken(Take(record.take_id, record.form, path, seconds, (160, 90), has_sound=True)))

    def chatter(self) -> None:
        """Something that a booth could say, mostly at a moment when no booth would."""
        device = self.rng.choice(list(Device))
        some_id = self.rng.choice(self.records).take_id if self.records else "never-made"
        old = [record for record in self.records if record.take_id in self.made]
        news: list[News] = [
            Opened(camera=True, microphone=True),
            Opened(camera=self.rng.random() < 0.5, microphone=self.rng.random() < 0.5),
            Missing(device, "it is not there"),
            Lost(device),
            Trouble(self.rng.choice(list(Case)), over=self.rng.random() < 0.5),
            Level(self.rng.random(), self.rng.random(), self.rng.random() * 200),
            Recording(some_id),
            Recording(some_id),
            Failed(some_id, "something"),
            Discarded(some_id),
            CardSeen(self.rng.choice(self.cards)),
            CardSeen(self.rng.choice(self.cards)),
        ]
        if old:
            record = self.rng.choice(old)
            take = Take(record.take_id, record.form, self.take_path(record.take_id), 5.0, (160, 90), has_sound=True)
            news.append(Taken(take))
        if self.records and self.rng.random() < 0.4:
            self.finish(self.records[-1])
        else:
            self.tell(self.rng.choice(news))


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Monkey:
    """Drives the whole kiosk in steps, and looks after each whether what must never happen has happened."""

    kiosk: Kiosk
    hands: Hands
    booth: Dice
    rng: random.Random
    clock: Clock
    seen: Counter[str] = field(default_factory=Counter)
    yeses: int = 0

    def __post_init__(self) -> None:
        self.draw = self.kiosk.draw

    def step(self) -> None:
        self.act()
        before = self.kiosk.screen.name
        self.kiosk.draw = self.draw if self.rng.random() < 0.35 else lambda: None  # most of the time goes into drawing
        self.kiosk.guarded_step()
        self.clock.now += self.rng.choice([0.02, 0.02, 0.1, 0.7])
        self.seen[self.kiosk.screen.name] += 1
        self.yeses += before == "who_may_see" and self.kiosk.screen.name == "thanks"
        if self.kiosk.screen.name == "attract":
            assert list(self.hands.collection.takes.iterdir()) == []
            assert self.open_visits() == 0
            assert self.hands.tongue.texts is self.hands.look.texts
        elif Frame.LANGUAGE in self.kiosk.screen.frame:
            assert self.kiosk.screen.look.texts is self.hands.tongue.texts

    def act(self) -> None:
        match self.rng.choices(["target", "beside", "key", "booth", "wait", "door"], [60, 4, 10, 24, 2, 0.5])[0]:
            case "target":
                self.press_a_target()
            case "beside":
                self.touch((self.rng.randrange(-5, 645), self.rng.randrange(-5, 365)))
            case "key":
                key = self.rng.choice(KEYS)
                code, text = pygame.key.key_code(key if key.isascii() else "e"), key if len(key) == 1 else ""
                pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=text))
            case "booth":
                self.booth.chatter()
            case "wait":
                self.clock.now += self.rng.choice([3.0, 20.0, 61.0, 130.0, 4000.0])
            case "door":
                for _ in range(5):
                    self.touch((638, 2))

    def press_a_target(self) -> None:
        targets = self.kiosk.targets()
        if not targets:
            return
        if self.kiosk.screen.name == "staff.pin" and self.rng.random() < 0.5:
            for digit in PIN:
                self.touch_target(digit)
            return
        weights = [ONWARD.get(target.name, 1) for target in targets]
        self.touch_target(self.rng.choices(targets, weights)[0].name)

    def touch_target(self, name: str) -> None:
        for target in self.kiosk.targets():
            if target.name in (name, f"digit.{name}"):
                x, y, w, h = target.rect
                self.touch((x + w // 2, y + h // 2))

    def touch(self, at: tuple[int, int]) -> None:
        button = self.rng.choices([1, 2], [30, 1])[0]
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEBUTTONUP):
            if self.rng.random() < 0.01:
                continue  # a finger that never came, or never left
            pygame.event.post(pygame.event.Event(kind, pos=at, button=button, buttons=(1, 0, 0)))

    def open_visits(self) -> int:
        return int(self.hands.collection.store.value("SELECT count(*) FROM visit WHERE ended_at IS NULL"))


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return flash_and_beep(tmp_path_factory.mktemp("clip") / "clip.mp4", seconds=1.0, size=(160, 90)).read_bytes()


@pytest.fixture(scope="module")
def settings():
    return Settings.model_validate(
        {"staff": {"pin_hash": hash_pin(PIN)}, "screen": {"width_mm": 597}, "disk": {"least_free_gb": 0}}
    )


@pytest.fixture
def collection(tmp_path, clip, settings):
    (tmp_path / "collection").mkdir()
    save_settings(tmp_path / "collection", settings)
    with Collection.open(tmp_path / "collection") as collection:
        for form in (Form.VIDEO, Form.VIDEO, Form.DANCE, Form.MUSIC):
            a_neighbours_work(collection, clip, form)
        yield collection


def a_neighbours_work(collection, clip, form):
    files = {role: collection.takes / f"{role}.mp4" for role in (Role.ORIGINAL, Role.VIEW)}
    for path in files.values():
        path.write_bytes(clip)
    yes = Consents(frozenset({Purpose.HERE, Purpose.EXHIBITION, Purpose.ANSWER}), notice_version="1", language="nl")
    size = (160, 90) if form.seen else None
    incoming = Incoming(files, form, 1.0, size, has_sound=True, question="greeting", consents=yes)
    collection.approve(collection.adopt(incoming).contribution.id)


def a_monkey(seed, window, look, collection, clip, settings):
    window.wait = lambda seconds: None
    rng, clock = random.Random(seed), Clock()
    booth = Dice(collection.takes, clip, random.Random(seed + 1))
    booth.cards += collection.register_cards(2)
    collection.bind_card(booth.cards[1], collection.contributions(Use.HERE)[0].id)
    jobs = Jobs(collection.folder, lambda news: None, command=["true"])
    hands = Hands(
        collection=collection,
        voting=Voting(collection),
        booth=booth,
        speaker=ChosenSpeaker(SILENT, clock=clock),
        jobs=jobs,
        backstage=Backstage(collection, jobs, settings, collection.folder, booth.send),
        settings=settings,
        look=look,
        rng=rng,
        clock=clock,
    )
    kiosk = Kiosk(
        window,
        lambda sorry: visits(hands, sorry=sorry),
        Times(warn=60, warn_long=120, grace=30),
        tongue=hands.tongue,
        backstage=hands.backstage.hear,
        call=Bell(collection, lambda: None, clock),
        clock=clock,
    )
    booth.tell = kiosk.tell
    return Monkey(kiosk, hands, booth, rng, clock)


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_pressed_and_said_the_kiosk_goes_on_and_keeps_nothing_unasked(
    seed, window, look, collection, clip, settings, caplog
):
    """Thousands of steps of a visitor without sense: the wide net stays empty, and a take is kept only after a yes."""
    monkey = a_monkey(seed, window, look, collection, clip, settings)
    neighbours = len(collection.contributions(Use.STAFF))
    with caplog.at_level(logging.ERROR, logger="kiosk.app"):
        for _ in range(STEPS):
            monkey.step()
            assert [record for record in caplog.records if record.name == "kiosk.app"] == []
            if not monkey.kiosk.running:  # staff switched it off
                monkey.kiosk.close()
                break
    monkey.kiosk.close()
    monkey.hands.jobs.close()
    assert list(collection.takes.iterdir()) == []
    assert monkey.open_visits() == 0
    kept = collection.store.value("SELECT count(*) FROM contribution") - neighbours
    assert kept == monkey.yeses
    unasked = collection.store.value(
        "SELECT count(*) FROM contribution WHERE id NOT IN (SELECT contribution_id FROM consent_event"
        " WHERE decision = 'yes')"
    )
    assert unasked == 0
    assert collection.store.value("SELECT count(*) FROM event_log WHERE event = 'help asked'") > 0
    for given in ("heart", "response"):
        unseen = collection.store.value(
            f"SELECT count(*) FROM {given} JOIN exposure ON exposure.id = exposure_id WHERE played_ms < 3000"
        )
        assert unseen == 0
