"""The film's scenes of the building, as sheets of moments: `python -m tests.looks FOLDER --screen film`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import av
import cv2
import numpy as np
from av.video.reformatter import Colorspace

from config.questions import shipped_questions
from config.texts import load_texts
from config.theme import load_theme
from exhibits.contribution import Role
from exhibits.demonstration.plan import DemoWork
from exhibits.demonstration.render import render
from exhibits.demonstration.works import WORKS
from exhibits.reel.alive import AliveScene, AliveWork
from exhibits.reel.ask import AFTER_VOICE_SECONDS, AskScene, frames_to_ask
from exhibits.reel.captionpaper import BurntCaptions
from exhibits.reel.captionplaces import kept_free, placed
from exhibits.reel.captions import Heard, Sound, cues
from exhibits.reel.credits import CreditsScene, credits_frames, rolls_of
from exhibits.reel.dusk import DuskScene
from exhibits.reel.last import LastScene
from exhibits.reel.pictures import Scene, pictures
from exhibits.reel.planes import frame_of
from exhibits.reel.scenes import Resident, Stage, WorkScene
from media.profile import HOUSE
from media.sign import SIGNS, Sign

SHAPES = {"wide": (1280, 720), "high": (720, 1280), "square": (900, 900)}
SMALL = replace(HOUSE, width=320, height=180)
PLACE = "Wijkplein Carnisse"
MANY = 24
FPS = 30
DRAWN = 9
"""Works that are rendered for it; the others borrow from them."""
LANGUAGES, THEME = ("nl", "ar", "ti"), "day"
"""What is drawn when nothing else is asked for: each is fifteen sheets."""
TILE = 640
"""Width of a moment on a sheet, or its height when it is upright."""
COLUMNS = 3


def draw_film(folder: Path, codes: Sequence[str], themes: Sequence[str]) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as bench:
        works = _moving_works(Path(bench))
        for code, theme, (shape, size) in product(codes or LANGUAGES, themes or (THEME,), SHAPES.items()):
            texts = load_texts(code)
            stage = Stage(replace(HOUSE, width=size[0], height=size[1]), load_theme(theme), code, texts.rtl)
            for name, (scene, moments, heard) in _scenes(stage, works).items():
                burnt = _burnt(scene, heard, stage)
                yield _sheet(scene, stage, moments, burnt, folder / f"film-{name}-{shape}-{code}-{theme}.png")


def _scenes(stage: Stage, works: Sequence[AliveWork]) -> dict[str, tuple[Scene, Sequence[float], Sequence[Heard]]]:
    """With the moments, in seconds, that are looked at, and what is captioned in the picture."""
    texts = load_texts(stage.language)
    people = tuple(work.resident for work in works)
    asks, into = people[5], people[2]
    texts_of_question = shipped_questions()[2].texts
    question = texts_of_question.get(stage.language, texts_of_question["nl"])
    lit = tuple(one.code for one in people if one not in (asks, into))
    ask = AskScene(frames_to_ask(3, FPS), question, asks, people, lit, into, place=PLACE)
    leaves = ask.frames / FPS - AFTER_VOICE_SECONDS
    rules = texts["reel.all_in"], texts.say("reel.rule.turns", seed=48213), texts.say("reel.software", version="0.4.0")
    rolls = rolls_of(texts, helpers=("Fatma", "Joris van den Heuvel", "Ayşe Yılmaz"), music=("Samuel",), rules=rules)
    thanks = CreditsScene(credits_frames(people, rolls, stage), people, texts["reel.thanks"], rolls)
    maker = people[0]
    work = WorkScene(12 * FPS, 0, works[0].path, maker, question, texts.say("reel.answers", name=people[4].name))
    told = (
        Heard(0, 9 * FPS, Sound.VIDEO, maker.name),
        Heard(9 * FPS, 12 * FPS, Sound.MEANING, maker.name),
    )
    asked = Heard(round(1.5 * FPS), ask.frames, Sound.QUESTION, asks.name)
    captions = {
        "captions-work": (work, (0.9, 2.5, 6, 10), told),
        "captions-ask": (ask, (1.7, 3), (asked,)),
        "captions-ask-no-words": (replace(ask, question=""), (1.7, 3), (asked,)),
    }
    return {
        name: (scene, at, ())
        for name, (scene, at) in {
            "dusk": (DuskScene(8 * FPS, PLACE, people, dark=(asks.code, into.code)), (0, 1.5, 2.8, 4, 5.5, 7.9)),
            "ask": (
                ask,
                (1.1, 1.6, 2.6, leaves + 0.3, leaves + 1.6, leaves + 2, leaves + 2.2, leaves + 2.5, leaves + 3),
            ),
            "alive": (AliveScene(10 * FPS, tuple(works), people, PLACE), (0, 1.2, 1.8, 3, 4, 5)),
            "credits": (thanks, [4.4 + 4.5 * page for page in range(round(thanks.frames / FPS / 4.5))]),
            "last": (LastScene(8 * FPS, texts["reel.bring"], people, PLACE), (0, 2.5, 7.9)),
        }.items()
    } | captions


def _moving_works(bench: Path) -> list[AliveWork]:
    """A second of some works of the demonstration, small, in as many windows as there are."""
    views = [_view(work, bench / str(number)) for number, work in enumerate(WORKS[:DRAWN])]
    rng = Random(3)
    signs = [Sign.from_number(rng.randrange(SIGNS)) for _ in range(MANY)]
    codes = {work.maker: f"CODE{number:06}" for number, work in enumerate(WORKS)}
    return [
        AliveWork(
            Resident(
                signs[number],
                WORKS[number % len(WORKS) % DRAWN].form,
                WORKS[number % len(WORKS)].maker,
                f"CODE{number:06}",
                codes.get(WORKS[number % len(WORKS)].answers or "", ""),
            ),
            views[number % len(WORKS) % DRAWN],
            0,
            FPS,
        )
        for number in range(MANY)
    ]


def _view(work: DemoWork, bench: Path) -> Path:
    return render(replace(work, seconds=1.0, still_at=0.0), bench, SMALL).files[Role.VIEW]


def _burnt(scene: Scene, heard: Sequence[Heard], stage: Stage) -> BurntCaptions:
    told = cues(heard, load_texts(stage.language), stage.profile, frames=scene.frames)
    return BurntCaptions(placed(told, list(kept_free(scene, stage)), stage), stage)


def _sheet(scene: Scene, stage: Stage, moments: Sequence[float], captions: BurntCaptions, path: Path) -> Path:
    scale = TILE / max(stage.profile.size)
    size = round(stage.profile.width * scale), round(stage.profile.height * scale)
    seen = [_moment(scene, stage, at, captions) for at in moments]
    tiles = [cv2.resize(one, size, interpolation=cv2.INTER_AREA) for one in seen]
    columns = COLUMNS if size[0] > size[1] else 2 * COLUMNS
    tiles += [np.full_like(tiles[0], 128)] * (-len(tiles) % columns)
    framed = [cv2.copyMakeBorder(tile, 3, 3, 3, 3, cv2.BORDER_CONSTANT, value=(128, 128, 128)) for tile in tiles]
    rows = [cv2.hconcat(framed[at : at + columns]) for at in range(0, len(framed), columns)]
    cv2.imwrite(str(path), cv2.vconcat(rows))
    return path


def _moment(scene: Scene, stage: Stage, seconds: float, captions: BurntCaptions) -> np.ndarray:
    frame = min(round(seconds * FPS), scene.frames - 1)
    (planes,) = pictures(scene, stage, frame, frame + 1)
    captions.lay(planes, frame)
    picture: av.VideoFrame = frame_of(planes).reformat(format="bgr24", src_colorspace=Colorspace.ITU709)
    return picture.to_ndarray()
