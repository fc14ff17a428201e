"""Dancers lifted from real files, and compared with what they were drawn from."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from av.video.reformatter import ColorRange, Colorspace

from capture.matroska import Matroska
from media.colour import bgr
from media.dancer import Dancer, lift_dancer, stood, there_and_back
from media.errors import MediaError, NotMediaError
from media.fit import bring_home
from media.lifting import Cutout, Layer, Lifter
from media.progress import StoppedError
from media.seen import Seen
from media.take import FigureFacts, Sheets
from media.testcard import flash_and_beep
from tests.media.dances import Drawn, draw_dance, filled

FACELESS = [seen for seen in Seen if seen.faceless]


@pytest.fixture(scope="module", params=FACELESS)
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    return draw_dance(tmp_path_factory.mktemp("dances") / "dance.mkv", request.param)


def lifted(path: Path, sheets: Sheets) -> list[Cutout]:
    lifter = Lifter(sheets)
    with av.open(str(path)) as file:
        return [lifter.lift(frame) for frame in file.decode(video=0)]


def figure_of(cutout: Cutout) -> np.ndarray:
    return filled(cutout.figure[0].outlines)


def overlap(one: np.ndarray, other: np.ndarray) -> float:
    return float((one & other).sum() / (one | other).sum())


def test_a_dancer_is_lifted_as_it_was_drawn(drawn: Drawn) -> None:
    """Through the codec and back: what is missing or too much is less than a pixel of the edge."""
    cutouts = lifted(drawn.path, drawn.facts.sheets)
    overlaps = [overlap(figure_of(cutout), mask) for cutout, mask in zip(cutouts, drawn.masks, strict=True)]

    assert min(overlaps) > 0.965 and np.mean(overlaps) > 0.975


def test_the_view_in_the_house_profile_can_be_lifted_too(drawn: Drawn, tmp_path: Path) -> None:
    """A film has the view at hand, encoded once more."""
    bring_home(drawn.path, tmp_path / "view.mp4")
    cutouts = lifted(tmp_path / "view.mp4", drawn.facts.sheets)

    assert np.mean([overlap(figure_of(one), mask) for one, mask in zip(cutouts, drawn.masks, strict=False)]) > 0.97


def test_nothing_of_the_ground_and_of_its_shadow_comes_along(drawn: Drawn) -> None:
    """No halo: a pixel inside its edge, what was lifted has no colour of the ground."""
    for cutout, picture in list(zip(lifted(drawn.path, drawn.facts.sheets), drawn.pictures, strict=True))[::9]:
        inside = cv2.erode(figure_of(cutout), np.ones((3, 3), np.uint8)) > 0
        ground = [np.abs(picture.astype(int) - bgr(one)).max(axis=2) < 6 for one in drawn.facts.ground]
        assert np.any(ground, axis=0)[inside].mean() < 0.001


def test_every_layer_is_what_was_laid_in_its_colour(drawn: Drawn) -> None:
    """Laid again in the order of the layers, they are the picture."""
    colours = drawn.facts.echoes + drawn.facts.colours
    cutout, picture = lifted(drawn.path, drawn.facts.sheets)[-1], drawn.pictures[-1].astype(int)
    again = np.zeros_like(drawn.pictures[-1])
    for layer in (*cutout.echoes, *cutout.figure):
        cv2.fillPoly(again, [outline.astype(np.int32) for outline in layer.outlines], bgr(colours[layer.colour]))
    for colour in colours:
        there, was = (np.abs(one - bgr(colour)).max(axis=2) < 6 for one in (again.astype(int), picture))
        if was.mean() > 0.005:  # of an echo, less than this is a rim around a newer one
            assert overlap(there, was) > 0.8


def test_who_stands_still_does_not_tremble(drawn: Drawn, tmp_path: Path) -> None:
    """Codecs change the pixels of every picture a little."""
    file = Matroska(tmp_path / "still.mkv", pictures=True, sounds={})
    for number in range(20):
        file.picture(drawn.pictures[0], number * 3000)
    file.close()
    cutouts = lifted(tmp_path / "still.mkv", drawn.facts.sheets)

    assert all(overlap(figure_of(one), figure_of(other)) > 0.99 for one, other in pairwise(cutouts))


def test_without_its_colours_a_figure_is_all_that_is_no_ground() -> None:
    """Facts from before colours were written down."""
    picture = np.zeros((360, 640, 3), np.uint8)
    picture[:] = bgr("#67C3E8")
    picture[60:300, 280:360] = bgr("#FFD84D")
    frame = av.VideoFrame.from_ndarray(picture, format="bgr24").reformat(
        format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
    )
    facts = Lifter(Sheets(("#67C3E8",))).standing(frame)

    assert facts is not None
    assert facts.feet_y == pytest.approx(300 / 360, abs=0.01)
    assert facts.height == pytest.approx(240 / 360, abs=0.01)


# a whole dance


def test_a_dancer_stands_on_its_own_feet(drawn: Drawn) -> None:
    dancer = lift_dancer(drawn.path, drawn.facts)
    corners = np.concatenate([outline for moment in dancer.moments for outline in moment.figure[0].outlines])

    assert len(dancer.moments) == len(drawn.masks)
    assert corners[:, 1].max() == pytest.approx(0, abs=0.04)
    assert corners[:, 1].min() == pytest.approx(-1, abs=0.15)
    assert abs(corners[:, 0].mean()) < 0.1


def test_who_walks_through_the_room_dances_on_the_spot(tmp_path: Path) -> None:
    """On the neighbourhood's floor one does not walk through the others."""
    mask = draw_dance(tmp_path / "one.mkv", Seen.SHADOW, seconds=0.1)
    outline = lifted(mask.path, mask.facts.sheets)[0].figure[0].outlines[0]
    walking = [Cutout((), (Layer(0, (outline + np.float32([4 * number, 0]),)),)) for number in range(90)]
    middles = [moment.figure[0].outlines[0][:, 0].mean() for moment in stood(walking, mask.facts).moments]

    assert np.ptp(middles[25:-25]) < 0.01


