"""Make the film, make the exhibition: what goes in, how far it is, where the result lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from kiosk import pictures
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect
from kiosk.news import JobDone, JobFailed, JobMoved, News
from kiosk.pieces import button, words
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.desk import Desk, Tab
from media.paper import Paper, box
from media.progress import Progress

MINUTES = (1, 3, 5, 10)


class Work(Enum):
    STOP = auto()


@dataclass(frozen=True)
class MakeIt:
    minutes: int
    with_demo: bool


class ExportDesk(Desk[MakeIt | Work]):
    """The same screen for both: only the film has a length to choose."""

    def __init__(self, look: Look, tab: Tab, *, waiting: int, works: int, demos: int, running: bool) -> None:
        super().__init__(look, waiting)
        self.tab = tab
        self._works, self._demos, self._running = works, demos, running
        self._minutes, self._with_demo = 3, False
        self._progress: Progress | None = None
        self._result: str | None = None
        self._sorry: str | None = None

    @property
    def name(self) -> str:  # type: ignore[override]  # two screens of one kind
        return f"staff.{self.tab.value}"

    @property
    def job(self) -> str:
        return self.tab.value

    def targets(self) -> Sequence[Target]:
        look = self.look
        x, y, w, h = self.room
        gap, height = look.px(GAP_MM), look.px(MAIN_TARGET_MM)
        if self._running:
            return [*self.tab_targets(), Target("stop", (x, y + h - height, w // 3, height))]
        targets, row = self.tab_targets(), y + look.px(40)
        width = (w - 4 * gap) // 5
        if self.tab is Tab.FILM:
            targets += [
                Target(f"minutes.{n}", (x + i * (width + gap), row, width, height)) for i, n in enumerate(MINUTES)
            ]
            row += height + gap
        if self._demos:
            targets.append(Target("demo", (x, row, 2 * width + gap, height)))
        if self._works or (self._with_demo and self._demos):
            targets.append(
                Target(
                    "make", (x + w - 2 * width - gap, y + h - height - look.px(6), 2 * width + gap, height + look.px(6))
                )
            )
        return targets

    def parts(self) -> list[Part | Moving]:
        look, roles = self.look, self.look.theme.roles
        x, y, w, _ = self.room
        title = look.texts.say(f"staff.{self.job}.works", n=self._works + (self._demos if self._with_demo else 0))
        parts = [
            *self.desk_parts(),
            words(look, title, (x, y + look.px(6), w, look.px(30)), colour=roles.ink, cap_mm=9, bold=True),
        ]
        parts += self._outcome()
        for target in self.targets():
            if not target.name.startswith("tab."):
                parts.append(self._button(target))
        return parts

    def press(self, target: str) -> MakeIt | Work | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        kind, _, which = target.partition(".")
        if kind == "minutes":
            self._minutes = int(which)
        elif kind == "demo":
            self._with_demo = not self._with_demo
        elif kind == "make":
            self._running, self._result, self._sorry, self._progress = True, None, None, None
            return MakeIt(self._minutes, self._with_demo)
        elif kind == "stop":
            return Work.STOP
        return None

    def hear(self, news: News) -> None:
        match news:
            case JobMoved(job=self.job, progress=progress):
                self._progress = progress
            case JobDone(job=self.job, result=result):
                self._running, self._result = False, str(result["path"])
            case JobFailed(job=self.job, sorry=sorry):
                self._running, self._sorry = False, sorry or self.look.texts["staff.stopped"]

    def _button(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        kind, _, which = target.name.partition(".")
        chosen = (kind == "minutes" and int(which) == self._minutes) or (kind == "demo" and self._with_demo)
        word = look.texts.say("staff.minutes", n=int(which)) if kind == "minutes" else look.texts[self._word(kind)]
        colour, ink = (roles.ink, roles.paper) if chosen else (roles.shade, roles.ink)
        icon = pictures.check if chosen else None
        if kind == "make":
            colour, ink, icon = roles.go, roles.ink, pictures.play
        return button(look, target.name, target.rect, word, colour=colour, ink=ink, icon=icon)

    def _word(self, kind: str) -> str:
        return {"make": f"staff.{self.job}.make", "stop": "staff.stop", "demo": "staff.with_demo"}[kind]

    def _outcome(self) -> list[Part]:
        look, roles = self.look, self.look.theme.roles
        x, y, w, h = self.room
        top = y + h // 2
        room: Rect = (x, top, w, look.px(34))
        if self._running:
            return self._bar(room)
        if self._result:
            return [
                words(
                    look,
                    look.texts.say(f"staff.{self.job}.ready", path=self._result),
                    room,
                    colour=roles.ink,
                    cap_mm=BODY_MM,
                    bold=True,
                )
            ]
        return [words(look, self._sorry, room, colour=roles.ink)] if self._sorry else []

    def _bar(self, rect: Rect) -> list[Part]:
        """A strip of paper that grows, what is being done, and how long it will take."""
        look, roles, progress = self.look, self.look.theme.roles, self._progress
        x, y, w, h = rect
        done = round((progress.done / progress.of if progress and progress.of else 0) * w)
        text = look.texts[progress.doing] if progress else look.texts["job.begins"]
        if progress and progress.left_seconds is not None:
            minutes, seconds = divmod(round(progress.left_seconds), 60)
            left = (
                look.texts.say("job.left_minutes", n=minutes + 1) if minutes else look.texts.say("job.left", n=seconds)
            )
            text = f"{text} · {left}"

        def paint(paper: Paper) -> None:
            paper.fill(box(0, 0, w, paper.height), roles.shade)
            paper.fill(box(0, 0, done, paper.height), roles.go)

        return [
            words(look, text, (x, y, w, look.px(16)), colour=roles.ink, bold=True),
            Part((x, y + look.px(18), w, look.px(12)), ("bar", done), paint),
        ]
