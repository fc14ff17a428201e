"""A million random presses, keys and touches: what they break, and what they reach of the kiosk.

Fifty days of a visitor without sense, each from a seed of its own and in a collection of its own, on the clock that is
handed in; nothing is drawn. The coverage by screen stands in build/bench/monkey.txt.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.place import Place

DAYS, INPUTS = 50, 20_000
MEMORY = Path("/dev/shm")
"""What is measured is no disk."""


@dataclass(frozen=True)
class Day:
    seed: int
    inputs: int
    wrong: str | None
    """What must never happen and has, with the last that was done before."""
    screens: Counter[str]
    offered: frozenset[tuple[str, str]]
    """What could be pressed: a screen, and a target on it."""
    pressed: Counter[tuple[str, str]]


@cache
def days(place: Place) -> tuple[Day, ...]:
    place.folder.mkdir(parents=True, exist_ok=True)
    report = place.folder / "monkey.txt"
    hands = (os.cpu_count() or 1) + 1  # a monkey that looks on waits for a film's thread
    with ProcessPoolExecutor(hands, get_context("spawn"), max_tasks_per_child=1) as monkeys:
        lived = []
        for day in monkeys.map(_live, range(DAYS)):
            lived.append(day)
            report.write_text("\n".join(_told(lived)) + "\n", encoding="utf-8")
            if day.wrong:
                sys.stderr.write(f"seed {day.seed}: {day.wrong}\n")
    sys.stdout.write("".join(f"  {line}\n" for line in _told(lived) if not line.startswith("  ")))
    return tuple(lived)


def _live(seed: int) -> Day:
    """In a process of its own, with a window that nobody sees."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    from kiosk.window import Window
    from media.testcard import flash_and_beep
    from tests.kiosk.monkey.house import SIZE, a_monkey
    from tests.kiosk.monkey.never import WrongError

    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder, window = Path(name), Window(SIZE, fullscreen=False)
        clip = flash_and_beep(folder / "clip.mp4", seconds=4.0, size=(160, 90)).read_bytes()
        wrong = None
        try:
            with a_monkey(folder, seed, window, clip, draws=False) as monkey:
                monkey.lives(INPUTS)
        except WrongError as error:
            wrong = str(error)
        seen = monkey.seen
        return Day(seed, monkey.inputs, wrong, seen.screens, frozenset(seen.offered), seen.pressed)


def _told(lived: list[Day]) -> Iterator[str]:
    """Each screen with how often it was there, how much could be pressed there, and below it how often each was."""
    screens: Counter[str] = sum((day.screens for day in lived), Counter())
    pressed: Counter[tuple[str, str]] = sum((day.pressed for day in lived), Counter())
    offered = frozenset().union(*(day.offered for day in lived))
    yield f"{sum(day.inputs for day in lived)} inputs in {len(lived)} days, {_wrong(lived)} of which went wrong"
    for screen, times in screens.most_common():
        targets = sorted(target for where, target in offered if where == screen)
        missed = [target for target in targets if not pressed[screen, target]]
        never = f", never {' '.join(missed)}" if missed else ""
        yield f"{screen}: {times} times, {len(targets)} targets{never}"
        yield from (f"  {target}: {pressed[screen, target]}" for target in targets)
    if missing := _screens() - screens.keys():
        yield f"never seen: {' '.join(sorted(missing))}"


def _screens() -> frozenset[str]:
    """Of the whole product, by name."""
    import kiosk.flow
    from kiosk.screen import Screen
    from tests.kiosk.monkey.monkey import SHEETS

    assert kiosk.flow.visits  # it brings along every one of them

    def below(kind: type[Screen[object]]) -> Iterator[type[Screen[object]]]:
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    names = (vars(one).get("name") for one in below(Screen) if one.__module__.startswith("kiosk."))
    return frozenset(name for name in names if isinstance(name, str)) | set(SHEETS.values())


def _wrong(lived: list[Day]) -> int:
    return sum(day.wrong is not None for day in lived)


def _unseen(place: Place) -> int:
    return len(_screens() - {screen for day in days(place) for screen in day.screens})


def _unpressed(place: Place) -> int:
    lived = days(place)
    pressed = {one for day in lived for one, times in day.pressed.items() if times}
    return len(frozenset().union(*(day.offered for day in lived)) - pressed)


FIGURES = (
    Figure("monkey_inputs", "inputs", lambda place: sum(day.inputs for day in days(place)), at_least=1_000_000),
    Figure("monkey_wrong", "days", lambda place: _wrong(list(days(place))), at_most=0),
    Figure("monkey_screens_unseen", "screens", _unseen, at_most=0),
    Figure("monkey_targets_unpressed", "targets", _unpressed, at_most=0),
)
