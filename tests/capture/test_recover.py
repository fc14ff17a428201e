"""Files of takes that broke off, and files that nobody said yes to."""

from pathlib import Path

import av
import pytest

from capture.captured import SIZE, Picture, Sound
from capture.drawing import Drawing
from capture.effects import EFFECTS
from capture.errors import NothingRecordedError
from capture.matroska import sheets_of
from capture.messages import Discard, Record
from capture.microphone import BLOCK
from capture.recorder import Plan, Recorder, take_path
from capture.recover import recover
from capture.room import Room, shrunk
from capture.standin import draw_room, draw_scene, tone
from media.files import part_of
from media.form import Form
from media.seen import Seen
from media.take import Take


def make_take(takes: Path, take_id: str, seconds: float) -> Path:
    """A take as the booth makes it, without waiting for time to pass."""
    recorder = Recorder(Plan(take_id, Form.VIDEO, take_path(takes, take_id), channels=2, most_seconds=60))
    for number in range(round(seconds * 100)):
        recorder.sound(Sound(tone(number * BLOCK), 100 + number / 100))
        if number % 20 == 0:
            recorder.picture(Picture(draw_scene(number / 100), 100 + number / 100))
    recorder.stop()
    assert recorder.wait(20)
    return take_path(takes, take_id)


def make_dance(takes: Path, take_id: str, seen: Seen, seconds: float) -> Take:
    """A dance without a face, drawn as the booth draws it."""
    room = Room()
    for _ in range(20):
        room.learn(shrunk(draw_room()))
    drawing = Drawing(room, seen)
    recorder = Recorder(Plan(take_id, Form.DANCE, take_path(takes, take_id), channels=0, most_seconds=60, seen=seen))
    for number in range(round(seconds * 15)):
        recorder.picture(drawing.draw(Picture(draw_scene(number / 15), 100 + number / 15)))
    recorder.stop()
    assert recorder.wait(20) and recorder.take
    return recorder.take


def break_off(path: Path, share: float) -> None:
    """As a kill leaves it: no name, no end, a torn tail."""
    whole = path.read_bytes()
    path.unlink()
    part_of(path).write_bytes(whole[: int(len(whole) * share)])


def test_a_whole_take_is_measured(tmp_path: Path) -> None:
    make_take(tmp_path, "whole", 2.0)
    take = recover(tmp_path, "whole", Form.VIDEO)

    assert take.seconds == pytest.approx(2.0, abs=0.1)
    assert take.size == SIZE and take.has_sound


def test_a_torn_take_gets_its_name_and_the_length_that_can_be_read(tmp_path: Path) -> None:
    path = make_take(tmp_path, "torn", 3.0)
    break_off(path, 0.6)
    take = recover(tmp_path, "torn", Form.VIDEO)

    assert take.path == path and [one.name for one in tmp_path.iterdir()] == ["torn.mkv"]
    assert 0.5 < take.seconds < 2.5


@pytest.mark.parametrize("seen", [seen for seen in Seen if seen.faceless])
def test_a_drawing_tells_in_its_head_what_it_is_laid_of(tmp_path: Path, seen: Seen) -> None:
    """Half a file is enough to know it."""
    path = make_dance(tmp_path, "drawn", seen, 0.5).path
    break_off(path, 0.5)

    with av.open(str(part_of(path))) as file:
        assert sheets_of(file) == EFFECTS[seen].sheets


@pytest.mark.parametrize("seen", [seen for seen in Seen if seen.faceless])
def test_a_dance_that_broke_off_knows_where_it_stood(tmp_path: Path, seen: Seen) -> None:
    """Read again from the drawn pictures, it is what the booth measured while it drew."""
    whole = make_dance(tmp_path, "whole", seen, 4.0)
    make_dance(tmp_path, "torn", seen, 4.0)
    break_off(take_path(tmp_path, "torn"), 0.7)

    figure = recover(tmp_path, "torn", Form.DANCE).figure
    assert figure is not None and whole.figure is not None
    assert figure.sheets == whole.figure.sheets
    assert figure.feet_y == pytest.approx(whole.figure.feet_y, abs=0.02)
    assert figure.height == pytest.approx(whole.figure.height, abs=0.03)
    assert figure.feet_x == pytest.approx(whole.figure.feet_x, abs=0.15)  # it sways to and fro


@pytest.mark.parametrize("content", [b"", b"\x1aE\xdf\xa3", b"nothing of the kind" * 100])
def test_a_take_without_anything_to_read_is_gone(tmp_path: Path, content: bytes) -> None:
    part_of(take_path(tmp_path, "empty")).write_bytes(content)

    with pytest.raises(NothingRecordedError):
        recover(tmp_path, "empty", Form.DANCE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "../elsewhere", "a/b", "a.mkv", "x" * 65])
def test_a_take_cannot_be_named_out_of_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name"):
        recover(tmp_path, name, Form.DANCE)
    with pytest.raises(ValueError, match="cannot be the name"):
        Record(name, Form.DANCE, 10.0)
    with pytest.raises(ValueError, match="cannot be the name"):
        Discard(name)


def test_a_take_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    """C-033: no other account of the machine looks into takes."""
    path = make_take(tmp_path / "takes", "private", 0.6)

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
