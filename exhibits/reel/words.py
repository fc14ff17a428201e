"""Words as large as their place allows, never broken and never cut off."""

from collections.abc import Iterable
from dataclasses import dataclass

from exhibits.reel.scenes import Stage
from media.lettering import Block, measure
from media.paper import Paper

_STEP = 0.94
"""From one size to the next smaller one."""


@dataclass(frozen=True)
class Words:
    """A text in a size that fits its place; `cap_mm` is what a paper of the stage's millimetres is told."""

    text: str
    cap_mm: float
    width: float
    """Of the box that its lines are wrapped to."""
    block: Block
    bold: bool

    @property
    def height(self) -> float:
        return self.block.height

    def write(
        self, paper: Paper, stage: Stage, x: float, y: float, colour: str, *, align: str = "centre", scale: float = 1.0
    ) -> None:
        """In the box with its upper left corner there; the paper's millimetres are the stage's, times the scale."""
        paper.words(
            self.text, x, y, cap_mm=self.cap_mm, colour=colour, width=self.width * scale, align=align, bold=self.bold,
            rtl=stage.rtl, language=stage.language,
        )  # fmt: skip


def fitted(
    text: str, room: tuple[float, float], stage: Stage, *, most_mm: float, least_mm: float, bold: bool = False
) -> Words:
    """As large as fits into the room, up to `most_mm`; below `least_mm` only where the room is too small for it."""
    cap = max(most_mm, least_mm)
    while True:
        words = worded(text, room[0], stage, cap_mm=cap, bold=bold)
        if words.height <= room[1] and whole(text, room[0], stage, cap_mm=cap, bold=bold):
            return words
        cap *= _STEP


def balanced(words: Words, stage: Stage) -> Words:
    """The same lines, as equally long as can be: nothing stands alone on the last one."""
    narrow = words
    while True:
        narrower = worded(words.text, narrow.width * 0.97, stage, cap_mm=words.cap_mm, bold=words.bold)
        fits = whole(words.text, narrower.width, stage, cap_mm=words.cap_mm, bold=words.bold)
        if narrower.block.lines > words.block.lines or not fits:
            return narrow
        narrow = narrower


def worded(
    text: str, width: float, stage: Stage, *, cap_mm: float, bold: bool = False, most: int | None = None
) -> Words:
    block = measure(
        text, cap_mm * stage.mm, width=width, bold=bold, rtl=stage.rtl, language=stage.language, max_lines=most
    )
    return Words(text, cap_mm, width, block, bold)


def whole(text: str, width: float, stage: Stage, *, cap_mm: float, bold: bool = False) -> bool:
    """Whether no word is wider than the place: a word that is broken is two."""
    return widest([text], stage, cap_mm=cap_mm, bold=bold) <= width


def widest(texts: Iterable[str], stage: Stage, *, cap_mm: float, bold: bool = False) -> float:
    """Of their single words; a line may break after a hyphen."""
    return max(
        (
            measure(word, cap_mm * stage.mm, bold=bold, rtl=stage.rtl, language=stage.language).width
            for text in texts
            for word in text.replace("-", "- ").split()
        ),
        default=0.0,
    )