def test_who_stood_too_near_for_their_legs_to_be_seen_is_given_none(drawn: Drawn) -> None:
    """What was filmed of them is as large as that part of the others, and begins as high above the floor."""
    cutouts = lifted(drawn.path, drawn.facts.sheets)[:5]
    dancer = stood(cutouts, replace(drawn.facts, feet_y=0.997))
    corners = np.concatenate([outline for moment in dancer.moments for outline in moment.figure[0].outlines])

    assert dancer.unseen > 0.3
    assert corners[:, 1].max() == pytest.approx(-dancer.unseen, abs=0.03)
    assert corners[:, 1].min() == pytest.approx(-1, abs=0.15)
    assert stood(cutouts, drawn.facts).unseen == 0


def test_coming_into_the_picture_and_leaving_it_is_no_dance(tmp_path: Path) -> None:
    """Half a dancer at the edge of a camera's picture would be half a dancer in the middle of a floor."""
    drawn = draw_dance(tmp_path / "one.mkv", Seen.SHADOW, seconds=0.1)
    file = Matroska(tmp_path / "passing.mkv", pictures=True, sounds={})
    for number in range(60):
        passing = cv2.warpAffine(drawn.pictures[0], np.float32([[1, 0, 1200 - number * 40], [0, 1, 0]]), (1280, 720),
                                 borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
        file.picture(passing, number * 3000)
    file.close()
    dancer = lift_dancer(tmp_path / "passing.mkv", drawn.facts)

    assert 20 < len(dancer.moments) < 45
    assert all(np.ptp(moment.figure[0].outlines[0][:, 0]) > 0.2 for moment in dancer.moments)


def test_a_dance_goes_on_for_ever_without_a_jump() -> None:
    places = there_and_back(np.arange(20), 5)

    assert places.tolist()[:10] == [0, 1, 2, 3, 4, 3, 2, 1, 0, 1]
    assert np.abs(np.diff(places)).max() == 1
    assert there_and_back(np.arange(3), 1).tolist() == [0, 0, 0]


def test_a_dancer_moves_most_where_the_music_has_its_accents() -> None:
    """One that moves once in two seconds, to a beat once in four."""
    energy = np.zeros(60, np.float32)
    energy[20] = 1
    dancer = Dancer(Sheets(("#000000",)), (Cutout((), ()),) * 60, energy)
    accents = np.zeros(120, np.float32)
    accents[7] = 1

    assert there_and_back(np.array(dancer.begin_for(accents) + 7), 60) == 20


def test_what_shows_nobody_is_refused_with_its_name(tmp_path: Path) -> None:
    facts = FigureFacts(0.5, 0.9, 0.7, ("#282828",), ("#FF00FF",))

    with pytest.raises(NotMediaError, match=r"card.mkv shows nobody"):
        lift_dancer(flash_and_beep(tmp_path / "card.mkv", 0.5), facts)
    with pytest.raises(MediaError, match=r"gone.mkv"):
        lift_dancer(tmp_path / "gone.mkv", facts)
    with pytest.raises(StoppedError):
        lift_dancer(flash_and_beep(tmp_path / "other.mkv", 0.5), facts, stopped=lambda: True)
