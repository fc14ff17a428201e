"""Help and the languages lie over any screen; what is below waits, or records on, and nothing of it is lost."""

from dataclasses import dataclass, field
from itertools import chain, repeat

import pygame
import pytest

from capture.messages import Opened, Recording, Taken
from config.texts import load_texts
from exhibits.collection import Collection
from kiosk.app import Kiosk, Times
from kiosk.bell import AGAIN_SECONDS, Bell
from kiosk.pieces import ground
from kiosk.screen import HERE, Frame, Patience, Screen, Target
from kiosk.screens.record import Begin, Done, Record, Stop
from kiosk.tongue import Tongue
from media.form import Form
from media.take import Take
from tests.kiosk.screens.making_screens import about, record, running

BUTTON = (200, 150, 120, 80)


class Page(Screen):
    """A screen with one button, which tells what it lived through."""

    name = "page"

    def __init__(self, look, name="page", patience=Patience.NORMAL, frame=tuple(Frame)):
        super().__init__(look)
        self.name, self.patience, self.frame = name, patience, frame
        self.lived, self.pressed, self.typed = 0.0, 0, ""
        self.news = None

    def parts(self):
        return [ground(self.look, "#FFF6E5")]

    def targets(self):
        return [Target("go", BUTTON)]

    def press(self, target):
        self.pressed += 1

    def type(self, key, text):
        self.typed += text

    def tick(self, seconds):
        self.lived += seconds

    def hear(self, news):
        return news

    def knocked(self):
        return "staff"


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@dataclass
class Visitor:
    """Presses what can be seen, by its name, and waits."""

    kiosk: Kiosk
    clock: Clock
    called: list[str] = field(default_factory=list)

    def press(self, *names):
        for name in names:
            x, y, w, h = next(target.rect for target in self.kiosk.targets() if target.name == name)
            self.touch((x + w // 2, y + h // 2))

    def touch(self, at):
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            pygame.event.post(pygame.event.Event(kind, pos=at, button=1))
            self.wait(0.3)

    def key(self, name, text=""):
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.key.key_code(name), unicode=text))
        self.wait(0)

    def wait(self, seconds):
        self.clock.now += seconds
        self.kiosk.step()

    @property
    def sees(self):
        return [target.name for target in self.kiosk.targets()]


@pytest.fixture
def come(window):
    """A visitor before a kiosk that shows these screens, one after each answer."""

    def before(*screens, tongue=None, helper=None):
        def script(sorry):
            shown = chain(screens, repeat(screens[-1]))
            while True:
                answers.append((yield next(shown)))

        window.wait = lambda seconds: None
        answers, clock, called = [], Clock(), []
        times = Times(warn=60, warn_long=120, grace=30)
        kiosk = Kiosk(window, script, times, tongue=tongue, helper=helper, call=called.append, clock=clock)
        visitor = Visitor(kiosk, clock, called)
        visitor.answers = answers
        return visitor

    return before


# help


def test_whoever_asks_for_help_is_told_whom_to_ask_and_staff_are_called(come, look):
    page = Page(look, "question")
    visitor = come(page)
    visitor.press("HELP")
    assert visitor.called == ["question"]
    assert visitor.sees == ["help.on"]
    visitor.press("help.on")
    assert "go" in visitor.sees
    assert (visitor.kiosk.screen, visitor.answers) == (page, [])


def test_the_screen_below_waits_and_cannot_be_pressed(come, look):
    page = Page(look)
    visitor = come(page)
    visitor.press("HELP")
    lived = page.lived
    visitor.touch((BUTTON[0] + 5, BUTTON[1] + 5))
    visitor.key("a", "a")
    visitor.wait(30)
    assert (page.lived, page.pressed, page.typed) == (lived, 0, "")


def test_escape_and_the_keyboard_close_a_sheet(come, look):
    visitor = come(Page(look))
    for asked_for in ("HELP", "LANGUAGE"):
        visitor.press(asked_for)
        visitor.key("escape")
        assert "go" in visitor.sees
    visitor.press("HELP")
    visitor.key("tab")
    visitor.key("return")
    assert "go" in visitor.sees
    assert visitor.answers == []


def test_the_keyboard_finds_help_and_the_languages(come, look):
    """Focus walks over the strip as over all else, and over the sheet only while that lies there."""
    visitor = come(Page(look))
    for _ in range(5):  # go, help, back, home, language
        visitor.key("tab")
    visitor.key("return")
    visitor.wait(0)
    visitor.key("tab")
    assert visitor.kiosk._focused == visitor.sees[0]
    assert visitor.sees[0].startswith("language.")


def test_below_a_sheet_nobody_stays_for_ever(come, look):
    """Also where the screen itself would hurry nobody; whoever asked for help has the longer time."""
    visitor = come(Page(look, patience=Patience.ENDLESS))
    visitor.press("HELP")
    visitor.wait(100)
    assert not visitor.kiosk.asks
    visitor.wait(30)
    assert visitor.kiosk.asks
    assert visitor.sees == ["idle.yes"]
    visitor.key("escape")  # any key says that somebody is there
    assert visitor.sees == ["help.on"]
    visitor.wait(100)
    assert not visitor.kiosk.asks


