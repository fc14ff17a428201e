"""The loop: input becomes a press, the press an answer, and whoever walks away leaves nothing behind."""

from dataclasses import replace

import pygame
import pytest

from capture.messages import Level
from config.texts import load_texts
from kiosk.app import Kiosk, Times
from kiosk.draw import Canvas
from kiosk.pieces import ground, sheet
from kiosk.screen import Frame, Part, Patience, Screen, Target
from kiosk.screens.sorry import Sorry
from kiosk.script import WentHomeError, ask
from kiosk.tongue import Tongue

BUTTON = (100, 100, 120, 80)


class Page(Screen):
    """A screen with one button, which tells what it lived through."""

    name = "page"

    def __init__(self, look, name="page", patience=Patience.NORMAL):
        super().__init__(look)
        self.name, self.patience = name, patience
        self.heard, self.lived, self.pressed = [], 0.0, 0
        self.wrong = None

    def parts(self):
        if self.wrong:
            raise self.wrong
        return [ground(self.look, "#FFF6E5"), sheet(self.look, BUTTON, "#7FCB7A", self.pressed, of="go")]

    def targets(self):
        return [Target("go", BUTTON)]

    def press(self, target):
        self.pressed += 1
        return target

    def hear(self, news):
        self.heard.append(news)

    def tick(self, seconds):
        self.lived += seconds


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def stage(window, look, clock):
    """Makes a kiosk of a script, whose steps never wait."""

    def make(script, **options):
        window.wait = lambda seconds: None
        return Kiosk(window, script, Times(warn=60, warn_long=120, grace=30), clock=clock, **options)

    return make


def click(kiosk, at=(150, 140), clock=None):
    x, y = at
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.event.Event(kind, pos=(x, y), button=1))
        kiosk.step()


def key(kiosk, name):
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.key.key_code(name), unicode=""))
    kiosk.step()


def test_a_press_reaches_the_script_and_the_next_screen_is_shown(stage, look):
    pages, answers = [Page(look, "one"), Page(look, "two")], []

    def script(sorry):
        answers.append((yield pages[0]))
        yield pages[1]

    kiosk = stage(script)
    click(kiosk)
    assert answers == ["go"]
    assert kiosk.screen is pages[1]


def test_the_frame_that_shows_the_press_is_drawn_before_the_script_goes_on(stage, look, window):
    """A row is written after the visitor has seen the answer, not before."""
    page, seen = Page(look), []

    def script(sorry):
        while True:
            yield page
            seen.append(page.pressed)

    kiosk = stage(script)
    drawn = []
    window.update = lambda areas: drawn.append((page.pressed, bool(areas)))
    click(kiosk)
    assert seen == [1]
    assert (1, True) in drawn


def test_what_comes_is_painted_one_thing_a_step_while_nothing_changes(stage, look):
    painted = []
    one, other = Page(look, "one"), Page(look, "other")
    one.ahead = (
        Part((0, 0, 9, 9), ("ahead", number), lambda paper, number=number: painted.append(number))
        for number in range(3)
    )

    def script(sorry):
        yield one
        yield other

    kiosk = stage(script)
    kiosk.step()
    assert painted == []
    kiosk.step()
    assert painted == [0]
    one.pressed += 1  # it looks different now
    kiosk.step()
    assert painted == [0]
    kiosk.step()
    assert painted == [0, 1]
    click(kiosk)
    assert kiosk.screen is other
    for _ in range(3):
        kiosk.step()
    assert painted == [0, 1]


def test_what_is_painted_ahead_lies_ready(stage, look, window):
    painted, later = [], Page(look, "later")
    parts = [Part((0, 0, 9, 9), "later", lambda paper: painted.append("later"))]
    later.parts = lambda: parts
    page = Page(look)
    page.ahead = parts

    def script(sorry):
        yield page
        yield later

    kiosk = stage(script)
    for _ in range(3):
        kiosk.step()
    click(kiosk)
    kiosk.step()
    assert kiosk.screen is later
    assert painted == ["later"]


def test_nothing_is_painted_ahead_in_the_language_of_before(stage, look, window):
    painted, page = [], Page(look)
    page.frame = tuple(Frame)
    page.ahead = [Part((0, 0, 9, 9), "ahead", lambda paper: painted.append("ahead"))]
    tongue = Tongue(look.texts)
    kiosk = stage(lambda sorry: iter_forever(page), tongue=tongue)
    tongue.texts = load_texts("en")
    kiosk._speak()
    for _ in range(3):
        kiosk.step()
    assert painted == []
    assert page.look.texts.language == "en"


def test_a_pressed_shape_sinks_while_the_finger_is_down(stage, look, window):
    kiosk = stage(lambda sorry: iter_forever(Page(look)))
    kiosk.step()
    before = window.surface.copy()
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(150, 140), button=1))
    kiosk.step()
    changed = pygame.PixelArray(before).compare(pygame.PixelArray(window.surface))
    assert any(window.surface.map_rgb(0, 0, 0) in column for column in changed)


def test_a_key_presses_nothing_that_is_no_longer_there(stage, look, clock):
    """The sheet's button stays focused when the sheet has gone; what lies below it knows no such target."""
    page = Page(look)
    kiosk = stage(lambda sorry: iter_forever(page))
    clock.now += 61
    kiosk.step()
    for name in ("tab", "return", "return"):
        key(kiosk, name)
    assert not kiosk.asks
    assert page.pressed == 0


