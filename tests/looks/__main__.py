"""`python -m tests.looks FOLDER`: every screen in every language and size as pictures, and a contact sheet of them."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import click
import cv2
import numpy as np
import pygame
from PIL import Image, ImageOps

from capture.ring import Preview
from config.settings import Settings
from config.texts import languages, load_texts
from config.theme import THEMES
from exhibits.choosing import Candidate, Rule
from exhibits.colours import palette_of
from exhibits.contribution import LostLink, Purpose
from exhibits.demonstration.plan import DemoWork
from exhibits.demonstration.render import Page, soundtrack
from exhibits.demonstration.works import WORKS
from exhibits.reel.scenes import Stage
from exhibits.reel.standing import Standing
from kiosk.cards import Card
from kiosk.filming import planned
from kiosk.look import Look
from kiosk.news import JobMoved
from kiosk.screen import Screen
from kiosk.screens.attract import Attract
from kiosk.screens.browse import Browse
from kiosk.screens.home import Home
from kiosk.screens.neighbours import Neighbours
from kiosk.screens.reply import Reply
from kiosk.screens.sorry import Sorry
from kiosk.screens.staff.apparatus import Kind
from kiosk.screens.staff.data import DataDesk
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.export import ExportDesk, Stock
from kiosk.screens.staff.film import FilmDesk, FilmStock, MakeFilm
from kiosk.screens.staff.film_list import Plan
from kiosk.screens.staff.keypad import Keypad
from kiosk.screens.staff.lost import Lost, LostDesk
from kiosk.screens.staff.recall import Copy
from kiosk.screens.staff.size import CardSize
from kiosk.screens.staff.waiting import Waiting, WaitingDesk
from kiosk.screens.watch import Watch
from kiosk.strip import strip_parts
from kiosk.upright_window import picture_of
from media.curve import loudness_curve, outline
from media.form import Form
from media.living import draw_living
from media.paper import Paper, Pixels
from media.profile import HOUSE
from media.progress import Progress
from media.sign import SIGNS, Sign
from tests.kiosk.screens import mine_screens, outcome_screens, sheet_screens, show_screens
from tests.kiosk.screens.drawing import PROFILES, canvas, look
from tests.kiosk.screens.making_screens import StillShowing, states
from tests.kiosk.screens.staff_screens import devices, insights, looks, new_insight
from tests.looks.buurtdans import draw_buurtdans
from tests.looks.film import draw_film
from tests.looks.poster import draw_posters

CAMERA_SIZE = (640, 360)
ANSWERED = (None, 1, None, None, 3, 2)
"""Which of the first six works each one answers, counted from 1, on the floor with washing lines."""
SHEET_WIDTH = 480
COLUMNS = 5
LETTERS = (1.0, 1.5, 2.0)
STEP_SECONDS = 0.05


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--size", "sizes", multiple=True, type=click.Choice(list(PROFILES)), help="Only these sizes.")
@click.option("--language", "codes", multiple=True, help="Only these languages.")
@click.option("--theme", "themes", multiple=True, type=click.Choice(THEMES), help="Only these themes.")
@click.option("--letters", "sizes_of_letters", multiple=True, type=float, help="Only letters so large: 1, 1.5, 2.")
@click.option("--screen", "names", multiple=True, help="Only screens with this in their name.")
@click.option("--grey", is_flag=True, help="In greyscale: nothing that matters may vanish.")
def main(
    folder: Path,
    sizes: Sequence[str],
    codes: Sequence[str],
    themes: Sequence[str],
    sizes_of_letters: Sequence[float],
    names: Sequence[str],
    *,
    grey: bool,
) -> None:
    """Draw every screen, *buurtdans*, the film's scenes of the building and its poster."""
    for profile, code, theme in product(sizes or PROFILES, codes or offered(), themes or THEMES):
        for letters in different(profile, sizes_of_letters or LETTERS):
            parts = [profile.replace(" ", "-"), code, theme, *([f"{letters:g}x"] if letters > 1 else [])]
            place = folder / "-".join([*parts, *(["grey"] if grey else [])])
            shown = every_screen(look(profile, code, theme, letters))
            wanted = [(name, screen) for name, screen in shown if not names or any(part in name for part in names)]
            if wanted:
                place.mkdir(parents=True, exist_ok=True)
                pictures = [draw(screen, place / f"{name}.png", grey=grey) for name, screen in wanted]
                click.echo(f"{len(pictures)} screens: {contact_sheet(pictures, place.with_name(f'{place.name}.png'))}")
    if not names or any(part in "buurtdans" for part in names):
        for made in draw_buurtdans(folder):
            click.echo(made)
    if not names or any(part in "film" for part in names):
        for made in draw_film(folder, codes, themes):
            click.echo(made)
    if not names or any(part in "poster" for part in names):
        for made in draw_posters(folder):
            click.echo(made)


