"""Many dancers in one picture, and in one film."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import av
import cv2
import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view

from capture.matroska import Matroska
from config.theme import load_theme
from exhibits.colours import palette_of
from media.building import Palette
from media.buurtdans import Crowd, accents, render_crowd, worn
from media.calm import FLASH, luminance
from media.clip import look
from media.colour import bgr
from media.dancer import Dancer, lift_dancer
from media.errors import MediaError
from media.profile import HOUSE
from media.progress import Progress, StoppedError
from media.samples import Samples
from media.seen import Seen
from media.sound import read_sound
from media.take import FigureFacts, Sheets
from media.testcard import beeps
from tests.media.dances import Drawn, draw_dance

pytestmark = pytest.mark.xdist_group("buurtdans")  # what these tests share is dear

SMALL = replace(HOUSE, width=640, height=360)
KINDS = [(Seen.SHADOW, "sway"), (Seen.PAPER, "jump"), (Seen.TRAILS, "wave")]


@pytest.fixture(scope="module")
def dances(tmp_path_factory: pytest.TempPathFactory) -> list[Drawn]:
    folder = tmp_path_factory.mktemp("dances")
    return [draw_dance(folder / f"{seen}.mkv", seen, name, seconds=1.0) for seen, name in KINDS]


@pytest.fixture(scope="module")
def dancers(dances: list[Drawn]) -> list[Dancer]:
    return [lift_dancer(dance.path, dance.facts) for dance in dances]


@cache
def palette() -> Palette:
    return palette_of(load_theme("day"))


def own_colours(count: int) -> Palette:
    """So many colours, as far from each other as can be, that everybody is known by theirs."""
    steps = [f"{value:02X}" for value in (40, 110, 180, 250)]
    every = [f"#{red}{green}{blue}" for red in steps for green in steps for blue in steps][4:]
    return replace(palette(), hues=tuple((colour, colour) for colour in every[:count]))


def crowd_of(dancers: list[Dancer], count: int, colours: Palette, size: tuple[int, int] = (1280, 720)) -> Crowd:
    return crowd_to(
        beeps(2.0, [0.5, 1.0, 1.5]), [dancers[number % len(dancers)] for number in range(count)], size, colours
    )


def crowd_to(
    music: Samples, dancers: list[Dancer], size: tuple[int, int], colours: Palette, rng: Random | None = None
) -> Crowd:
    loud = accents(music)
    return Crowd(dancers, [dancer.begin_for(loud) for dancer in dancers], size, colours, rng or Random(5))


@pytest.mark.parametrize("count", [12, 40])
def test_everybody_is_seen(dancers: list[Dancer], count: int) -> None:
    """Of whom others dance in front, a good part is still there; at every moment, and more at the best one."""
    colours = own_colours(count)
    crowd = crowd_of(dancers, count, colours)
    assert len({spot.hue for spot in crowd.spots}) == count
    shares = np.array([_seen_shares(crowd, dancers, colours, at / 5) for at in range(5)])

    assert shares.min() > 0.08
    assert shares.max(axis=0).min() > 0.15
    assert np.median(shares) > 0.4


def _seen_shares(crowd: Crowd, dancers: list[Dancer], colours: Palette, at: float) -> list[float]:
    """For everybody: pixels of their own colour, of those that they would have alone."""
    picture = crowd.at(at)[..., :3] @ np.array([1, 256, 65536])
    found = dict(zip(*np.unique(picture, return_counts=True), strict=True))
    shares = []
    for spot in crowd.spots:
        outlines = dancers[spot.dancer % len(dancers)].moments[0].figure[0].outlines
        area = sum(cv2.contourArea(outline) for outline in outlines) * (spot.height * picture.shape[0]) ** 2
        blue, green, red = bgr(colours.hues[spot.hue][0])
        shares.append(found.get(blue + 256 * green + 65536 * red, 0) / area)
    return shares


def test_who_was_filmed_down_to_the_hips_leans_out_of_a_window(dancers: list[Dancer]) -> None:
    """The flat edge below them, where the camera's picture ended, is not seen: a wall of their colour is before it."""
    without_legs = replace(dancers[0], unseen=0.36)
    crowd = crowd_to(beeps(1.0, []), [without_legs], (1280, 720), palette())
    (spot,), picture = crowd.spots, crowd.at(0.5)[..., :3].astype(int)
    x, floor, tall = (round(length * 720) for length in (spot.x, spot.floor, spot.height))
    wall = np.abs(picture - bgr(palette().hues[spot.hue][1])).max(axis=2) < 3

    assert wall[floor - round(0.3 * tall) : floor - 8, x - 50 : x + 50].all()
    assert not wall[: floor - round(0.4 * tall), x - 50 : x + 50].any()


