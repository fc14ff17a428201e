"""A real collection in a temporary folder, with a clock and a chance that the test holds."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from exhibits.collection import Collection
from tests.exhibits.works import HeldClock


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "wijkpodium"


@pytest.fixture
def collection(folder: Path, clock: HeldClock) -> Iterator[Collection]:
    with Collection.open(folder, now=clock, chance=random.Random(1).randrange) as opened:
        yield opened
