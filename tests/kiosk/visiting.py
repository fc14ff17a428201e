"""Visits without a display: a collection with tiny works, hands that reach it, and a booth that only listens."""

import random
from dataclasses import dataclass, field

from config.settings import Settings
from exhibits.collection import Incoming
from exhibits.contribution import Consents, Purpose, Role
from exhibits.voting import Voting
from kiosk.backstage import Backstage
from kiosk.hands import Hands
from kiosk.jobs import Jobs
from kiosk.pin import hash_pin
from media.form import Form
from media.speaker import SILENT, ChosenSpeaker
from media.take import Take

YES = frozenset({Purpose.HERE, Purpose.EXHIBITION})


@dataclass
class Orders:
    """What the booth is told. The test says what it answers."""

    sent: list = field(default_factory=list)

    def send(self, order):
        self.sent.append(order)

    def preview(self, after=0):
        return None

    def of(self, kind):
        return [order for order in self.sent if isinstance(order, kind)]


class Play:
    """Plays the loop: shows what the script asks and sends it what a visitor answers."""

    def __init__(self, script):
        self.script, self.screen = script, next(script)

    def answer(self, *answers):
        for answer in answers:
            self.screen = self.script.send(answer)
        return self.screen

    def leave(self):
        self.script.close()


def hands_of(collection, look, booth=None):
    jobs = Jobs(collection.folder, lambda news: None)
    settings = Settings.model_validate(
        {"staff": {"pin_hash": hash_pin("246810")}, "screen": {"width_mm": 597}, "disk": {"least_free_gb": 0}}
    )
    booth = booth or Orders()
    return Hands(
        collection=collection,
        voting=Voting(collection),
        booth=booth,
        speaker=ChosenSpeaker(SILENT),
        jobs=jobs,
        backstage=Backstage(collection, jobs, settings, collection.folder, booth.send),
        settings=settings,
        look=look,
        rng=random.Random(1),
    )


def a_work(collection, clip, yes=YES, **how):
    """A neighbour's work, approved and ready to be shown."""
    kept = a_kept_work(collection, clip, yes, **how).contribution
    collection.approve(kept.id)
    return collection.contribution(kept.id)


def a_kept_work(collection, clip, yes=YES, *, answer_to=None, form=Form.VIDEO, has_sound=True, question="greeting"):
    """It still waits for approval; with the digits of its receipt."""
    files = {}
    for role in (Role.ORIGINAL, Role.VIEW):
        files[role] = collection.takes / f"{role}.mp4"
        files[role].write_bytes(clip.read_bytes())
    consents = Consents(yes, notice_version="1", language="nl")
    incoming = Incoming(
        files,
        form,
        1.0,
        (160, 90),
        has_sound=has_sound,
        question=question,
        consents=consents,
        answer_to=answer_to.id if answer_to else None,
    )
    return collection.adopt(incoming)


def a_take(collection, clip, name):
    path = collection.takes / f"{name}.mkv"
    path.write_bytes(clip.read_bytes())
    return Take(name, Form.VIDEO, path, 5.0, (160, 90), has_sound=True)
