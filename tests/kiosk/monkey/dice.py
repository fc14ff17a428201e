"""A booth without devices, whose news come by chance; its files are as honest as those of the real one."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

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
from kiosk.news import News
from media.take import Take

HOLDS_UP = 0.2
"""How often somebody holds up a card when one is looked for."""
TROUBLE = 0.15
"""How much of what it says is that something does not work: with more nobody would ever make anything."""


@dataclass
class Dice:
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
                if isinstance(order, LookForCard) and self.rng.random() < HOLDS_UP:
                    self.tell(CardSeen(self.rng.choice(self.cards)))
            case Record():
                self.records.append(order)
                self.take_path(order.take_id, ".part").write_bytes(self.clip[:1000])
                if self.rng.random() < 0.7:
                    self.tell(Recording(order.take_id))
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
        old = [record for record in self.records[-50:] if record.take_id in self.made]
        news: list[News] = [
            *[Opened(camera=True, microphone=True)] * 3,
            Level(self.rng.random(), self.rng.random(), self.rng.random() * 200),
            Recording(some_id),
            CardSeen(self.rng.choice(self.cards)),
        ]
        if self.rng.random() < TROUBLE:
            news = [
                Opened(camera=self.rng.random() < 0.5, microphone=self.rng.random() < 0.5),
                Missing(device, "it is not there"),
                Lost(device),
                Trouble(self.rng.choice(list(Case)), over=self.rng.random() < 0.5),
                Failed(some_id, "something"),
                Discarded(some_id),
            ]
        if old:
            record = self.rng.choice(old)
            take = Take(record.take_id, record.form, self.take_path(record.take_id), 5.0, (160, 90), has_sound=True)
            news.append(Taken(take))
        if self.records and self.rng.random() < 0.4:
            self.finish(self.records[-1])
        else:
            self.tell(self.rng.choice(news))
