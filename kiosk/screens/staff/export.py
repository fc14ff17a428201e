"""Make the film, make the exhibition: what goes in, how far it is, where the result lies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from math import ceil

from kiosk import pictures
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect
from kiosk.news import JobDone, JobFailed, JobMoved, News
from kiosk.page import column, row
from kiosk.pieces import button, words
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.desk import Desk, Tab
from kiosk.screens.staff.going_in import going_in
from media.paper import Paper, box
from media.progress import Progress
from media.sign import Sign

MINUTES = (1, 3, 5, 10)
LEFT_SHARE = 0.5
TITLE_MM, LABEL_MM, OUTCOME_MM = 36.0, 13.0, 55.0
BAR_STEPS = 100


class Work(Enum):
    STOP = auto()
    RECOUNT = auto()
    """A work became ready meanwhile: there may be more to show."""


@dataclass(frozen=True)
class Stock:
    """The signs of all that may be shown: works of people, and works of the program."""

    works: tuple[Sign, ...]
    demos: tuple[Sign, ...]


@dataclass(frozen=True)
class MakeIt:
    minutes: int
    with_demo: bool


class ExportDesk(Desk[MakeIt | Work]):
    """The same screen for both: only the film has a length to choose."""

    def __init__(
        self, look: Look, tab: Tab, stock: Stock, *, waiting: int, minutes: float = 3, told: News | None = None
    ) -> None:
        """`told` is the last that was heard of its job, so that whoever comes back sees how far it is."""
        super().__init__(look, waiting)
        self.tab, self.stock = tab, stock
        self._wish = MakeIt(min(MINUTES, key=lambda choice: abs(choice - minutes)), with_demo=False)
        self._progress: Progress | None = None
        """While it is being made."""
        self._result: str | None = None
        self._sorry: str | None = None
        if told:
            self.hear(told)

    @property
    def name(self) -> str:  # type: ignore[override]  # two screens of one kind
        return f"staff.{self.tab.value}"

    @property
    def job(self) -> str:
        return self.tab.value

    def targets(self) -> Sequence[Target]:
        look, (x, y, w, h) = self.look, self._left
        main = (x, y + h - look.px(MAIN_TARGET_MM + 3), w, look.px(MAIN_TARGET_MM + 3))
        places = {"stop": main} if self._progress else self._choices()
        if not self._progress and self._going_in:
            places["make"] = main
        return [*self.tab_targets(), *(Target(name, look.mirrored(place)) for name, place in places.items())]

    def parts(self) -> list[Part | Moving]:
        look, ink = self.look, self.look.theme.roles.words
        x, y, w, _ = self._left
        works, demos = len(self.stock.works), len(self.stock.demos)
        count = works + (demos if self._wish.with_demo else 0)
        title = look.texts.say(f"staff.{self.job}.works", n=count) if count else look.texts["staff.export.none"]
        place = look.mirrored((x, y, w, look.px(TITLE_MM)))
        parts = [*self.desk_parts(), words(look, title, place, colour=ink, cap_mm=9, bold=True)]
        parts += [self._button(target) for target in self.targets() if not target.name.startswith("tab.")]
        return [*parts, *(self._making() if self._progress else self._label()), *self._right_parts()]

    def press(self, target: str) -> MakeIt | Work | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        kind, _, which = target.partition(".")
        if kind == "minutes":
            self._wish = replace(self._wish, minutes=int(which))
        elif kind == "demo":
            self._wish = replace(self._wish, with_demo=not self._wish.with_demo)
        elif kind == "make":
            return self._wish
        return Work.STOP if kind == "stop" else None

    def hear(self, news: News) -> Work | None:
        match news:
            case JobMoved(job=self.job, progress=progress):
                self._progress, self._result, self._sorry = progress, None, None
            case JobDone(job=self.job, result=result):
                self._progress, self._result = None, str(result["path"])
            case JobFailed(job=self.job, sorry=sorry):
                self._progress, self._sorry = None, sorry or "staff.stopped"
            case JobDone():
                return Work.RECOUNT
        return None

    @property
    def _going_in(self) -> tuple[Sign, ...]:
        return self.stock.works + (self.stock.demos if self._wish.with_demo else ())

    # where things are, for who reads from the left

    @property
    def _left(self) -> Rect:
        x, y, w, h = self.room
        return x, y, round(w * LEFT_SHARE), h

    @property
    def _right(self) -> Rect:
        x, y, w, h = self.room
        left = self._left[2] + self.look.px(2 * GAP_MM)
        return x + left, y, w - left, h

    def _choices(self) -> dict[str, Rect]:
        look, (x, y, w, _) = self.look, self._left
        gap, top, places = look.px(GAP_MM), y + look.px(TITLE_MM), {}
        if self.tab is Tab.FILM:
            line = (x, top + look.px(LABEL_MM), w, look.px(MAIN_TARGET_MM))
            places = {f"minutes.{n}": place for n, place in zip(MINUTES, row(line, len(MINUTES), gap), strict=True)}
            top = line[1] + line[3] + gap
        if self.stock.demos:
            places["demo"] = (x, top, w, look.px(TARGET_MM + 2))
        return places

    # how they look

    def _button(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        kind, _, which = target.name.partition(".")
        chosen = (kind == "minutes" and int(which) == self._wish.minutes) or (kind == "demo" and self._wish.with_demo)
        keys = {"make": f"staff.{self.job}.make", "stop": "staff.stop", "demo": "staff.with_demo"}
        word = which if kind == "minutes" else look.texts[keys[kind]]
        colour, ink, icon = (
            (roles.chosen, roles.on_chosen, pictures.check) if chosen else (roles.shade, roles.ink, None)
        )
        if kind in ("make", "stop"):
            icon = pictures.play if kind == "make" else pictures.cross
            colour = roles.go if kind == "make" else roles.shade
        return button(look, target.name, target.rect, word, colour=colour, ink=ink, icon=icon)

    def _label(self) -> list[Part]:
        if self.tab is not Tab.FILM:
            return []
        look, (x, y, w, _) = self.look, self._left
        place = look.mirrored((x, y + look.px(TITLE_MM), w, look.px(LABEL_MM)))
        return [words(look, look.texts["staff.film.minutes"], place, colour=look.theme.roles.words, cap_mm=BODY_MM - 1)]

    def _making(self) -> list[Part]:
        """What is being done, a strip of paper that grows, and how long it will take."""
        look, ink, progress = self.look, self.look.theme.roles.words, self._progress
        assert progress is not None
        x, y, w, _ = self._left
        rows = column((x, y + look.px(TITLE_MM + 4), w, look.px(60)), 3, look.px(4))
        doing, bar, left = map(look.mirrored, rows)
        parts = [words(look, look.texts[progress.doing], doing, colour=ink, bold=True), self._bar(bar)]
        if progress.left_seconds is not None:
            parts.append(words(look, self._time(progress.left_seconds), left, colour=ink))
        return parts

    def _time(self, seconds: float) -> str:
        """In steps of five seconds: an estimate that trembles is not believed."""
        if seconds >= 60:
            return self.look.texts.say("job.left_minutes", n=ceil(seconds / 60))
        return self.look.texts.say("job.left", n=max(5, 5 * ceil(seconds / 5)))

    def _bar(self, rect: Rect) -> Part:
        roles, rtl, done = self.look.theme.roles, self.look.texts.rtl, round(self._share * BAR_STEPS)

        def paint(paper: Paper) -> None:
            part = paper.width * done / BAR_STEPS
            paper.fill(box(0, 0, paper.width, paper.height), roles.shade)
            paper.fill(box(paper.width - part if rtl else 0, 0, part, paper.height), roles.go_deep)

        return Part(rect, ("bar", done), paint, solid=True)

    @property
    def _share(self) -> float:
        progress = self._progress
        return min(1.0, progress.done / progress.of) if progress and progress.of else 0.0

    def _right_parts(self) -> list[Part]:
        """Everything that goes in, as windows; below them what became of it."""
        look, (x, y, w, h) = self.look, self._right
        said = self._said()
        tall = look.px(OUTCOME_MM) if said else 0
        lit = round(len(self._going_in) * self._share) if self._progress else None
        parts = [going_in(look, look.mirrored((x, y, w, h - tall)), self._going_in, lit)]
        if said:
            below = look.mirrored((x, y + h - tall + look.px(4), w, tall - look.px(4)))
            parts.append(words(look, said, below, colour=look.theme.roles.words, bold=True))
        return parts

    def _said(self) -> str | None:
        look = self.look
        if self._result:
            path = self._result.replace("/", "/\u200b")  # it may be broken there, and without a hyphen
            return f"{look.texts[f'staff.{self.job}.ready']}\n{path}"
        return look.texts[self._sorry] if self._sorry else None