def different(profile: str, sizes_of_letters: Sequence[float]) -> list[float]:
    """Letters cannot grow on a screen that is as small as a layout can be."""
    return list({look(profile, letters=letters).laid_out_mm: letters for letters in sizes_of_letters[::-1]}.values())[
        ::-1
    ]


def offered() -> list[str]:
    return [language.code for language in languages()]


def every_screen(look: Look) -> Iterator[tuple[str, Screen]]:
    rng = Random(5)
    signs = [Sign.from_number(rng.randrange(SIGNS)) for _ in range(44)]
    cards = [card(work, look, sign) for work, sign in zip(WORKS, signs, strict=False)]
    yield "attract", calling(look, signs)
    yield "attract premiere", calling(look, signs[:24], signs[11], seconds=4.4)
    yield "attract nothing", calling(look, [], seconds=1.0)
    yield "home", Home(look, languages(), signs[:6])
    yield "home with a board", Home(look, languages(), signs[:6], board=True)
    for name, screen in outcome_screens.states(look, cards):
        yield name.replace(",", ""), screen
    yield "browse", Browse(look, cards[:6], None, more=True)
    hung = [replace(one, answers=to and cards[to - 1].id) for one, to in zip(cards, ANSWERED, strict=False)]
    yield "browse with answers", Browse(look, hung, None, more=True)
    yield "browse nothing", Browse(look, [], Form.MUSIC, more=False)
    for work, one in zip(WORKS[1:3], cards[1:3], strict=True):
        yield f"watch {work.form}", watched(look, work, one)
        yield f"watch {work.form} and respond", responding(watched(look, work, one), "moved", "thinking")
    yield from answering_screens(look, cards)
    for name, screen in states(look, scene(WORKS[0], CAMERA_SIZE)):
        yield name.replace(",", ""), screen
    for name, screen in mine_screens.states(look, scene(WORKS[0], CAMERA_SIZE)):
        yield name.replace(",", ""), screen
    yield "sorry", Sorry(look, "sorry.camera")
    for name, screen in shown_on_a_wall(look, cards):
        yield name.replace(",", ""), screen
    yield from sheet_screens.states(look)
    yield from staff_screens(look, cards)


def shown_on_a_wall(look: Look, cards: Sequence[Card]) -> Iterator[tuple[str, Screen]]:
    film = StillShowing(scene(WORKS[0], picture_of(look, Form.VIDEO)[2:]))
    yield from show_screens.states(look, film)
    yield from show_screens.buildings(look, cards)


