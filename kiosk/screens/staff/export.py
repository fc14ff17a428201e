"""Make the exhibition, or the film (`film`): what goes in, how far it is, where the result lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from math import ceil
from typing import Any

from exhibits.signs import said_sign
from kiosk import pictures
from kiosk.look import FLOOR_MM, GAP_MM, MAIN_TARGET_MM, TARGET_MM, Look, Rect
from kiosk.news import JobDone, JobFailed, JobMoved, News
from kiosk.page import column
from kiosk.pieces import button, text_size, words
from kiosk.screen import Moving, Part, Target
from kiosk.screens.staff.desk import Desk, Tab
from kiosk.screens.staff.going_in import going_in
from media.paper import Paper, box
from media.progress import Progress
from media.sign import Sign

LEFT_SHARE = 0.5
TITLE_MM, OUTCOME_MM = 36.0, 55.0
BAR_STEPS = 100
MOST_NAMED = 3
"""The list beside what was made has them all."""


def first_few(names: Sequence[str]) -> str:
    return ", ".join([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])])


class Work(Enum):
    STOP = auto()
    RECOUNT = auto()
    """A work became ready meanwhile: there may be more to show."""
    LOOKS = auto()
    """How the film looks is to be chosen."""
    DATA = auto()
    """The data for researchers, which have a desk behind this one."""


@dataclass(frozen=True)
class Stock:
    """The signs of all that may be shown: works of people, and works of the program."""

    works: tuple[Sign, ...]
    demos: tuple[Sign, ...]


@dataclass(frozen=True)
class MakeIt:
    with_demo: bool


class ExportDesk(Desk[MakeIt | Work]):
    """Of the exhibition; the film has more to choose."""

    name = "staff.exhibition"
    tab = Tab.EXHIBITION
    none = "staff.export.none"
    """What it says when nothing may go in."""

    def __init__(self, look: Look, stock: Stock, *, waiting: int, told: News | None = None) -> None:
        """`told` is the last that was heard of its job, so that whoever comes back sees how far it is."""
        super().__init__(look, waiting)
        self.stock = stock
        self._wish = MakeIt(with_demo=False)
        self._progress: Progress | None = None
        """While it is being made."""
        self._result: str | None = None
        self._facts: Mapping[str, Any] = {}
        """What is known of it beside."""
        self._sorry: str | None = None
        if told:
            self.hear(told)

    @property
    def job(self) -> str:
        return self.tab.value

    def targets(self) -> Sequence[Target]:
        return [*self.tab_targets(), *self._buttons()]

    def _buttons(self) -> list[Target]:
        main = self._main
        places = {"stop": main} if self._progress else self._choices()
        if not self._progress and self._can_be_made:
            places["make"] = main
        return [Target(name, self.look.mirrored(place)) for name, place in places.items()]

    def parts(self) -> list[Part | Moving]:
        buttons = [self._button(target) for target in self._buttons()]
        beside = self._making() if self._progress else []
        return [*self.desk_parts(), *self._title(), *buttons, *beside, *self._right_parts()]

    def press(self, target: str) -> MakeIt | Work | Tab | None:
        if tab := self.pressed_tab(target):
            return tab
        if target == "demo":
            self._wish = replace(self._wish, with_demo=not self._wish.with_demo)
        elif target == "make":
            return self._wish
        return {"stop": Work.STOP, "data": Work.DATA}.get(target)

    def restock(self, stock: Stock) -> None:
        self.stock = stock

    def hear(self, news: News) -> Work | None:
        match news:
            case JobMoved(job=self.job, progress=progress):
                self._progress, self._result, self._sorry = progress, None, None
            case JobDone(job=self.job, result=result):
                self._progress, self._result, self._facts = None, str(result["path"]), result
            case JobFailed(job=self.job, sorry=sorry):
                self._progress, self._sorry = None, sorry or "staff.stopped"
            case JobDone():
                return Work.RECOUNT
        return None

    @property
    def _going_in(self) -> tuple[Sign, ...]:
        return self.stock.works + (self.stock.demos if self._wish.with_demo else ())

    @property
    def _can_be_made(self) -> bool:
        return bool(self._going_in)

    # where things are, for who reads from the left

    @property
    def _main(self) -> Rect:
        x, y, w, h = self._left
        tall = self.look.px(MAIN_TARGET_MM + 3)
        return x, y + h - tall, w, tall

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
        """Below each other, as many as there are."""
        look, (x, y, w, _) = self.look, self._left
        names, tall, gap = ["demo", "data"] if self.stock.demos else ["data"], look.px(TARGET_MM + 2), look.px(GAP_MM)
        top = y + look.px(TITLE_MM)
        return {name: (x, top + at * (tall + gap), w, tall) for at, name in enumerate(names)}

    # how they look

    def _title(self) -> list[Part]:
        look, (x, y, w, _), n = self.look, self._left, len(self._going_in)
        title = look.texts.say(f"staff.{self.job}.works", n=n) if n else look.texts[self.none]
        place = look.mirrored((x, y, w, look.px(TITLE_MM)))
        return [words(look, title, place, colour=look.theme.roles.words, cap_mm=9, bold=True)]

    def _button(self, target: Target) -> Part:
        look, roles = self.look, self.look.theme.roles
        chosen = target.name == "demo" and self._wish.with_demo
        keys = {
            "make": f"staff.{self.job}.make",
            "stop": "staff.stop",
            "demo": "staff.with_demo",
            "data": "staff.data.open",
        }
        icons = {"make": pictures.play, "stop": pictures.cross, "data": pictures.written}
        colour, ink = (roles.chosen, roles.on_chosen) if chosen else (roles.shade, roles.ink)
        return button(
            look,
            target.name,
            target.rect,
            look.texts[keys[target.name]],
            colour=roles.go if target.name == "make" else colour,
            ink=ink,
            icon=pictures.check if chosen else icons.get(target.name),
        )

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
        tall = self._needed(said, w) if said else 0
        lit = round(len(self._going_in) * self._share) if self._progress else None
        parts = [going_in(look, look.mirrored((x, y, w, h - tall)), self._going_in, lit)]
        if said:
            below = look.mirrored((x, y + h - tall + look.px(4), w, tall - look.px(4)))
            parts.append(words(look, said, below, colour=look.theme.roles.words, bold=True))
        return parts

    def _needed(self, said: str, width: int) -> int:
        """As high as the words are at their smallest, with some room above them."""
        words_tall = text_size(self.look, said, FLOOR_MM, width=width, bold=True)[1]
        return max(self.look.px(OUTCOME_MM), words_tall + self.look.px(5))

    def _also_said(self) -> list[str]:
        """What else staff should know of what was made: of an exhibition, where its paper lies, and what hangs on a
        wall of works that are not in it now."""
        texts, down = self.look.texts, self._facts.get("taken_out", ())
        signs = [said_sign(texts, Sign.from_number(one["sign"])) for one in down]
        names = [f"{sign} ({one['name']})" if one["name"] else sign for sign, one in zip(signs, down, strict=True)]
        paper = [texts["staff.exhibition.paper"]] if self.job == "exhibition" else []
        return [*paper, *([texts.say("staff.exhibition.take_down", names=first_few(names))] if names else [])]

    def _said(self) -> str | None:
        look = self.look
        if self._result:
            path = self._result.replace("/", "/\u200b")  # it may be broken there, and without a hyphen
            return "\n".join([look.texts[f"staff.{self.job}.ready"], path, *self._also_said()])
        return look.texts[self._sorry] if self._sorry else None
