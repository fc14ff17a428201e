"""Who dances without a face: no picture of the camera is ever in the file or in the memory that the kiosk reads."""

from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from capture.booth import Booth
from capture.captured import SIZE, Picture, Pixels
from capture.devices import DeviceChoice
from capture.framing import Framing
from capture.messages import Learn, Learned, Level, Open, Opened, Record, Recording, See, Stop, Taken
from capture.ring import PreviewRing
from capture.room import MASK_SIZE
from capture.sight import Sight
from capture.standin import draw_pattern, draw_room, draw_scene
from capture.virtual import virtual_camera
from media.form import Form
from media.seen import Seen
from media.take import Take

FACELESS = [seen for seen in Seen if seen.faceless]
FOUND = 0.7


def pattern_in(picture: Pixels) -> float:
    """How surely the pattern that the dancer wears is somewhere in a picture, mirrored or not; 1 is certain."""
    grey = cv2.cvtColor(cv2.resize(picture[:, :, :3], MASK_SIZE, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    worn = draw_pattern(int(MASK_SIZE[1] / 12 * 1.6))[:, :, 0]
    rng = np.random.default_rng(1)  # a little grain: a flat place is not like anything
    grained = cv2.add(grey, rng.integers(0, 4, grey.shape, np.uint8))
    found = [cv2.matchTemplate(grained, one, cv2.TM_CCOEFF_NORMED).max() for one in (worn, cv2.flip(worn, 1))]
    return float(max(found))


def recorded(take: Take) -> list[Pixels]:
    with av.open(str(take.path)) as file:
        return [frame.to_ndarray(format="bgr24") for frame in file.decode(video=0)]


def shown(ring: PreviewRing) -> Pixels:
    preview = ring.read()
    assert preview is not None
    return preview.pixels


def test_a_pattern_that_the_camera_sees_is_nowhere_in_a_dance_without_a_face(takes: Path, listener) -> None:
    """C-020: from the empty room to the file, through a real booth and a real camera, in each way of being seen."""
    with (
        virtual_camera(pattern=True, empty_for=1) as camera,
        Booth(takes, DeviceChoice(camera.url, "tone"), listener.news.put) as booth,
    ):
        booth.send(Learn())
        assert listener.until(Opened).camera
        listener.until(Learned)
        assert booth.preview() is None
        ring, files, made = {}, {}, {}
        booth.send(Open(Form.DANCE, Seen.SHADOW))
        listener.until(Opened)
        for seen in Seen:
            booth.send(See(seen))
            booth.send(Record(seen, Form.DANCE, 20.0))
            listener.until(Recording)
            ring[seen] = []
            for _ in range(8):  # as often as nothing in it is overwritten unseen
                listener.until(Level)
                ring[seen] += list(booth._ring._slots.copy())
            booth.send(Stop())
            made[seen] = listener.until(Taken).take
            files[seen] = recorded(made[seen])

    for pictures in (ring, files):
        assert np.median([pattern_in(picture) for picture in pictures[Seen.YOURSELF]]) > FOUND  # it would be found
        for seen in FACELESS:
            assert len(pictures[seen]) >= 8
            assert max(map(pattern_in, pictures[seen])) < FOUND
    assert made[Seen.YOURSELF].figure is None
    for seen in FACELESS:
        figure = made[seen].figure
        assert figure is not None and figure.feet_y == pytest.approx(0.84, abs=0.03)


def test_every_picture_of_the_ring_is_a_drawing_from_the_first_on(listener) -> None:
    """The whole memory is searched, not only what a kiosk would read; between two ways of being seen it is empty."""
    ring, handed = PreviewRing.new(), []
    sight = Sight(ring, handed.append)
    sight.begin(Seen.YOURSELF)
    sight.see(Picture(draw_scene(0.5, pattern=True), 0.0))
    assert pattern_in(shown(ring)) > FOUND
    sight.turn_to(Seen.SHADOW)
    assert not ring._slots.any()
    for seen in FACELESS:
        sight.turn_to(seen)
        for number in range(10):
            sight.see(Picture(draw_scene(number / 4, pattern=True), number / 4))
            assert max(map(pattern_in, ring._slots)) < FOUND
    sight.turn_to(Seen.YOURSELF)
    assert not ring._slots.any()

    assert [one.seen for one in handed] == [Seen.YOURSELF, *(seen for seen in FACELESS for _ in range(10))]
    ring.close()


def test_a_look_that_somebody_walks_into_does_not_replace_a_good_one() -> None:
    """Otherwise whoever stood before the kiosk at the full hour is a hole in everybody's dance."""
    ring, handed = PreviewRing.new(), []
    sight = Sight(ring, handed.append)
    for scene in (lambda at: draw_room(), draw_scene):
        sight.learn()
        for number in range(32):
            sight.see(Picture(scene(number / 15), number / 15))
        assert sight.learned and sight.sure
        sight.begin(Seen.SHADOW)
    for number in range(6):
        sight.see(Picture(draw_scene(1.0), number / 15))

    assert len(handed) == 6  # nothing of the empty room was shown or recorded
    assert handed[-1].figure is not None
    assert handed[-1].figure.height == pytest.approx(0.65, abs=0.05)
    ring.close()


def test_a_first_look_into_which_somebody_walks_is_better_than_none_but_not_sure() -> None:
    """So the next look comes soon, and is kept when nobody is there."""
    ring = PreviewRing.new()
    sight = Sight(ring, lambda picture: None)
    for scene, sure in ((draw_scene, False), (draw_scene, False), (lambda at: draw_room(), True), (draw_scene, True)):
        sight.learn()
        for number in range(32):
            sight.see(Picture(scene(number / 15), number / 15))
        assert sight.sure is sure
    ring.close()


def test_the_room_is_known_again_when_the_camera_looks_as_it_did_when_it_was_learned() -> None:
    """A visitor looked lower; who dances next is told from the room at once, standing still or not."""
    ring, handed = PreviewRing.new(), []
    sight = Sight(ring, handed.append)
    sight.learn()
    for number in range(32):
        sight.see(Picture(draw_room(), number / 15))
    sight.begin(Seen.YOURSELF)
    sight.frame(Framing(1.21, -1.0))
    sight.frame(Framing())
    sight.begin(Seen.SHADOW)
    for number in range(6):
        sight.see(Picture(draw_scene(1.0), number / 15))
    assert handed[-1].figure is not None

    sight.forget_room()
    for number in range(6):
        sight.see(Picture(draw_scene(1.0), number / 15))
    assert handed[-1].figure is None
    assert handed[-1].seen is Seen.SHADOW
    ring.close()


def test_a_take_is_of_one_kind_whatever_is_said_while_it_is_made(takes: Path, listener) -> None:
    """A kiosk that is mistaken must not put a face into a shadow's film."""
    with Booth(takes, DeviceChoice("test-card", "tone"), listener.news.put) as booth:
        booth.send(Open(Form.DANCE, Seen.SHADOW))
        listener.until(Opened)
        booth.send(Record("one-kind", Form.DANCE, 10.0))
        listener.until(Recording)
        booth.send(See(Seen.YOURSELF))
        while listener.until(Level).seconds < 0.8:
            pass
        booth.send(Stop())
        take = listener.until(Taken).take

    wall = (196, 214, 226)
    assert not any(np.abs(picture[40, 640].astype(int) - wall).max() < 30 for picture in recorded(take))


def test_trying_the_devices_closes_them_again_also_without_a_camera(takes: Path, listener) -> None:
    with Booth(takes, DeviceChoice("no such camera", "tone"), listener.news.put) as booth:
        booth.send(Learn())

        assert listener.until(Opened) == Opened(False, True, None, "tone")
        listener.until(Learned)


def test_a_visitor_who_comes_while_the_room_is_learned_is_served_at_once(takes: Path, listener) -> None:
    with Booth(takes, DeviceChoice("test-card", "tone"), listener.news.put) as booth:
        booth.send(Learn())
        listener.until(Opened)
        booth.send(Open(Form.DANCE, Seen.TRAILS))
        listener.until(Opened)
        booth.send(Record("soon", Form.DANCE, 0.6))

        assert listener.until(Taken).take.size == SIZE