def test_the_same_chance_makes_the_same_picture(dancers: list[Dancer]) -> None:
    one, same = (crowd_of(dancers, 12, palette()).at(0.7).copy() for _ in range(2))
    other = crowd_to(beeps(2.0, []), dancers * 4, (1280, 720), palette(), Random(6)).at(0.7)

    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (720, 720)])
def test_a_moment_is_the_same_whatever_was_drawn_before(dancers: list[Dancer], size: tuple[int, int]) -> None:
    crowd = crowd_of(dancers, 12, palette(), size)
    first = crowd.at(0.4).copy()
    crowd.at(0.9)

    assert np.array_equal(crowd.at(0.4), first)
    assert first.shape == (size[1], size[0], 4)


def test_everybody_dances_and_nothing_jumps(dancers: list[Dancer]) -> None:
    """A dance that is shorter than the music is danced back again."""
    crowd = crowd_of(dancers, 12, palette(), (320, 180))
    lights = np.array([luminance(crowd.at(number / 30)[..., :3]) for number in range(90)])
    steps = np.abs(np.diff(lights, axis=0)).mean(axis=(1, 2))

    assert steps.max() < 0.04
    assert steps.reshape(-1)[:87].reshape(3, 29).max(axis=1).min() > 0.001


def test_the_neighbourhood_does_not_flash(dancers: list[Dancer]) -> None:
    crowd = crowd_of(dancers, 40, palette(), (320, 180))

    assert _flashing([crowd.at(number / 30).copy() for number in range(60)]) < 0.25


def test_not_even_coats_that_are_opened_and_closed_do(dances: list[Drawn], tmp_path: Path) -> None:
    """X-026, a row that does so five times a second, all at once: these are slower. Others are as they were."""
    coat = _open_and_close(tmp_path / "coat.mkv", dances[0].facts)
    music = beeps(2.0, [])
    slow = lift_dancer(tmp_path / "coat.mkv", coat)
    crowd, quick = (crowd_to(music, [dancer] * 5, SMALL.size, palette()) for dancer in (slow, replace(slow, pace=1)))
    row, film = [(tmp_path / "coat.mkv", coat)] * 5, tmp_path / "film.mp4"
    render_crowd(row, music, 2.0, film, palette(), Random(5), profile=SMALL)
    with av.open(str(film)) as file:
        shown = [frame.to_ndarray(format="bgr24") for frame in file.decode(video=0)]

    assert _flashing([quick.at(number / 30).copy() for number in range(60)]) > 0.25
    assert _flashing([crowd.at(number / 30).copy() for number in range(60)]) < 0.1
    assert _flashing(shown) < 0.1
    assert all(lift_dancer(dance.path, dance.facts).pace == 1 for dance in dances)


def _open_and_close(path: Path, facts: FigureFacts) -> FigureFacts:
    file = Matroska(path, pictures=True, sounds={}, sheets=facts.sheets)
    for number in range(60):
        picture = np.full((720, 1280, 3), bgr(facts.ground[0]), np.uint8)
        half = 110 if number % 6 < 3 else 210
        picture[160:640, 640 - half : 640 + half] = bgr(facts.colours[0])
        file.picture(picture, number * 3000)
    file.close()
    return replace(facts, feet_x=0.5, feet_y=640 / 720, height=480 / 720)


