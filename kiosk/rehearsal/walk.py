"""One evening, played from beginning to end: first start, watching, making, approving, film and exhibition."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import cv2

from kiosk.rehearsal.display import Display
from kiosk.rehearsal.visitor import Visitor
from kiosk.screen import Frame

PIN = "246810"
EXPORT_SECONDS = 150.0


@dataclass
class Evening:
    visitor: Visitor
    display: Display
    pictures: Path
    say: Callable[[str], object]
    """Told what happens, for whoever looks on."""
    sings: Callable[[], AbstractContextManager[object]] = nullcontext
    """What the microphone hears while somebody records."""
    taken: list[Path] = field(default_factory=list)
    _told: bool = False

    def first_start(self) -> None:
        """A new kiosk asks staff for a PIN, twice."""
        self.say("Staff choose a PIN.")
        for _ in range(2):
            self._enter_pin()

    def watch(self) -> None:
        self.say("A visitor touches the screen, watches a neighbour's work and gives a heart.")
        visitor = self.visitor
        visitor.sees("attract")
        visitor.waits(4)
        self.picture("attract")
        visitor.touches("screen")
        visitor.sees("home")
        self.picture("home")
        visitor.touches("watch")
        visitor.sees("watch", "heart")
        visitor.touches("heart")
        visitor.waits(1)
        self.picture("watch")
        visitor.touches(Frame.BACK.name)
        visitor.sees("browse", "card.0")
        self.picture("browse")
        visitor.touches(Frame.HOME.name)

    def make(self, *, seconds: float = 5) -> None:
        """A video, from the question to the ticket."""
        self.say("A visitor answers a question with a video, and opens two windows.")
        self.visitor.touches("make", "home")
        self._goes_on("question", "form.video")
        self._agrees()
        self._record_and_keep(seconds)

    def answer(self, *, form: str = "dance", seconds: float = 5) -> None:
        """To a neighbour's work, which plays meanwhile; from watching it to the washing line."""
        self.say("A visitor answers a neighbour: the neighbour's work plays, and a washing line is hung.")
        self.visitor.touches("watch", "home")
        self.visitor.sees("watch", "heart")
        if "reply" not in self.visitor.targets:
            self._looks_for_an_answerable_work()
        self._goes_on("watch", "reply")
        self._goes_on("reply", f"form.{form}")
        self._agrees()
        self._record_and_keep(seconds)

    def _looks_for_an_answerable_work(self) -> None:
        """In the windows of the floor."""
        self.visitor.touches(Frame.BACK.name)
        self.visitor.sees("browse", "card.0")
        for card in sorted(target for target in self.visitor.targets if target.startswith("card.")):
            self.visitor.touches(card, "browse")
            self.visitor.sees("watch", "heart")
            if "reply" in self.visitor.targets:
                return
            self.visitor.touches(Frame.BACK.name)

    def _agrees(self) -> None:
        """How it works is told once a visit."""
        if not self._told:
            self.visitor.touches("alone", "notice")
            self._goes_on("notice", "older")
        self._told = True

    def _record_and_keep(self, seconds: float) -> None:
        """From the stage to the ticket, with two windows open."""
        self.record(seconds)
        self.visitor.sees("look_back", "keep")
        self.visitor.waits(2)
        self._goes_on("look_back", "keep")
        self.visitor.touches("zone.ab", "about")
        self._goes_on("about", "done")
        self.visitor.touches("here", "who_may_see")
        self.visitor.touches("exhibition")
        self.visitor.waits(1)
        self._goes_on("who_may_see", "done")
        self.visitor.sees("thanks", "done")
        self.visitor.waits(2)
        self._goes_on("thanks", "done")

    def record(self, seconds: float) -> None:
        """From the record screen: begin, count down, play, stop."""
        self.visitor.touches("go", "record")
        self.visitor.misses("go")
        self.visitor.sees("record", "go")
        with self.sings():
            self.visitor.waits(seconds)
            self.picture("record")
        self.visitor.touches("go")

    def approve(self, works: int = 1) -> None:
        self.say("Staff open their door and approve what waits.")
        self.come_in()
        for _ in range(works):
            self.visitor.sees("staff.waiting", "approve")
            self.visitor.waits(1)
            self.picture("staff-waiting")
            self.visitor.touches("approve")
            self.visitor.touches("nobody")

    def come_in(self) -> None:
        """Staff, through their door on the home screen; the visit is over."""
        self._told = False
        self._knock()
        self._enter_pin()

    def export(self, what: str, options: Sequence[str]) -> None:
        """`what`: film or exhibition."""
        self.say(f"Staff make the {what}.")
        self.visitor.touches(f"tab.{what}")
        self.visitor.sees(f"staff.{what}", "make")
        for option in options:
            self.visitor.touches(option)
        self.visitor.touches("make")
        self.visitor.sees(f"staff.{what}", "stop")
        self.visitor.waits(3)
        self.picture(f"staff-{what}-under-way")
        self.visitor.sees(f"staff.{what}", "make", EXPORT_SECONDS)
        self.picture(f"staff-{what}")

    def picture(self, name: str) -> None:
        path = self.pictures / f"{len(self.taken) + 1:02}-{name}.png"
        cv2.imwrite(str(path), self.display.picture()[..., :3])
        self.taken.append(path)

    def _goes_on(self, screen: str, target: str) -> None:
        self.visitor.sees(screen, target)
        self.picture(screen.replace("_", "-"))
        self.visitor.touches(target)

    def _knock(self) -> None:
        self.visitor.sees("home")
        width, _ = self.display.size
        self.visitor.knocks((width - 20, 20))

    def _enter_pin(self) -> None:
        self.visitor.sees("staff.pin", "1")
        for digit in PIN:
            self.visitor.touches(digit)
        self.visitor.touches("done")
        self.visitor.misses("done")
