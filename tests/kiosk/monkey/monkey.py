"""A visitor without sense, who drives the whole kiosk in steps and sees after each whether something went wrong."""

import random
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pygame

from kiosk.app import Kiosk
from kiosk.hands import Hands
from kiosk.press import target_at
from kiosk.screen import Frame, Target
from kiosk.screens.help import HelpSheet
from kiosk.screens.idle import IdleSheet
from kiosk.screens.languages import LanguageSheet
from tests.kiosk.monkey.dice import Dice
from tests.kiosk.monkey.never import Faults, WrongError, check_collection, check_rest
from tests.kiosk.monkey.paws import Paws

PIN = "246810"
USUAL = (
    pygame.K_TAB, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_RETURN, pygame.K_SPACE,
    pygame.K_KP_ENTER, pygame.K_ESCAPE, pygame.K_BACKSPACE, pygame.K_a, pygame.K_F4,
)  # fmt: skip
ONWARD = {
    "make": 6,
    "outcomes": 2,
    "alone": 2,
    "together": 2,
    "older": 3,
    "parent_here": 2,
    "everyone_yes": 8,
    "go": 8,
    "keep": 8,
    "again": 2,
    "skip": 8,
    "here": 3,
    "done": 20,
    "heart": 8,
    "feel": 8,
    "next": 2,
    "card": 20,
    "form.": 4,
    "card.": 2,
    "language.": 0.2,
    "mine": 0.5,
    "name": 10,
    "key.": 0.6,
    "tab.": 2,
    "list.": 2,
    "leave.": 0.5,
    "insight.": 4,
    "withdraw": 4,
    "taken_back": 4,
    "reply": 8,
    "ask": 4,
    "idle.yes": 2,
    "otherwise": 0.1,
    "on": 0.5,
    "BACK": 0.4,
    "HOME": 0.2,
    "HELP": 0.3,
    "LANGUAGE": 0.3,
    "mine.digits/BACK": 4,
    "staff.pin/BACK": 0.1,
    "name/done": 1,
    "staff.sentence/done": 1,
    "staff.wording/done": 1,
}
"""What leads deeper into the house is pressed so many times as often, by its name (on one screen, or on any) or its
family: chance alone would hardly ever get there."""
SHEETS = {IdleSheet: "idle", HelpSheet: "help", LanguageSheet: "languages"}
ALIKE = ("key.", "row.", "work.", "day.")
"""Letters of a keyboard and rows of a list are one target each in what it remembers."""
LOOKS_ON_AT = {"watch": "heart", "mine.own": "again", "staff.film": "make"}
"""Where one has to look on for what comes later."""
ACTS = {
    "target": 100, "beside": 4, "several": 6, "drag": 3, "wheel": 2, "key": 16, "held": 3, "writes": 1, "window": 2,
    "door": 3, "booth": 30, "wait": 3,
}  # fmt: skip
NOBODYS = {"booth", "wait"}
"""What no visitor does."""
RARER, RARER_OF_STAFF = 0.2, 0.5
"""How often it presses what it has pressed least; of what staff see more often, for it is seldom there."""
LOOKS_ON_SECONDS = 3.0
LOOKING_ON = 0.6
AWAY_SECONDS, SOON_SECONDS = 3600.0, 300.0
"""After so long without anybody the building calls, whatever was on the screen: else that was a dead end."""
FRESH_AIR, UNLEFT = 1 / 1500, 0.2
"""How often it walks away, and how often from what it has not walked away from yet: where it seldom is, it presses
something too."""


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Seen:
    """Where it has been, what could be pressed there, and what it has pressed; both by the name of the screen."""

    screens: Counter[str] = field(default_factory=Counter)
    offered: set[tuple[str, str]] = field(default_factory=set)
    pressed: Counter[tuple[str, str]] = field(default_factory=Counter)
    left: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    """What it has walked away from: a screen with all that could be pressed there."""