def _flashing(pictures: list[np.ndarray]) -> float:
    """How much of any third of the picture's width and height flashes more than three times in a second, at most."""
    small = [cv2.resize(picture, (64, 36), interpolation=cv2.INTER_AREA) for picture in pictures]
    lights = np.array([luminance(picture) for picture in small])
    often = np.array([_turns(lights[first : first + 30]) > 6 for first in range(0, len(lights) - 29, 10)])
    return float(sliding_window_view(often, (12, 21), axis=(1, 2)).mean(axis=(3, 4)).max())


def _turns(lights: np.ndarray) -> np.ndarray:
    """How often each place turns, by a tenth or more, from growing lighter to growing darker or back."""
    turned, rises, turns = lights[0].copy(), np.zeros(lights[0].shape), np.zeros(lights[0].shape, int)
    for light in lights[1:]:
        step = light - turned
        on = step * rises > 0
        turn = (np.abs(step) >= FLASH) & ~on
        turned = np.where(on | turn, light, turned)
        rises = np.where(turn, np.sign(step), rises)
        turns += turn
    return turns


def test_dancers_wear_the_colours_of_the_house() -> None:
    """The lightest of their own becomes the light hue; what was darker stays darker."""
    hue = ("#F48BA9", "#7A1B4B")

    assert worn(Sheets(("#67C3E8",), ("#FFD84D",)), hue) == ("#F48BA9",)
    trousers, skin, shirt = worn(Sheets(("#B9A4F0",), ("#8A2F12", "#F6A63A", "#FFF6E5")), hue)
    assert shirt == "#F48BA9" and len({trousers, skin, shirt}) == 3
    assert worn(Sheets(("#67C3E8",)), hue) == ("#F48BA9",)


# as a film


def render(dances: list[Drawn], to: Path, count: int = 12, seconds: float = 1.0, **told: object) -> list[Progress]:
    reports: list[Progress] = []
    everybody = [(dances[number % 3].path, dances[number % 3].facts) for number in range(count)]
    music = beeps(3.0, [0.5, 1.0])
    render_crowd(everybody, music, seconds, to, palette(), Random(5), profile=SMALL, report=reports.append, **told)  # type: ignore[arg-type]
    return reports


def test_a_film_of_the_crowd_is_in_the_house_profile(dances: list[Drawn], tmp_path: Path) -> None:
    reports = render(dances, tmp_path / "film.mp4", seconds=1.5)
    clip = look(tmp_path / "film.mp4")

    assert clip.seconds == pytest.approx(1.5, abs=0.05)
    assert clip.video and clip.video.size == SMALL.size and clip.video.fps == 30 and not clip.video.variable
    assert clip.audio and clip.audio.codec == "aac"
    with av.open(str(tmp_path / "film.mp4")) as file:
        pictures = [frame.to_ndarray(format="bgr24") for frame in file.decode(video=0)]
    assert len(pictures) == 45 and np.abs(pictures[0].astype(int) - pictures[30]).mean() > 2
    assert np.abs(read_sound(tmp_path / "film.mp4")[int(0.5 * 48000) : int(0.6 * 48000)]).max() > 0.1
    assert [report.doing for report in reports[:12]] == ["job.crowd.lift"] * 12
    assert reports[-1].done == reports[-1].of == 45


def test_a_film_that_is_not_whole_is_none(dances: list[Drawn], tmp_path: Path) -> None:
    """Neither one that was stopped, nor one of a dance that is gone (that one is named), nor one of a whole town."""
    with pytest.raises(StoppedError):
        render(dances, tmp_path / "film.mp4", stopped=lambda: True)
    gone = replace(dances[0], path=tmp_path / "gone.mkv")
    with pytest.raises(MediaError, match=r"gone.mkv"):
        render([gone, *dances[1:]], tmp_path / "film.mp4")
    with pytest.raises(ValueError, match="only 1 to 60"):
        render(dances, tmp_path / "film.mp4", count=61)

    assert list(tmp_path.iterdir()) == []
