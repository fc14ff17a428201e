"""Every state of every staff screen, for tests that hold for all of them."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from random import Random

import numpy as np

from capture.devices import DevicesThere, SoundDevices
from capture.framing import Framing
from capture.messages import Level
from capture.ring import Preview
from capture.roundtrip import RoundTrip
from config.settings import Shape
from exhibits.choosing import Reason, Rule, Why
from exhibits.contribution import LostLink, Makers, Purpose
from kiosk.cards import Card
from kiosk.look import Look
from kiosk.news import JobDone, JobFailed, JobMoved, News
from kiosk.screen import Screen
from kiosk.screens.staff.apparatus import Apparatus, Kind
from kiosk.screens.staff.data import DATA, DataDesk
from kiosk.screens.staff.desk import Tab
from kiosk.screens.staff.device_wishes import Measured
from kiosk.screens.staff.devices import SEEK_AFTER_SECONDS, DevicesDesk
from kiosk.screens.staff.export import ExportDesk, Stock
from kiosk.screens.staff.film import FilmDesk, FilmStock, MakeFilm
from kiosk.screens.staff.film_list import Plan, Planned
from kiosk.screens.staff.film_looks import AS_USUAL, FilmLooks, Looks
from kiosk.screens.staff.insights import InsightsDesk, Told
from kiosk.screens.staff.keypad import Keypad
from kiosk.screens.staff.leaving import LeavingDesk
from kiosk.screens.staff.lost import Lost, LostDesk
from kiosk.screens.staff.new_insight import NewInsight, Sentence
from kiosk.screens.staff.recall import Copy, RecallDesk
from kiosk.screens.staff.shown import Day, ShownDesk, Sought
from kiosk.screens.staff.size import CardSize
from kiosk.screens.staff.trial import BOOTH_SECONDS
from kiosk.screens.staff.waiting import WaitingDesk
from kiosk.screens.staff.wording import Wording
from kiosk.screens.staff.worklist import Tool, Waiting
from kiosk.showing import Shown
from media.form import Form
from media.paper import Pixels
from media.progress import Progress
from media.sign import SIGNS, Sign
from tests.kiosk.screens import outcome_screens

LONG_NAME = "De meiden van de Wouwermanstr."
LISTED = "Groen dichtbij huis maakt dat mensen vaker naar buiten gaan, ook als het regent, en elkaar daar zien."
"""In a row of a list it may end in dots: the whole stands beside it."""
QUESTION = "Wat maakt het hier moeilijk? Gebruik geen woorden."
PATH = "/home/kiosk/wijkpodium/exports/2026-11-23-1920-exhibition/index.html"


class StillShowing:
    """A work of one grey picture, of just the size of the stage."""

    def __init__(self, size: tuple[int, int], *, done: bool = False) -> None:
        self.size, self.at, self.done, self.closed = size, 0.0, done, False

    def frame(self) -> Shown:
        return Shown(1, np.full((self.size[1], self.size[0], 4), 128, np.uint8))

    def close(self) -> None:
        self.closed = True


def signs(count: int) -> tuple[Sign, ...]:
    rng = Random(1)
    return tuple(Sign.from_number(rng.randrange(SIGNS)) for _ in range(count))


@cache
def _picture() -> Pixels:
    """A wide one, brighter to the end side, so that one sees what is cut off."""
    grey = np.full((180, 320, 4), 255, np.uint8)
    grey[:, :, :3] = np.linspace(60, 220, 320)[None, :, None]
    return grey


TOOLS = ((Tool.SAID, Tool.EXAMPLE), (Tool.WRITE,), ())


def works(count: int) -> list[Waiting]:
    forms, makers = list(Form), list(Makers)
    return [
        Waiting(
            Card(f"{i}", forms[i % 3], sign, LONG_NAME if i % 2 else "Fatma", QUESTION, 119.6),
            "23 nov. 19:20",
            frozenset(Purpose),
            makers[i % 3],
            LONG_NAME if i % 4 == 3 else None,
            "Gaat over: Hoofd en hart, Wat voor mij telt en Meedoen",
            TOOLS[i % 3],
            is_example=i % 2 == 0,
        )
        for i, sign in enumerate(signs(count))
    ]


def waiting(look: Look, count: int = 5, chosen: int = 0, *, done: bool = False) -> WaitingDesk:
    size = WaitingDesk(look, works(count), chosen, None).stage_size()
    return WaitingDesk(look, works(count), chosen, StillShowing(size, done=done))


def days(count: int) -> list[Day]:
    newest = date(2026, 11, 23)
    return [Day(newest - timedelta(days=i), "wo 23 nov", 12) for i in range(count)]


def shown(
    look: Look, count: int = 5, chosen: int | None = 0, *, sought: Sought | None = None, many_days: int = 3
) -> ShownDesk:
    listed = [replace(work, card=replace(work.card, still=_picture())) for work in works(count)]

    def desk(showing: StillShowing | None) -> ShownDesk:
        return ShownDesk(look, listed, chosen, showing, sought=sought or Sought(), days=days(many_days), waiting=count)

    return desk(None) if chosen is None else desk(StillShowing(desk(None).stage_size()))


def recall(look: Look, count: int, path: str = PATH) -> RecallDesk:
    kinds = ("reel", "exhibition", "show")
    beside = {"reel": (".vtt", ".jpg", ".otio")}
    each = [kinds[i % 3] for i in range(count)]
    copies = [Copy(kind, "23 november 2026, 19:20", path, beside.get(kind, ())) for kind in each]
    return RecallDesk(look, Tab.SHOWN, copies, waiting=3)


def lost(look: Look, count: int = 3, chosen: int | None = 0, *, may_return: bool = False, copies: int = 0) -> LostDesk:
    told = Copy("reel", "23 november 2026, 19:20", PATH)
    links = list(LostLink)
    each = [Lost(links[i % len(links)], "23 nov", may_return, [told] * copies) for i in range(count)]

    def desk(showing: StillShowing | None) -> LostDesk:
        answers = [replace(work, answers=LONG_NAME) for work in works(count)]
        return LostDesk(look, answers, chosen, showing, lost=each, waiting=3)

    return desk(None) if chosen is None else desk(StillShowing(desk(None).stage_size()))


def leaving(look: Look, *, making: bool = False) -> LeavingDesk:
    return LeavingDesk(look, waiting=3, making=making)


def export(look: Look, works: int = 12, demos: int = 13, told: News | None = None) -> ExportDesk:
    return ExportDesk(look, Stock(signs(works), signs(demos)), waiting=3, told=told)


def data(look: Look, works: int = 12, demos: int = 0, told: News | None = None) -> DataDesk:
    """Of the program's own works there are no data, however many there are."""
    return DataDesk(look, Stock(signs(works), ()), waiting=3, told=told)