@dataclass
class Monkey:
    hands: Hands
    booth: Dice
    rng: random.Random
    clock: Clock
    paws: Paws
    faults: Faults
    begin: Callable[[], Kiosk]
    receipts: Mapping[tuple[int, int, int], str]
    """The digits of neighbours' works, by their signs."""
    yeses: int
    """How often somebody said yes to keeping something, those neighbours too."""
    seen: Seen = field(default_factory=Seen)
    inputs: int = 0
    """Presses, keys and touches so far."""
    breath: float = 0.0
    """For how long it lets threads work in each step: a film is read by one, whatever the clock says."""
    did: deque[str] = field(default_factory=lambda: deque(maxlen=30))
    """The last that it did, for whoever reads what went wrong."""
    kiosk: Kiosk = field(init=False)
    _aim: tuple[str, str] | None = None
    _picked: tuple[int, int, int] | None = None

    def comes(self) -> None:
        self.kiosk = self.begin()

    def goes(self) -> None:
        self.kiosk.close()
        check_rest(self.hands.collection)
        check_collection(self.hands.collection, self.yeses)

    def lives(self, inputs: int) -> None:
        """Until it has done so much. WrongError, with the last that it did, when something happened that must not."""
        until = self.inputs + inputs
        try:
            while self.inputs < until:
                self.step()
            check_collection(self.hands.collection, self.yeses)
        except WrongError as wrong:
            raise WrongError(
                f"{wrong}\nafter {self.inputs} inputs, the last of which were\n" + "\n".join(self.did)
            ) from wrong

    def step(self) -> None:
        self._act()
        self._turn()
        self.clock.now += self.rng.choice([0.02, 0.02, 0.1, 0.7])
        here = self._look_round()
        if self.rng.random() < (FRESH_AIR if here in self.seen.left else UNLEFT):
            self._walk_away(here)

    def pressed(self) -> None:
        """The kiosk answers a press."""
        if self._aim:
            self.seen.pressed[self._aim] += 1

    # what it sees

    def _turn(self) -> None:
        before = self.kiosk.screen.name
        self.kiosk.guarded_step()
        after = self.kiosk.screen.name
        self.yeses += before == "who_may_see" and after == "thanks"
        if self.faults.caught:
            raise WrongError("\n".join(self.faults.caught))
        if not self.kiosk.running:
            if before != "staff.leave" or not self.kiosk.switched_off:
                raise WrongError(f"it ended on {before}")
            self.kiosk.close()
            self.comes()
        if after == "attract":
            check_rest(self.hands.collection)
        self._listen(after)

    def _listen(self, screen: str) -> None:
        """Every screen speaks the language of the visit, and the building that of the place."""
        spoken, shown = self.hands.tongue.texts, self.kiosk.screen
        if screen == "attract" and spoken is not self.hands.look.texts:
            raise WrongError(f"the last visitor's language stayed: {spoken.language}")
        if Frame.LANGUAGE in shown.frame and shown.look.texts is not spoken:
            raise WrongError(f"{screen} speaks {shown.look.texts.language}, the visit {spoken.language}")

    def _look_round(self) -> tuple[str, frozenset[str]]:
        name, targets = self._where(), self.kiosk.targets()
        names = frozenset(target.name for target in targets)
        self.seen.screens[name] += 1
        self.seen.offered.update((name, _kind(target)) for target in names)
        return name, names

    def _where(self) -> str:
        sheet = self.kiosk._sheets.waited_for
        return SHEETS[type(sheet)] if sheet else self.kiosk.screen.name

    def _walk_away(self, here: tuple[str, frozenset[str]]) -> None:
        """Nobody touches anything, and the booth has nothing to say."""
        self.seen.left.add(here)
        self._note("walks away", here[0])
        since = self.clock.now
        while not self._is_called():
            away = self.clock.now - since
            self.breath = 0.002 if away > SOON_SECONDS else 0.0
            if away > AWAY_SECONDS:
                raise WrongError(f"a dead end: {here[0]} with {', '.join(sorted(here[1])) or 'nothing'} to press")
            self.clock.now += 1.0
            self._turn()
        self.breath = 0.0

    def _is_called(self) -> bool:
        """By the building; a new kiosk waits for its staff first."""
        name = self.kiosk.screen.name
        return (
            name == "attract"
            or (name == "staff.pin" and self.hands.settings.staff.pin_hash is None)
            or name == "staff.size"
        )

    # what it does

    def _act(self) -> None:
        act = self.rng.choices(list(ACTS), list(ACTS.values()))[0]
        self._aim = None
        self._note(act)
        self.inputs += act not in NOBODYS
        match act:
            case "target":
                self._press()
            case "several":
                self.paws.several(_middle(one) for one in self._some(2))
            case "drag":
                self.paws.drag(_middle(self.rng.choice(self.kiosk.targets() or [Target("", (0, 0, 2, 2))])))
            case "key":
                self.paws.key(USUAL)
            case "booth":
                self.booth.chatter()
            case "wait":
                self.clock.now += self.rng.choices([3.0, 20.0, 61.0, 130.0, 4000.0], [12, 6, 2, 1, 1])[0]
            case "door":
                for _ in range(12):  # some of which are echoes of others
                    self.paws.touch((self.paws.size[0] - 2, 2))
            case other:
                getattr(self.paws, other)()

    def _press(self) -> None:
        """One of the targets; now and then what somebody would press who knows a PIN or a receipt."""
        targets = self.kiosk.targets()
        if not targets:
            return
        if known := self._knows():
            for name in known:
                self._touch(name)
            return
        waited_for = LOOKS_ON_AT.get(self._where())
        if waited_for and waited_for not in self._names() and self.rng.random() < LOOKING_ON:
            self._looks_on()
        elif name := self._chosen(targets):
            self._aim = self._where(), _kind(name)
            self._touch(name)

    def _chosen(self, targets: list[Target]) -> str | None:
        """None: where there is nothing it likes it mostly looks on for a while."""
        here, names = self._where(), [target.name for target in targets]
        weights = [_onward(here, name) for name in names]
        if self.rng.random() > max(weights):
            self.clock.now += LOOKS_ON_SECONDS
            return None
        if self.rng.random() < (RARER_OF_STAFF if here.startswith("staff.") else RARER):
            return min(names, key=lambda name: (self.seen.pressed[here, _kind(name)], self.rng.random()))
        return self.rng.choices(names, weights)[0]

    def _looks_on(self) -> None:
        """At what plays: in steps, for a film goes on when its pictures are asked for."""
        self.breath = 0.002
        for _ in range(16):
            self.clock.now += 0.25
            self._turn()
        self.breath = 0.0

    def _knows(self) -> list[str]:
        if self.rng.random() < 0.2:
            return []
        match self.kiosk.screen.name:
            case "staff.pin":
                return ["done"] if "done" in self._names() else list(PIN)
            case "mine.pick":
                self._picked = self.rng.choice(list(self.receipts))
                return [f"pick.{part}" for part in self._picked]
            case "mine.digits" if self._picked:
                return [f"key.{digit}" for digit in self.receipts[self._picked]]
        return []

    def _names(self) -> list[str]:
        return [target.name for target in self.kiosk.targets()]

    def _touch(self, name: str) -> None:
        """All of it lies on top somewhere, or nobody could press it."""
        targets = self.kiosk.targets()
        for target in targets:
            if target.name == name:
                if target_at(_middle(target), targets) != name:
                    raise WrongError(f"{name} is covered on {self._where()}")
                self._note("touches", name)
                self.paws.touch(_middle(target))

    def _some(self, most: int) -> list[Target]:
        targets = self.kiosk.targets()
        return self.rng.sample(targets, min(len(targets), self.rng.randrange(most + 1)))

    def _note(self, *words: str) -> None:
        self.did.append(f"{self.clock.now:.2f} {self._where()}: {' '.join(words)}")


def _kind(target: str) -> str:
    return next((family for family in ALIKE if target.startswith(family)), target)


def _onward(screen: str, name: str) -> float:
    family = name.partition(".")[0] + "."
    return next((ONWARD[key] for key in (f"{screen}/{name}", name, family) if key in ONWARD), 1)


def _middle(target: Target) -> tuple[int, int]:
    x, y, w, h = target.rect
    return x + w // 2, y + h // 2