def test_any_key_says_that_somebody_is_there(stage, look, clock):
    """Whoever has only one switch, or no idea which key is meant, is not sent away."""
    page = Page(look)
    kiosk = stage(lambda sorry: iter_forever(page))
    for name in ("space", "escape", "x"):
        clock.now += 61
        kiosk.step()
        assert kiosk.asks
        key(kiosk, name)
        assert not kiosk.asks
    assert page.pressed == 0


def test_the_kiosk_asks_aloud_whether_somebody_is_there(window, look, clock):
    """X-030: who does not see the sheet hears it."""
    warned = []
    kiosk = Kiosk(
        window,
        lambda sorry: iter_forever(Page(look)),
        Times(60, 120, 30),
        warn=lambda: warned.append(kiosk.screen.name),
        clock=clock,
    )
    clock.now += 61
    kiosk.step()
    kiosk.step()
    assert warned == ["page"]


def test_a_visit_whose_end_fails_too_is_followed_by_the_next(stage, look):
    """On a full disk both the step and the clearing up after it may fail."""
    pages = {False: Page(look), True: Page(look, "sorry")}
    pages[False].wrong = OSError("first")

    def script(sorry):
        try:
            while True:
                yield pages[sorry]
        finally:
            if not sorry:
                raise OSError("and then")

    kiosk = stage(script)
    kiosk.guarded_step()
    assert kiosk.screen.name == "sorry"


@pytest.mark.parametrize("size", [(640, 360, 300), (1280, 800, 217), (1024, 600, 155), (640, 480, 200)])
@pytest.mark.parametrize("key", [None, "sorry.both"])
def test_the_kind_page_has_room_on_every_screen(window, look, size, key):
    """It is the last that is left: on a tablet it failed itself, and the kiosk went round for ever."""
    small = replace(look, width=size[0], height=size[1], width_mm=size[2])
    page = Sorry(small, key)
    Canvas(window.surface).show(page.parts(), small)
    bottom = page.targets()[0].rect[1]
    assert all(w > 0 and h > 0 and x >= 0 and y >= 0 for x, y, w, h in (part.rect for part in page.parts()))
    assert bottom > 0


def test_the_keyboard_walks_and_presses(stage, look):
    answers = []

    def script(sorry):
        while True:
            answers.append((yield Page(look)))

    kiosk = stage(script)
    key(kiosk, "tab")
    key(kiosk, "return")
    key(kiosk, "escape")
    assert answers == ["go", Frame.BACK]


def test_home_ends_what_one_was_doing(stage, look):
    ended = []

    def script(sorry):
        while True:
            try:
                yield from ask(Page(look))
            except WentHomeError:
                ended.append(True)

    kiosk = stage(script)
    home = next(target for target in kiosk.targets() if target.name == Frame.HOME.name)
    click(kiosk, home.rect[:2])
    assert ended == [True]


def test_news_reaches_backstage_first_and_then_the_screen(stage, look):
    page, order = Page(look), []
    kiosk = stage(lambda sorry: iter_forever(page), backstage=order.append)
    news = Level(0.5, 0.5)
    kiosk.tell(news)
    kiosk.step()
    assert order == page.heard == [news]


def test_nobody_there_is_asked_and_then_let_go(stage, look, clock):
    """Whoever walks away closes the script, and its clean-up runs."""
    cleaned = []

    def script(sorry):
        try:
            while True:
                yield Page(look)
        finally:
            cleaned.append(True)

    kiosk = stage(script)
    clock.now = 59
    kiosk.step()
    assert not kiosk.asks
    clock.now = 61
    kiosk.step()
    assert kiosk.asks
    assert cleaned == []
    clock.now = 92
    kiosk.step()
    assert cleaned == [True]
    assert not kiosk.asks


def test_one_touch_says_that_somebody_is_there(stage, look, clock):
    page = Page(look)
    kiosk = stage(lambda sorry: iter_forever(page))
    clock.now = 61
    kiosk.step()
    yes = kiosk.targets()[0].rect
    click(kiosk, (yes[0] + 5, yes[1] + 5))
    assert not kiosk.asks
    assert kiosk.screen is page
    assert page.pressed == 0


def test_nobody_is_hurried_where_patience_is_endless(stage, look, clock):
    kiosk = stage(lambda sorry: iter_forever(Page(look, patience=Patience.ENDLESS)))
    for clock.now in range(0, 600, 50):
        kiosk.step()
        assert not kiosk.asks


def test_whatever_goes_wrong_the_kiosk_begins_anew_with_a_kind_screen(stage, look, caplog):
    pages = [Page(look, "broken"), Page(look, "sorry")]
    begun = []

    def script(sorry):
        begun.append(sorry)
        yield pages[len(begun) - 1]

    kiosk = stage(script)
    pages[0].wrong = RuntimeError("a slip of ours")
    kiosk.guarded_step()
    assert begun == [False, True]
    assert kiosk.screen is pages[1]
    assert "a slip of ours" in caplog.text


def test_a_script_that_ends_begins_anew(stage, look):
    begun = []

    def script(sorry):
        begun.append(True)
        yield Page(look)

    kiosk = stage(script)
    click(kiosk)
    assert len(begun) == 2


def test_whoever_drives_it_from_outside_is_told_of_every_screen(stage, look):
    told = []

    def script(sorry):
        yield Page(look, "one")
        yield Page(look, "two")

    kiosk = stage(script, narrate=lambda screen, targets: told.append((screen.name, [t.name for t in targets])))
    click(kiosk)
    kiosk.step()
    assert [name for name, _ in told] == ["one", "two"]
    assert "go" in told[0][1]


def iter_forever(page):
    while True:
        yield page