def answering_screens(look: Look, cards: Sequence[Card]) -> Iterator[tuple[str, Screen]]:
    samuel = cards[2]
    yield "watch that may be answered", watched(look, WORKS[0], cards[0], may_answer=True)
    yield "watch an answer", watched(look, WORKS[7], cards[7], answered=samuel, may_answer=True)
    ended = watched(look, WORKS[7], cards[7], answered=samuel, may_answer=True, done=True)
    ended.tick(1)
    yield "watch an answer to its end", ended
    felt = watched(look, WORKS[7], cards[7], answered=samuel, may_answer=True, felt=("moved", "sad"))
    yield "watch an answer that did something", felt
    ended = watched(look, WORKS[7], cards[7], answered=samuel, may_answer=True, done=True)
    ended.tick(1)
    yield "watch to its end and respond", responding(ended, "glad")
    for one in (cards[2], cards[0], cards[1]):
        screen = Reply(look, one, frozenset(Form))
        screen.tick(1)
        yield f"reply to {one.form}", screen
    for count in (1, 3):
        yield f"neighbours {count}", Neighbours(look, samuel, [cards[7], cards[9], cards[11]][:count])
    yield "reply without a camera", Reply(look, cards[2], frozenset({Form.MUSIC}), "sorry.camera")


def staff_screens(look: Look, cards: Sequence[Card]) -> Iterator[tuple[str, Screen]]:
    yield "staff pin", Keypad(look, "staff.pin.choose", "staff.pin.choose_hint")
    yield "staff size", CardSize(look)
    waiting = [Waiting(one, "23-11", frozenset({Purpose.HERE, Purpose.EXHIBITION})) for one in cards[:7]]
    size = WaitingDesk(look, waiting, 1, None).stage_size()
    yield "staff waiting", WaitingDesk(look, waiting, 1, StillShowing(scene(WORKS[1], size)))
    yield "staff lost", lost_works(look, waiting)
    stock = Stock(tuple(one.sign for one in cards), tuple(one.sign for one in cards[:4]))
    for rule in Rule:
        yield f"staff film by {rule}", planned_film(look, cards, rule)
    yield "staff film looks", looks(look, "quality.1080p")
    moved = JobMoved(Tab.EXHIBITION.value, Progress(3, 12, "job.exhibition.files", 42))
    yield "staff exhibition", ExportDesk(look, stock, waiting=3, told=moved)
    yield "staff exhibition to make", ExportDesk(look, stock, waiting=3)
    yield "staff data", DataDesk(look, replace(stock, demos=()), waiting=3)
    yield "staff insights", insights(look)
    yield "staff new insight", new_insight(look)
    for kind in Kind:
        yield f"staff {kind}", devices(look, kind, preview=somebody)


def planned_film(look: Look, cards: Sequence[Card], rule: Rule) -> FilmDesk:
    """As the works of the program are chosen, with a heart here and there."""
    shelf = [Waiting(one, "23-11", frozenset()) for one in cards]
    known = [
        Candidate(
            f"CODE{i:02}", one.form, one.question, "Rivierenwijk", round(one.seconds * 30),
            hearts=frozenset(f"visit {visit}" for visit in range(60) if (visit * 7 + i * i) % 11 < 3 - i % 3),
        )
        for i, one in enumerate(cards)
    ]  # fmt: skip
    place = {one.code: i for i, one in enumerate(known)}
    stage = Stage(HOUSE, look.theme, look.texts.language, look.texts.rtl)
    standing = Standing((), tuple(known), {}, {}, {}, Settings(), look.texts, stage)

    def plan(made: MakeFilm) -> "Future[Plan]":
        done: Future[Plan] = Future()
        done.set_result(planned(standing, made, place))
        return done

    stock = FilmStock(
        tuple(one.sign for one in cards), (), shelf, ("Rivierenwijk",), (Purpose.EXHIBITION, Purpose.HERE)
    )
    desk = FilmDesk(look, stock, plan, waiting=3)
    for target in ("minutes.1", f"rule.{rule}"):
        desk.tick(0.1)
        desk.press(target)
    desk.tick(0.1)
    return desk


def somebody(after: int) -> Preview | None:
    """Before the camera."""
    return Preview(1, scene(WORKS[0], CAMERA_SIZE)) if after < 1 else None


