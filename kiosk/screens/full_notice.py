"""All of the privacy notice, one tap from *zo werkt het* (C-004): calm pages, each with a picture and an ear."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, partial

from config.settings import PrivacyNotice
from config.texts import Texts
from exhibits.notice import Section, full_notice
from kiosk import pictures
from kiosk.full_notice_pictures import HUES, picture_of
from kiosk.look import BODY_MM, GAP_MM, MAIN_TARGET_MM, Look, Rect, is_low
from kiosk.page import body_of, by_sentence, title
from kiosk.pieces import button, fits, fitting_cap, ground, sheet, words
from kiosk.question_ear import NAME as HEAR
from kiosk.question_ear import ear_part
from kiosk.screen import Part, Screen, Target
from media.paper import Paper, box

LARGEST_MM = BODY_MM + 3
PAGES_MM = 5.0
"""How high the row of little windows is that tells on which page one is."""


class Read(Enum):
    """Somebody turned the last page."""

    DONE = auto()


@dataclass(frozen=True)
class _Page:
    section: Section
    says: str


class FullNotice(Screen[Read]):
    name = "full_notice"

    def __init__(self, look: Look, place: PrivacyNotice, *, read: Callable[[str], object] = lambda text: None) -> None:
        """`read` says a page aloud."""
        super().__init__(look)
        self._place, self._read = place, read
        self._at = 0

    def targets(self) -> Sequence[Target]:
        before, ear, onward = self._foot
        places = [*([("before", before)] if self._at else []), (HEAR, ear), (self._onward, onward)]
        return [Target(name, self.look.mirrored(place)) for name, place in places]

    def press(self, target: str) -> Read | None:
        match target:
            case "before":
                self._at -= 1
            case "next":
                self._at += 1
            case "done":
                return Read.DONE
            case _:
                self._read(f"{self._now.section.title}\n{self._now.says}")
        return None

    def parts(self) -> list[Part]:
        look, roles, at = self.look, self.look.theme.roles, self._at
        parts = [self._kept("ground", lambda: ground(look, roles.page)), *self._titles[at]]
        parts += [self._kept(("picture", at), self._picture), self._kept(("says", at), self._sentences)]
        parts += [self._kept(("pages", at), self._little_windows), self._kept(HEAR, self._ear)]
        if at:
            parts.append(self._kept("before", partial(self._turning, "before", self._foot[0])))
        return [*parts, self._kept(self._onward, partial(self._turning, self._onward, self._foot[2]))]

    def speak(self, texts: Texts) -> None:
        """Goes on with what it was telling, which may have other pages in another language."""
        section = self._now.section.key
        super().speak(texts)
        self._at = next(at for at, page in enumerate(self._pages) if page.section.key == section)

    # what is shown

    @cached_property
    def _pages(self) -> list[_Page]:
        return [_Page(section, says) for section in self._sections for says in self._split(section.says)]

    @property
    def _sections(self) -> list[Section]:
        texts = self.look.texts
        sections = full_notice(texts, self._place)
        if self._place.address:
            sections.append(Section("address", texts["full_notice.title.address"], texts["full_notice.address"]))
        return sections

    def _split(self, says: str) -> list[str]:
        """Letters stay large: what does not fit on a page goes to another one, by whole sentences, and no question
        without its answer."""
        lines = by_sentence(says)
        for whole in (lines, says):
            if self._fits(whole):
                return [whole]
        first, *rest = re.split(r"(?<![?؟])\n", lines)
        pages = [first]
        for sentence in rest:
            longer = f"{pages[-1]}\n{sentence}"
            pages[-1:] = [longer] if self._fits(longer) else [pages[-1], sentence]
        return pages

    def _fits(self, says: str) -> bool:
        return fits(self.look, says, self._text[2:], BODY_MM)

    @property
    def _now(self) -> _Page:
        return self._pages[self._at]

    @property
    def _onward(self) -> str:
        return "next" if self._at < len(self._pages) - 1 else "done"

    # where things are

    @cached_property
    def _titles(self) -> list[list[Part]]:
        ink = self.look.theme.roles.words
        return [title(self, page.section.title, ink)[0] for page in self._pages]

    @cached_property
    def _body(self) -> Rect:
        look = self.look
        top = title(self, self._sections[0].title, look.theme.roles.words)[1]
        return body_of(look, top, 8 if is_low(look) else 16)

    @cached_property
    def _foot(self) -> list[Rect]:
        """Back a page, the ear, and on: always in the same places."""
        look, (x, y, w, h) = self.look, self._body
        high, gap = look.px(MAIN_TARGET_MM + (2 if is_low(look) else 8)), look.px(2 * GAP_MM)
        ear = round(high * 1.5)
        wide = min((w - ear - 2 * gap) // 2, look.px(150))
        top, middle = y + h - high, x + (w - ear) // 2
        return [(x, top, wide, high), (middle, top, ear, high), (x + w - wide, top, wide, high)]

    @cached_property
    def _row(self) -> Rect:
        look, (x, _, w, _) = self.look, self._body
        high, room = look.px(PAGES_MM), look.px(7 if is_low(look) else 12)
        return x, self._foot[0][1] - room - high, w, high

    @cached_property
    def _halves(self) -> tuple[Rect, Rect]:
        """The picture, and beside it what it is about; below it on an upright screen."""
        look, (x, y, w, _) = self.look, self._body
        high = self._row[1] - y - look.px(5 if is_low(look) else 10)
        gap = look.px(8 if is_low(look) else 16)
        if look.portrait:
            upper = round(high * 0.42)
            return (x, y, w, upper), (x, y + upper + gap, w, high - upper - gap)
        wide = round(w * (0.27 if is_low(look) else 0.36))
        return (x, y, wide, min(high, wide)), (x + wide + gap, y, w - wide - gap, high)

    @property
    def _text(self) -> Rect:
        return self._halves[1]

    @cached_property
    def _cap(self) -> float:
        """All pages in letters of one size."""
        return min(fitting_cap(self.look, page.says, self._text[2:], LARGEST_MM) for page in self._pages)

    # how they look

    def _picture(self) -> Part:
        look, key = self.look, self._now.section.key
        card = sheet(look, look.mirrored(self._halves[0]), look.theme.hue(HUES[key]).light, ("full notice", key))
        draw = picture_of(key, self._place.address)

        def paint(paper: Paper) -> None:
            card.paint(paper)
            inset, (_, _, w, h) = look.px(1.4), self._halves[0]
            with paper.inside(box(inset, inset, w - inset, h - inset)):
                draw(look, paper, (inset, inset, w, h))

        return Part(card.rect, ("full notice", key), paint)

    def _sentences(self) -> Part:
        look, room, ink = self.look, self.look.mirrored(self._text), self.look.theme.roles.words
        return words(look, self._now.says, room, colour=ink, cap_mm=self._cap, middle=not look.portrait)

    def _little_windows(self) -> Part:
        """As many as there are pages; this one is lit."""
        look, count, at = self.look, len(self._pages), self._at
        _, _, w, h = self._row

        def paint(paper: Paper) -> None:
            side, roles = h * 0.7, look.theme.roles
            step = side * 1.9
            left = (w - step * (count - 1)) / 2
            for i in range(count):
                x = left + step * (count - 1 - i if look.texts.rtl else i)
                half = h / 2 if i == at else side / 2
                paper.fill(box(x - half, h / 2 - half, 2 * half, 2 * half), roles.words)
                if i != at:
                    rim = side * 0.2
                    inner = side - 2 * rim
                    paper.fill(box(x - inner / 2, h / 2 - inner / 2, inner, inner), roles.page)

        return Part(look.mirrored(self._row), ("pages", count, at), paint)

    def _ear(self) -> Part:
        return ear_part(self.look, self.look.mirrored(self._foot[1]), None)

    def _turning(self, name: str, place: Rect) -> Part:
        look, roles = self.look, self.look.theme.roles
        colour = roles.shade if name == "before" else roles.go
        back, on = (pictures.arrow_back, pictures.arrow_on)[:: -1 if look.texts.rtl else 1]
        icon = {"before": back, "next": on, "done": pictures.check}[name]
        return button(
            look, name, look.mirrored(place), look.texts[f"full_notice.{name}"],
            colour=colour, ink=roles.ink, icon=icon, cut_out=colour, cap_mm=BODY_MM + (0 if is_low(look) else 1.2),
        )  # fmt: skip
