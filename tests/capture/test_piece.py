"""How a piece is read beside a microphone: on and on, and right again after whatever happened to the loudspeaker."""

import numpy as np

from capture.captured import RATE, Samples
from capture.piece import SLACK_SECONDS, Reader

BLOCK = 480
SLACK = int(SLACK_SECONDS * RATE)


def ramp(count: int = RATE) -> Samples:
    """Every sample says its own number."""
    return np.repeat(np.arange(count, dtype=np.float32)[:, None], 2, axis=1)


def test_it_is_silent_before_its_beginning_and_after_its_end() -> None:
    reader = Reader(ramp(700))
    before, within, after = (reader.read(first, BLOCK, RATE) for first in (-240, 240, 720))

    assert not before[:240].any() and before[240:, 0].tolist() == list(range(240))
    assert within[:460, 0].tolist() == list(range(240, 700)) and not within[460:].any()
    assert not after.any()


def test_what_wavers_within_the_slack_is_read_on_without_a_step() -> None:
    """Both devices' accounts tremble; music that trembles with them would sound like a record with a hole beside its
    middle."""
    reader, trembles = Reader(ramp()), np.random.default_rng(3).integers(-SLACK // 2, SLACK // 2, 40)
    read = np.concatenate([reader.read(i * BLOCK + int(trembles[i]), BLOCK, RATE) for i in range(40)])[:, 0]

    assert set(np.diff(read[int(max(0, -trembles[0])) :])) == {1.0}
    assert abs(read[-1] - (40 * BLOCK - 1)) < SLACK


def test_a_step_is_passed_over_within_one_block() -> None:
    reader = Reader(ramp())
    reader.read(4800, BLOCK, RATE)
    passing, right = reader.read(2400, BLOCK, RATE)[:, 0], reader.read(2400 + BLOCK, BLOCK, RATE)[:, 0]

    assert passing[0] == 4800 + BLOCK and passing[-1] == 2400 + BLOCK - 1
    assert right.tolist() == list(range(2400 + BLOCK, 2400 + 2 * BLOCK))


def test_two_crystals_that_drift_stay_within_the_slack() -> None:
    """A tenth of a per mille apart, which is much: after a minute they would be 6 ms from each other."""
    reader, ends = Reader(ramp(61 * RATE)), []
    for i in range(60 * RATE // BLOCK):
        wanted = round(i * BLOCK * 1.0001)
        ends.append(reader.read(wanted, BLOCK, 61 * RATE)[-1, 0] - (wanted + BLOCK - 1))

    assert np.abs(ends).max() <= SLACK + 1


def test_what_the_loudspeaker_was_not_given_is_silence_and_comes_when_it_does() -> None:
    """A computer out of breath: nobody heard the music meanwhile, and it went on where it had stopped."""
    reader = Reader(ramp())
    halting = reader.read(4800, BLOCK, 5000)[:, 0]
    silent = reader.read(4800 + BLOCK, BLOCK, 5000)
    reader.read(5000, BLOCK, RATE)
    again = reader.read(5000 + BLOCK, BLOCK, RATE)[:, 0]

    assert halting[:200].tolist() == list(range(4800, 5000)) and not halting[200:].any()
    assert not silent.any()
    assert again[0] == 5000 + BLOCK
