"""A piece is the same whatever is made in one go with it."""

from pathlib import Path

import pytest

from config.theme import load_theme
from exhibits.chunks import Chunks
from exhibits.reel.captionpaper import Burnt
from exhibits.reel.pieces import Drawn, Segment, makers, pieces
from exhibits.reel.pulse import Pulse
from exhibits.reel.render import draw
from exhibits.reel.scenes import Resident, Stage, WorkScene
from media.form import Form
from media.sign import Sign
from tests.exhibits.reel.made import chunk
from tests.exhibits.reel.shown import SMALL

STAGE = Stage(SMALL, load_theme(), "nl", rtl=False)
FADE, FRAMES = 12, 75


@pytest.fixture
def line(tmp_path: Path) -> list[Drawn]:
    """The last pictures of a work, all of the next one with a caption over it, and nothing of the one after that but
    what it fades into."""
    works = [_work(chunk(tmp_path / f"{number}.mp4", FRAMES, first=100 * number), number) for number in range(3)]
    sums = {work.path: f"sum {number}" for number, work in enumerate(works)}
    going, staying, coming = works
    segments = [
        Segment(going, None, 0, FRAMES - FADE),
        Segment(staying, going, FADE, FRAMES - FADE, (Burnt(5, 40, "(Buur vertelt)", 120),)),
        Segment(coming, staying, FADE, FADE),
    ]
    first, second, third = ([*pieces(segment, STAGE, sums, home=None)] for segment in segments)
    drawn = [*first, *second, *third]
    assert all(isinstance(piece, Drawn) for piece in drawn)
    return [piece for piece in drawn if isinstance(piece, Drawn)]


def _work(path: Path, number: int) -> WorkScene:
    resident = Resident(Sign.from_number(number), Form.VIDEO, f"Buur {number}", f"CODE{number:06}")
    return WorkScene(FRAMES, 0, path, resident, "Wie groet jou?")


def test_pieces_are_the_same_drawn_alone_and_with_those_before_and_after_them(tmp_path: Path, line: list[Drawn]):
    together, alone = Chunks(tmp_path / "together"), Chunks(tmp_path / "alone")

    draw(line, STAGE, together, _pulse(together), makers())
    for piece in line:
        draw([piece], STAGE, alone, _pulse(alone), makers())

    assert len(line) == 5
    for piece in line:
        assert together.path(piece.key).read_bytes() == alone.path(piece.key).read_bytes()


def _pulse(chunks: Chunks) -> Pulse:
    return Pulse(chunks.bench / "pulse", chunks.bench / "stop")