def lost_works(look: Look, waiting: Sequence[Waiting]) -> LostDesk:
    answers = [replace(waiting[i], answers=name) for i, name in ((0, "Samuel"), (4, "Hanna"))]
    film = Copy("reel", "23 november 2026, 19:20", "/media/usb/film-2026-11-23.mp4")
    told = [Lost(LostLink.WITHDRAWN, "24 nov.", may_return=False, copies=[film]), Lost(LostLink.SHUT, "23 nov.", True)]
    size = LostDesk(look, answers, 0, None, lost=told, waiting=3).stage_size()
    return LostDesk(look, answers, 0, StillShowing(scene(WORKS[0], size)), lost=told, waiting=3)


def calling(look: Look, signs: Sequence[Sign], premiere: Sign | None = None, *, seconds: float = 0.45) -> Attract:
    tongues = [load_texts(look.texts.language)]
    attract = Attract(look, signs, tongues, Random(2), shut=3 if signs else 0)
    if signs:
        attract.play(StillShowing(scene(WORKS[11], attract.stage[2:])), premiere)
    for _ in range(round(seconds / STEP_SECONDS)):
        attract.tick(STEP_SECONDS)
    return attract


def watched(
    look: Look,
    work: DemoWork,
    one: Card,
    *,
    answered: Card | None = None,
    may_answer: bool = False,
    felt: Sequence[str] = (),
    done: bool = False,
) -> Watch:
    size = Watch.picture_size(look, work.form)
    picture = scene(work, size) if work.scene else living(look, work, one.sign)
    showing = StillShowing(picture)
    showing.at = 4.0
    watch = Watch(look, one, showing, hearted=False, felt=felt, answered=answered, may_answer=may_answer)
    watch.tick(0.1)
    showing.done = done
    return watch


def responding(watch: Watch, *given: str) -> Watch:
    for target in ("feel", *(f"response.{name}" for name in given)):
        watch.press(target)
    return watch


def card(work: DemoWork, look: Look, sign: Sign) -> Card:
    still = scene(work, (480, 270)) if work.scene else None
    sound = () if work.scene else tuple(outline(loudness_curve(soundtrack(work, HOUSE).mean(axis=1))))
    return Card(work.maker, work.form, sign, work.maker, work.question, work.seconds, still, sound)


@cache
def scene(work: DemoWork, size: tuple[int, int]) -> Pixels:
    """A moment of a demonstration work, of any shape."""
    assert work.scene is not None
    page = Page(work.scene, work.seconds, (1280, 720)).at(work.still_at)
    return np.asarray(cv2.resize(page, size, interpolation=cv2.INTER_AREA), np.uint8)


def living(look: Look, work: DemoWork, sign: Sign) -> Pixels:
    curve = loudness_curve(soundtrack(work, HOUSE).mean(axis=1))
    paper = Paper(look.width, look.height, mm=look.mm)
    draw_living(paper, curve, 3.2, sign, palette_of(look.theme), seed=sign.number)
    return paper.pixels


def draw(screen: Screen, path: Path, *, grey: bool = False) -> Path:
    page = canvas((screen.look.width, screen.look.height))
    page.show([*screen.parts(), *strip_parts(screen)], screen.look)
    surface = pygame.transform.grayscale(page.surface) if grey else page.surface
    pygame.image.save(surface, str(path))
    return path


def contact_sheet(pictures: Sequence[Path], path: Path) -> Path:
    small = [ImageOps.contain(Image.open(picture), (SHEET_WIDTH, SHEET_WIDTH)) for picture in pictures]
    width, height = max(one.width for one in small) + 8, max(one.height for one in small) + 8
    rows = -(-len(small) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * width, rows * height), "#808080")
    for i, one in enumerate(small):
        sheet.paste(one, (i % COLUMNS * width + 4, i // COLUMNS * height + 4))
    sheet.save(path)
    return path


if __name__ == "__main__":
    main()
