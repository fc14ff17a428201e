"""What takes a while is made by other processes, is there when it was waited for, and does not hold up who stops."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from exhibits.exhibition.again import Growing
from exhibits.exhibition.dear import WORTH_SECONDS, Dear, meanwhile
from media.progress import StoppedError, Tell


def writes_who(target: Path, tell: Tell) -> None:
    target.write_text(str(os.getpid()))


def never_ends(target: Path, tell: Tell) -> None:
    target.touch()
    signal.pause()


def never_ends_with_much(much: bytes, target: Path, tell: Tell) -> None:
    never_ends(target, tell)


def fails(target: Path, tell: Tell) -> None:
    raise ValueError(target.name)


def one(name: str, make: Callable[[Path, Tell], object] = writes_who, seconds: float = WORTH_SECONDS) -> Dear:
    return Dear(f"there/{name}", "key", seconds, "job.exhibition.files", make)


@pytest.fixture
def growing(tmp_path: Path) -> Growing:
    return Growing(tmp_path, tmp_path / "before")


@pytest.fixture(autouse=True)
def nobody_is_left() -> Iterator[None]:
    """Of the processes that a test began."""
    before = set(multiprocessing.active_children())
    yield
    assert set(multiprocessing.active_children()) <= before


def made_by(growing: Growing, *seconds: float) -> list[int]:
    heard: list[float] = []
    with meanwhile(growing) as hands:
        hands.begin(one(f"{number}", seconds=each) for number, each in enumerate(seconds))
        hands.finish(lambda part, doing: heard.append(part))
    assert heard == sorted(heard)
    assert heard[0] == 0
    return [int((growing.folder / "there" / f"{number}").read_text()) for number in range(len(seconds))]


def test_much_is_made_by_others_and_little_here(growing, tmp_path):
    others = made_by(growing, WORTH_SECONDS / 2, WORTH_SECONDS / 2)
    assert os.getpid() not in others
    assert growing.new == 2
    (tmp_path / "other").mkdir()
    little = made_by(Growing(tmp_path / "other", tmp_path / "before"), 0.1, 0.1)
    assert little == [os.getpid()] * 2


def test_whoever_stops_waits_for_nobody(growing):
    with pytest.raises(StoppedError), meanwhile(growing) as hands:
        hands.begin([one("never", never_ends)])
        hands.finish(partial(_stopped_once_begun, growing.folder / "there" / "never"))


@pytest.mark.timeout(60)
def test_whoever_stops_waits_for_nothing_that_is_handed_over(growing):
    """A plan of a thousand works is more than a pipe holds."""
    much = partial(never_ends_with_much, bytes(1_000_000))
    with pytest.raises(StoppedError), meanwhile(growing) as hands:
        hands.begin(one(f"{number}", much) for number in range(8))
        hands.finish(partial(_stopped_once_begun, growing.folder / "there" / "0"))


def _stopped_once_begun(path: Path, part: float, doing: str) -> None:
    if path.exists():
        raise StoppedError


def test_what_goes_wrong_there_goes_wrong_here(growing):
    with pytest.raises(ValueError, match="bad"), meanwhile(growing) as hands:
        hands.begin([one("bad", fails), one("good")])
        hands.finish(lambda *_: None)
    assert growing.new == 0


def test_what_is_there_is_begun_by_nobody(tmp_path):
    before = Growing(tmp_path / "first", tmp_path / "none")
    (tmp_path / "first").mkdir()
    made_by(before, 0.1)
    before.finish({}, seed=1)
    (tmp_path / "again").mkdir()
    with meanwhile(Growing(tmp_path / "again", tmp_path / "first")) as hands:
        hands.begin([one("0", fails)])
        hands.finish(lambda *_: pytest.fail("there is nothing to wait for"))
    assert (tmp_path / "again" / "there" / "0").exists()
