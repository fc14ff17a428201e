"""A heart: how long it takes until it is on the disk, and whether the press was answered before."""

import sqlite3
import time
from functools import cache
from statistics import median

import numpy as np

from exhibits.collection import Collection
from exhibits.contribution import Use
from exhibits.voting import HEARTS_A_VISIT, Voting
from media.paper import Pixels
from tests.bench import visit, works
from tests.bench.figures import Figure, NotMeasuredError
from tests.bench.hand import Hand, a_hand
from tests.bench.place import Place
from tests.bench.running import kiosk_on

VISITS = 4
PRESSES = 8
_PATIENCE_SECONDS = 5.0


@cache
def commits_ms(place: Place) -> tuple[float, ...]:
    with works.thousand_works(place) as folder, Collection.open(folder) as collection:
        voting = Voting(collection)
        chosen = [work.id for work in collection.contributions(Use.HERE)[:HEARTS_A_VISIT]]
        return tuple(taken for _ in range(VISITS) for taken in _hearts_of_a_visit(voting, chosen))


def _hearts_of_a_visit(voting: Voting, chosen: list[str]) -> list[float]:
    visit_id = voting.begin_visit("nl")
    exposures = voting.expose_all(visit_id, chosen, "watch")
    taken = []
    for work, exposure in zip(chosen, exposures, strict=True):
        voting.watched(exposure, 3.0)
        began = time.perf_counter()
        voting.heart(visit_id, work)
        taken.append((time.perf_counter() - began) * 1000)
    voting.end_visit(visit_id)
    return taken


@cache
def answered_first(place: Place) -> float:
    """The share of taps whose answer was on the screen before the heart was in the database."""
    pixels = place.display.live()
    with works.one_film(place) as folder, kiosk_on(place, folder) as kiosk, a_hand(place.display) as hand:
        visit.begin(kiosk.visitor)
        visit.watches(kiosk.visitor)
        kiosk.visitor.sees("watch", "heart")
        x, y, w, h = kiosk.visitor.targets["heart"]
        hand.moves(x + w // 2, y + h // 2)
        button = pixels[y : y + h, x : x + w]
        database = sqlite3.connect(f"{(folder / 'wijkpodium.db').absolute().as_uri()}?mode=ro", uri=True)
        try:
            firsts = [_pixels_first(button, database, hand) for _ in range(PRESSES)]
        finally:
            database.close()
    return sum(firsts) / len(firsts)


def _pixels_first(button: Pixels, database: sqlite3.Connection, hand: Hand) -> bool:
    time.sleep(0.7)  # two presses of one thing within half a second are one
    rows, columns = _plain(button)
    before, rowcount = button[rows, columns].copy(), _count(database)
    hand.presses()
    hand.lifts()
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        if (button[rows, columns] != before).any():
            return True
        if _count(database) != rowcount:
            return False
    raise NotMeasuredError("a press on the heart was not answered.")


def _plain(button: Pixels) -> tuple[np.ndarray, np.ndarray]:
    """Where the button has its one colour, well inside: the film moves around it."""
    height, width = button.shape[:2]
    colours, counts = np.unique(button[..., :3].reshape(-1, 3), axis=0, return_counts=True)
    plain = (button[..., :3] == colours[counts.argmax()]).all(axis=2)
    plain[: height // 4] = plain[-height // 4 :] = False
    plain[:, : width // 8] = plain[:, -width // 8 :] = False
    rows, columns = np.nonzero(plain)
    return rows[::50], columns[::50]


def _count(database: sqlite3.Connection) -> int:
    return int(database.execute("SELECT count(*) FROM heart").fetchone()[0])


FIGURES = (
    Figure("heart_commit_median", "ms", lambda place: median(commits_ms(place)), at_most=15),
    Figure("heart_answered_first", "of 1", answered_first, at_least=1),
)
