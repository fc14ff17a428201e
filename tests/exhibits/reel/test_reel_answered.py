"""A chain of real small works: what is seen at every cut is what belongs to this moment of the music."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from config.theme import load_theme
from exhibits.errors import SpoiltError
from exhibits.reel.answered import ChainScene
from exhibits.reel.chain import Part, plan_chain
from exhibits.reel.pictures import pictures
from exhibits.reel.planes import Planes, frame_of
from exhibits.reel.scenes import Resident, Stage, WorkScene, least_cap
from exhibits.reel.tag import draw_tag
from media.beats import find_beats
from media.encode import Encoder
from media.fit import bring_home
from media.form import Form
from media.lag import lag_of
from media.profile import HOUSE, HouseProfile
from media.sign import Sign
from media.sound import read_sound
from media.testcard import beep_times, beeps, card_picture

pytestmark = pytest.mark.xdist_group("answered")  # what these tests share is dear

SMALL = replace(HOUSE, width=640, height=360)
SECONDS = 12.0
MUSIC = [0.5 + 0.7 * many for many in range(16)]
"""A beep each beat, 86 a minute."""
LATE = {"MUSIC": 0, "DANCE1": 9, "DANCE2": 0, "SONG": 4}
"""Frames by which what each of them carries of the music begins later."""
GROUNDS = {"DANCE1": (90, 30, 30), "DANCE2": (30, 90, 30)}


def stage(profile: HouseProfile = SMALL, *, rtl: bool = False) -> Stage:
    return Stage(profile, load_theme(), "ar" if rtl else "nl", rtl)


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> ChainScene:
    """A music, two dances to it of which one began later, and a song beside it. Dancers flash on the beat."""
    folder = tmp_path_factory.mktemp("chain")
    files = {code: _work(folder / f"{code}.mp4", code) for code in LATE}
    parts = [
        Part(code, round(SECONDS * 30), round((lag_of(files[code], files["MUSIC"]) or 0) * 30 / 48000)) for code in LATE
    ]
    assert {part.code: part.offset for part in parts} == LATE
    cuts = plan_chain(330, find_beats([read_sound(files["MUSIC"])]), parts, fps=30, seed=2)
    works = (WorkScene(round(SECONDS * 30), 0, files[code], _resident(code), "") for code in LATE)
    return ChainScene(330, cuts, tuple(works))


def _resident(code: str) -> Resident:
    form = Form.DANCE if code in GROUNDS else Form.MUSIC
    return Resident(Sign(len(code), 3, list(LATE).index(code)), form, f"Buur {code}", code)


def _work(path: Path, code: str) -> Path:
    late = LATE[code] / 30
    begins = [at + late for at in MUSIC if at + late < SECONDS - 0.2]
    voice = beeps(SECONDS, [3.33, 7.7], loudness=0.1) if code == "SONG" else 0
    sound = beeps(SECONDS, begins) * (1 + 0.3 * np.sin(np.arange(round(SECONDS * 48000)) / 9000))[:, None] + voice
    raw = path.with_suffix(".raw.mp4")
    with Encoder(raw, SMALL, video=code in GROUNDS) as encoder:
        for number in range(round(SECONDS * 30)) if code in GROUNDS else ():
            lit = any(round(at * 30) <= number < round(at * 30) + 3 for at in begins)
            bgr = card_picture(SMALL.size, number, lit=lit, colour=GROUNDS[code])
            encoder.picture(np.dstack([bgr, np.full(bgr.shape[:2], 255, np.uint8)]))
        encoder.sound(sound.astype(np.float32))
    bring_home(raw, path, SMALL, trusted=True)
    return path


def drawn(scene: ChainScene, first: int, last: int, on: Stage | None = None) -> list[Planes]:
    return [planes.copy() for planes in pictures(scene, on or stage(), first, last)]


def test_everyone_flashes_on_the_beat_of_the_one_music_at_every_cut(chain: ChainScene):
    """The dancer who began 0.3 seconds later too."""
    beat_frames = [round(at * 30) for at in beep_times(read_sound(chain.works[0].path))]
    light = [frame_of(planes).to_ndarray(format="gray")[60:100].mean() for planes in drawn(chain, 0, 330)]
    dances = [cut for cut in chain.cuts if cut.code in GROUNDS]

    assert {cut.code for cut in dances} == set(GROUNDS)
    assert {cut.code for cut in chain.cuts} == set(LATE)
    for cut in dances:
        shown = range(cut.starts, cut.starts + cut.frames)
        flashes = [frame for frame in shown if light[frame] > 180 and (frame == cut.starts or light[frame - 1] < 180)]
        assert flashes == [frame for frame in beat_frames if frame in shown]
        assert cut.starts in [*beat_frames, 0]


@pytest.mark.parametrize("span", [(0, 60), (47, 108), (199, 200), (290, 330)])
def test_the_same_frame_is_the_same_bytes_in_any_range(chain: ChainScene, span: tuple[int, int]):
    whole = drawn(chain, 0, 330)

    assert all(np.array_equal(one, other) for one, other in zip(drawn(chain, *span), whole[slice(*span)], strict=True))


@pytest.mark.parametrize("rtl", [False, True])
def test_a_tag_is_there_a_moment_after_each_cut(chain: ChainScene, rtl: bool):
    """Nothing of it in the last picture before, and it slides: no picture changes all of it at once."""
    paper = int(load_theme().roles.paper[1:3], 16)

    def on_paper(planes: Planes) -> float:
        foot = frame_of(planes).to_ndarray(format="rgb24")[312:332]
        side = foot[:, -110:] if rtl else foot[:, :110]
        return float((np.abs(side[..., 0].astype(int) - paper) < 12).mean())

    for cut in chain.cuts[1:4]:
        one, there = drawn(chain, cut.starts, cut.starts + 1, stage(rtl=rtl)), cut.starts + 9
        assert on_paper(drawn(chain, there, there + 1, stage(rtl=rtl))[0]) > 0.3
        assert on_paper(one[0]) < on_paper(drawn(chain, there, there + 1, stage(rtl=rtl))[0])


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (720, 720), (3840, 2160), (640, 360)])
@pytest.mark.parametrize("name", ["Jo", "Wijkvereniging De Oude Lindeboom", "جارنا من الطابق الثالث"])
def test_a_tag_fits_any_picture(size: tuple[int, int], name: str):
    on = stage(replace(HOUSE, width=size[0], height=size[1]), rtl=name > "z")
    tag = draw_tag(Resident(Sign(1, 2, 3), Form.DANCE, name), on)

    assert tag.shape[1] <= size[0] * 0.9
    assert tag.shape[0] % 2 == tag.shape[1] % 2 == 0


def test_a_tag_grows_with_the_room_it_is_read_in():
    """E-006: from six metres before a screen of two."""
    near, far = stage(), replace(stage(), least_cap=least_cap(6000, 2000))
    jo = Resident(Sign(1, 2, 3), Form.DANCE, "Jo")

    assert draw_tag(jo, far).shape[0] > 1.8 * draw_tag(jo, near).shape[0]


def test_a_work_that_is_shorter_than_planned_is_said(chain: ChainScene):
    cut = replace(chain.cuts[0], code="DANCE1", cut_in=10_000)
    scene = replace(chain, cuts=(cut,))

    with pytest.raises(SpoiltError, match="shorter than it should be"):
        drawn(replace(scene, works=tuple(replace(work, path=chain.works[0].path) for work in scene.works)), 0, 10)
