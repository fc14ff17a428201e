"""A piece is the same whatever is made in one go with it."""

from pathlib import Path

import pytest

from config.theme import load_theme
from exhibits.chunks import Chunks
from exhibits.errors import SpoiltError
from exhibits.reel.captionpaper import Burnt
from exhibits.reel.pieces import Copied, Drawn, Segment, makers, pieces
from exhibits.reel.proof import is_whole
from exhibits.reel.pulse import Pulse
from exhibits.reel.render import draw, prove
from exhibits.reel.scenes import Resident, Stage, WorkScene
from media.files import sha256
from media.form import Form
from media.sign import Sign
from tests.exhibits.reel.made import chunk, damage
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


def _copied(work: Path, whole: str | None) -> list[Copied]:
    return [Copied(f"{first:040x}", work, first, min(first + 30, FRAMES), ("CODE",), whole) for first in (0, 30, 60)]


def _proved(folder: Path, run: list[Copied]) -> list[tuple[tuple[int, str], ...]]:
    chunks = Chunks(folder)
    prove(run, SMALL, chunks, _pulse(chunks))
    found = [chunks.noted(piece.key) for piece in run]
    return [facts.groups for facts in found if facts]


def test_of_a_work_that_was_looked_through_the_same_is_known_without_decoding_it_again(tmp_path: Path):
    work = chunk(tmp_path / "view.mp4", FRAMES)
    decoded = _proved(tmp_path / "decoded", _copied(work, None))

    assert is_whole(work, SMALL)
    assert [group[0] for groups in decoded for group in groups] == [30, 30, 15]
    assert _proved(tmp_path / "read", _copied(work, sha256(work))) == decoded
    damage(work)
    assert not is_whole(work, SMALL)
    assert len(_proved(tmp_path / "believed", _copied(work, sha256(work)))) == 3


@pytest.mark.parametrize("looked_through", [True, False])
def test_a_work_that_changed_since_it_was_looked_through_is_looked_through_again(tmp_path: Path, looked_through: bool):
    work = chunk(tmp_path / "view.mp4", FRAMES)
    checksum = sha256(work) if looked_through else None
    damage(work)

    with pytest.raises(SpoiltError, match=r"decoded|damaged"):
        _proved(tmp_path / "chunks", _copied(work, checksum))


def test_a_work_that_is_gone_is_missed_where_it_is_read(tmp_path: Path):
    with pytest.raises(SpoiltError, match="cannot be opened"):
        _proved(tmp_path / "chunks", _copied(tmp_path / "gone.mp4", "sum"))


def _pulse(chunks: Chunks) -> Pulse:
    return Pulse(chunks.bench / "pulse", chunks.bench / "stop")