def test_a_sheet_is_gone_with_the_screen_that_it_lay_on(come, look):
    one, other = Page(look, "one"), Page(look, "other")
    visitor = come(one, other)
    visitor.press("LANGUAGE")
    visitor.kiosk.tell(Opened(True, True))
    visitor.wait(0.1)
    visitor.wait(0.1)
    assert visitor.kiosk.screen is other
    assert "go" in visitor.sees


def test_a_new_visit_has_no_sheet_of_the_last_one(come, look):
    visitor = come(Page(look))
    visitor.press("HELP")
    visitor.wait(121)
    visitor.wait(31)
    assert "go" in visitor.sees
    assert not visitor.kiosk.asks


def test_nobody_knocks_on_the_staff_door_through_a_sheet(come, look):
    visitor = come(Page(look, frame=HERE))
    visitor.press("HELP")
    for _ in range(6):
        visitor.touch((look.width - 2, 2))
    assert visitor.answers == []


# while it records


def test_help_while_it_records_stops_and_covers_nothing(come, look):
    """C-002, K-008: the take goes on, the sign that it records is seen, and *stop* is there."""
    screen = running(look, Form.VIDEO)
    visitor = come(screen)
    before = screen._seconds
    visitor.press("HELP")
    assert visitor.called == ["record"]
    assert visitor.sees == ["go", "HELP"]
    visitor.wait(2)
    assert screen._seconds >= before + 2
    board, sign = visitor.kiosk._parts()[-3].rect, screen._kept("sign", pytest.fail).rect
    assert not pygame.Rect(board).colliderect(sign)
    visitor.press("go")
    assert visitor.answers == [Stop()]


def test_the_board_over_a_recording_goes_by_itself_and_with_its_screen(come, look):
    screen, after = running(look, Form.VIDEO), Page(look)
    visitor = come(screen, after)
    parts = len(visitor.kiosk._parts())
    visitor.press("HELP")
    assert len(visitor.kiosk._parts()) == parts + 3
    visitor.wait(11)
    assert len(visitor.kiosk._parts()) == parts
    visitor.press("HELP")
    take = Take("x", Form.VIDEO, None, 5.0, (160, 90), has_sound=True)
    visitor.kiosk.tell(Taken(take))
    visitor.wait(0.1)
    visitor.wait(0.1)
    assert visitor.answers == [Done(take)]
    assert visitor.kiosk._sheets.lying == []


def test_beads_that_fall_wait_for_who_asks_for_help(come, look):
    screen = record(look, Form.VIDEO)
    screen.hear(Opened(True, True))
    visitor = come(screen)
    visitor.press("go", "HELP")
    visitor.wait(20)
    assert visitor.answers == []
    visitor.press("help.on")
    for _ in range(6):
        visitor.wait(1)
    assert visitor.answers == [Begin()]
    screen.hear(Recording("x"))
    assert isinstance(screen, Record)


# languages


def test_one_tap_changes_the_language_and_one_is_where_one_was(come, look):
    screen, tongue = about(look), Tongue(look.texts)
    visitor = come(screen, tongue=tongue)
    visitor.press("zone.bc", "LANGUAGE", "language.ar")
    assert visitor.kiosk.screen is screen
    assert screen.look.texts is tongue.texts is load_texts("ar")
    assert visitor.answers == []
    assert "done" in visitor.sees  # what one said is said still


def test_the_language_in_use_changes_nothing(come, look):
    visitor = come(Page(look), tongue=(tongue := Tongue(look.texts)))
    visitor.press("LANGUAGE", f"language.{look.texts.language}")
    assert tongue.texts is look.texts
    assert "go" in visitor.sees


def test_a_screen_that_was_made_before_goes_on_in_the_language_of_now(come, look):
    """*Back* leads to a floor that was drawn in Dutch; staff's screens have no globe, and are as they were made."""
    dutch, staff = Page(look, "floor"), Page(look, "staff", frame=())
    visitor = come(Page(look), dutch, staff, tongue=Tongue(look.texts))
    visitor.press("LANGUAGE", "language.tr", "BACK")
    assert visitor.kiosk.screen is dutch
    assert dutch.look.texts.language == "tr"
    visitor.press("BACK")
    assert visitor.kiosk.screen is staff
    assert staff.look.texts.language == "nl"


def test_nothing_of_the_old_language_stays_on_the_canvas(come, look, window):
    """A door that is painted under the same key is painted anew."""
    page = Page(look)
    visitor = come(page, tongue=Tongue(look.texts))
    visitor.wait(0)
    updated = []
    window.update = updated.extend
    page.speak(load_texts("en"))
    visitor.wait(0)
    assert pygame.Rect(look.whole) in updated


# the bell


def test_the_bell_rings_and_the_log_says_where(tmp_path):
    clock, rung = Clock(), []
    with Collection.open(tmp_path) as collection:
        bell = Bell(collection, lambda: rung.append(clock.now), clock)
        for clock.now in (0.0, 5.0, AGAIN_SECONDS):
            bell("who_may_see")
        rows = list(collection.store.rows("SELECT * FROM event_log WHERE event = 'help asked'"))
    assert rung == [0.0, AGAIN_SECONDS]
    assert len(rows) == 3
    assert all("who_may_see" in str(dict(row)) for row in rows)
