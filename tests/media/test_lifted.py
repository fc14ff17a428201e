"""A dance that was lifted once is there again, moment by moment."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from media.dancer import lift_dancer
from media.errors import DamagedError
from media.lifted import keep_dancer, kept_dancer, lifted_key
from media.lifting import Cutout
from media.seen import Seen
from media.take import Sheets
from tests.media.dances import draw_dance


def same(one: Cutout, other: Cutout) -> bool:
    layers = [*zip((*one.echoes, *one.figure), (*other.echoes, *other.figure), strict=True)]
    return len(one.echoes) == len(other.echoes) and all(
        a.colour == b.colour and all(map(np.array_equal, a.outlines, b.outlines)) for a, b in layers
    )


@pytest.mark.parametrize("seen", [Seen.SHADOW, Seen.PAPER, Seen.TRAILS])
def test_what_is_kept_is_what_was_lifted(seen: Seen, tmp_path: Path) -> None:
    drawn = draw_dance(tmp_path / "dance.mkv", seen, "wave", seconds=0.7)
    dancer = replace(lift_dancer(drawn.path, drawn.facts), unseen=0.36, first=4, pace=2)
    keep_dancer(dancer, tmp_path / "dance.npy")
    kept = kept_dancer(tmp_path / "dance.npy", drawn.facts.sheets)

    assert len(kept.moments) == len(dancer.moments) > 15
    assert all(same(dancer.at(picture), kept.at(picture)) for picture in (0, 3, 11, 40, -5))
    assert np.array_equal(kept.energy, dancer.energy)
    assert (kept.unseen, kept.first, kept.pace) == (pytest.approx(0.36), 4, 2)
    assert kept.sheets == dancer.sheets
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".mkv"] == ["dance.npy"]


def test_another_recording_or_another_place_to_stand_is_another_file(tmp_path: Path) -> None:
    facts = draw_dance(tmp_path / "dance.mkv", Seen.SHADOW, seconds=0.2).facts

    names = {lifted_key("a", facts), lifted_key("b", facts), lifted_key("a", replace(facts, height=0.5))}
    assert len(names) == 3
    assert lifted_key("a", facts) in names


def test_a_file_that_is_not_whole_is_said(tmp_path: Path) -> None:
    (tmp_path / "torn.npy").write_bytes(b"\x93NUMPY")

    with pytest.raises(DamagedError, match=r"torn\.npy"):
        kept_dancer(tmp_path / "torn.npy", Sheets(("#000000",)))