class Planner:
    """Plans at once, and remembers what it was asked: every third work is not in, unless staff pick."""

    def __init__(self, works: int, demos: int) -> None:
        self._works, self._demos, self.asked = works, demos, list[MakeFilm]()

    def __call__(self, wish: MakeFilm) -> "Future[Plan]":
        self.asked.append(wish)
        planned: Future[Plan] = Future()
        planned.set_result(self._plan(wish))
        return planned

    def _plan(self, wish: MakeFilm) -> Plan:
        asked, many = wish.wish, self._works + (self._demos if wish.with_demo else 0)
        by_hand = asked.rule is Rule.HAND
        rows = [self._row(i, f"CODE{i}" in asked.picked if by_hand else i % 3 < 2, asked.rule) for i in range(many)]
        sorry = "staff.film.how.hand" if by_hand and many else "staff.sorry.nothing"
        rows.sort(key=lambda row: row.seconds is None)
        return Plan(tuple(rows), 178.6, sorry)

    @staticmethod
    def _row(i: int, inside: bool, rule: Rule) -> Planned:
        reasons = {Rule.HAND: Reason.PICKED, Rule.TURNS: Reason.TURN, Rule.SHARES: Reason.SHARED}
        if inside:
            return Planned(i, f"CODE{i}", Why(reasons.get(rule, Reason.EVERYONE), turn=i // 3 + 1), 14.3)
        return Planned(i, f"CODE{i}", Why(Reason.NOT_PICKED if rule is Rule.HAND else Reason.NO_ROOM))


def film(
    look: Look,
    count: int = 12,
    demos: int = 13,
    told: News | None = None,
    *,
    planner: Planner | None = None,
    dressed: Looks = AS_USUAL,
) -> FilmDesk:
    listed = [
        replace(one, card=replace(one.card, still=_picture() if i % 3 else None))
        for i, one in enumerate(works(count + demos))
    ]
    stock = FilmStock(
        signs(count), signs(demos), listed, ("Rivierenwijk", "Hoograven"),
        (Purpose.EXHIBITION, Purpose.HERE, Purpose.INTERNET),
    )  # fmt: skip
    desk = FilmDesk(look, stock, planner or Planner(count, demos), waiting=3, looks=dressed, told=told)
    desk.tick(0.1)
    return desk


THERE = DevicesThere(
    ("HD Pro Webcam C920 [1-1.2]", "HD Pro Webcam C920 [1-4]", "Integrated Camera: Integrated C"),
    SoundDevices(
        (
            "HDA Intel PCH: ALC269VC Analog",
            "Yeti Stereo Microphone: USB Audio",
            "HD Pro Webcam C920: USB Audio",
            "pulse",
        ),
        ("HDA Intel PCH: ALC269VC Analog", "HDMI 0: LG ULTRAWIDE", "Jabra Link 380: USB Audio", "pulse"),
    ),
)


def camera_picture(after: int) -> Preview | None:
    return Preview(1, _grey()) if after < 1 else None


@cache
def _grey() -> Pixels:
    """Nearly white where the light comes in: the lines are seen on both."""
    grey = np.full((360, 640, 4), 255, np.uint8)
    grey[:, :, :3] = np.linspace(20, 250, 640)[None, :, None]
    return grey


def no_picture(after: int) -> None:
    """A camera that gives nothing."""


def devices(
    look: Look,
    kind: Kind = Kind.CAMERA,
    there: DevicesThere | None = THERE,
    *,
    preview: Callable[[int], Preview | None] = camera_picture,
) -> DevicesDesk:
    chosen = {Kind.CAMERA: THERE.cameras[1], Kind.MICROPHONE: "Yeti", Kind.LOUDSPEAKER: None, Kind.HEADPHONES: None}
    desk = DevicesDesk(
        look,
        Apparatus(DevicesThere(), chosen),
        Framing(),
        waiting=3,
        preview=preview,
        answers=lambda: False,
    )
    for seconds in (SEEK_AFTER_SECONDS, 0.01):
        desk.tick(seconds)
        desk.wishes.clear()
        desk.found = lambda: there
    desk.hear(Level(0.6, 0.7))
    if kind is not Kind.CAMERA:
        desk.press(f"kind.{kind}")
        desk.wishes.clear()
    return desk


def _devices(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    yield "devices, seeking", devices(look, there=None, preview=no_picture)
    yield "camera", devices(look)
    for kind in (Kind.MICROPHONE, Kind.LOUDSPEAKER, Kind.HEADPHONES):
        yield kind.value, devices(look, kind)
    trying = devices(look, Kind.LOUDSPEAKER)
    trying.press("row.2")
    yield "loudspeaker, trying", trying
    failed = devices(look, preview=no_picture)
    failed.press("row.1")
    failed.wishes.clear()
    failed.tick(BOOTH_SECONDS + 1)
    yield "camera, failed", failed
    for name, trip in (("measured", RoundTrip(0.0423, 0.001, 9.0, 7, "a", "b")), ("unheard", None)):
        measured = devices(look, Kind.LOUDSPEAKER)
        measured.press("measure")
        measured.wishes.clear()
        yield "measuring", measured
        measured.measured = partial(Measured, trip)
        measured.tick(0.1)
        yield name, measured
    many = DevicesThere(tuple(f"Webcam {i}" for i in range(40)))
    yield "many cameras", devices(look, there=many)


def states(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    yield from _first(look)
    yield from _waiting(look)
    yield from _shown(look)
    yield from _recalled(look)
    yield from _lost(look)
    yield from _leaving(look)
    yield from _devices(look)
    yield from _insights(look)
    yield from _exports(look, Tab.FILM.value, film)
    yield from _exports(look, Tab.EXHIBITION.value, export)
    yield from _exports(look, DATA, data)
    down = [{"sign": 17 * number, "name": name} for number, name in enumerate([LONG_NAME, None, "Fatma", "Jan"])]
    facts = {"path": PATH, "taken_out": down}
    yield "exhibition, ready and some are out", export(look, told=JobDone("exhibition", facts))
    yield from _films(look)


def _first(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    yield "pin", Keypad(look, "staff.pin.title", "staff.pin.wrong")
    chosen = Keypad(look, "staff.pin.choose", "staff.pin.choose_hint", may_leave=False)
    for digit in "246810":
        chosen.press(digit)
    yield "pin, full", chosen
    yield "size", CardSize(look)


def _waiting(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    yield "nothing waits", WaitingDesk(look, [], 0, None)
    yield "unseen", WaitingDesk(look, works(1), 0, None)
    yield "few wait", waiting(look)
    yield "a question waits", waiting(look, chosen=1)
    yield "wording", Wording(look, "Wie bakt er bij jou op de hoek het brood voor de hele buurt?")
    yield "many wait", waiting(look, 60, 30, done=True)
    for asked in ("approve", "refuse"):
        asking = waiting(look)
        asking.press(asked)
        yield asked, asking
    sure = waiting(look)
    sure.press("refuse")
    sure.press("taken_back")
    yield "sure before it was shown", sure


def _shown(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    yield "nothing is shown", shown(look, 0, None)
    yield "none found", shown(look, 0, None, sought=Sought(Form.DANCE))
    yield "few shown", shown(look, 2, None, sought=Sought(Form.MUSIC, date(2026, 11, 22)))
    yield "many shown", shown(look, 400, 200)
    by_day = shown(look, 400, None, sought=Sought(day=date(2026, 11, 20)), many_days=70)
    by_day.press("days")
    yield "days", by_day
    later = shown(look, 400, 3, many_days=70)
    later.press("days")
    later.press("list.down")
    yield "earlier days", later
    sure = shown(look)
    sure.press("withdraw")
    yield "sure", sure


def _recalled(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    yield "in no export", recall(look, 0)
    yield "in one export", recall(look, 1)
    many = recall(look, 40)
    many.press("list.down")
    yield "in many exports", many


def _lost(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    yield "nothing is lost", lost(look, 0, None)
    yield "some are lost", lost(look, 3, None)
    yield "one that is lost", lost(look, 30, 7)
    yield "one that is lost and went out", lost(look, copies=5)
    yield "one that may return", lost(look, may_return=True, copies=2)
    sure = lost(look)
    sure.press("withdraw")
    yield "lost, sure", sure


def _leaving(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    yield "leave", leaving(look)
    sure = leaving(look, making=True)
    sure.press("leave.off")
    yield "leave, sure", sure


def insights(look: Look, count: int = 3, chosen: int | None = 0) -> InsightsDesk:
    who = "Bewoners · 28 september 2026"
    told = [Told(LISTED, who, signs(2 + 7 * i)) for i in range(count)]
    desk = InsightsDesk(look, told, waiting=3)
    if chosen is not None:
        desk.press(f"row.{chosen}")
    return desk


def new_insight(look: Look, count: int = 12, picked: int = 2) -> NewInsight:
    desk = NewInsight(look, outcome_screens.LONGEST, works(count), waiting=3)
    for i in range(picked):
        desk.press(f"row.{i}")
    return desk


def _insights(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    yield "no insights", insights(look, 0, None)
    yield "insights", insights(look)
    yield "many insights", insights(look, 40, 1)
    sure = insights(look)
    sure.press("take_down")
    yield "insight, sure", sure
    yield "sentence", Sentence(look, outcome_screens.LONGEST)
    yield "new insight", new_insight(look)
    yield "new insight, nothing picked", new_insight(look, 2, 0)


def _exports(look: Look, job: str, desk: Callable[..., Screen[object]]) -> Iterator[tuple[str, Screen[object]]]:
    yield f"{job}, nothing", desk(look, 0, 0)
    if job != DATA:  # demonstrations are no data
        yield f"{job}, demos only", desk(look, 0, 13)
    yield f"{job}, many", desk(look, 200, 13)
    yield f"{job}, begun", desk(look, told=JobMoved(job, Progress(0, 1, "job.begins")))
    yield f"{job}, half", desk(look, told=JobMoved(job, Progress(4, 10, "job.reel.pictures", 77.0)))
    yield f"{job}, ready", desk(look, told=JobDone(job, {"path": PATH}))
    yield f"{job}, stopped", desk(look, told=JobFailed(job, ""))
    yield f"{job}, sorry", desk(look, told=JobFailed(job, "staff.sorry.taken_away"))


def _films(look: Look) -> Iterator[tuple[str, Screen[object]]]:
    for rule in Rule:
        yield f"film by {rule}", chosen(film(look, 8, 0), f"rule.{rule}")
    yield "film by hand, nobody", chosen(film(look, 4, 0), "rule.hand", "row.0", "row.1", "row.3")
    later = chosen(film(look, 60), "rule.shares", "demo", "goes_to", "case", "minutes.10")
    later.press("list.down")
    yield "film of many", later
    yield "film, how it looks", looks(look)
    yield "film, how it looks, other", looks(look, "shape.9:16", "quality.4k", "captions.burnt")
    names = [LONG_NAME, "", "Fatma"]
    yield "film, ready and some are softer", film(look, told=JobDone("film", {"path": PATH, "softer": names}))
    yield "film upright", film(look, dressed=Looks(Shape.UPRIGHT))
    yield "film, planning", FilmDesk(look, film(look).stock, lambda _wish: Future(), waiting=3)


def looks(look: Look, *targets: str) -> FilmLooks:
    desk = FilmLooks(look, AS_USUAL, waiting=3)
    for target in targets:
        desk.press(target)
    return desk


def chosen(desk: FilmDesk, *targets: str) -> FilmDesk:
    for target in targets:
        desk.press(target)
        desk.tick(0.1)
    return desk
