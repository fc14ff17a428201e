"""Sheets of paper on the wall: who helped, which organisations, whose music, and how the film came about."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from zlib import crc32

from exhibits.reel.scenes import Stage
from exhibits.reel.thanks import HEADING, draw_heading
from exhibits.reel.words import Words, balanced, whole, worded
from media.paper import Paper, box, snip

_SIZES_MM = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
"""Of letters, from the largest; headings are a little larger."""
_WIDE, _FOOT = 0.84, 0.06
_PAD_MM, _GAP = 10.0, 0.3
"""Around the words, and between two entries in lines of them."""
_TWO_COLUMNS_FROM = 5


@dataclass(frozen=True)
class Roll:
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Notice:
    """One sheet: its words, in one column or two."""

    heading: str
    columns: tuple[tuple[Words, ...], ...]


def notices(rolls: Sequence[Roll], stage: Stage) -> tuple[Notice, ...]:
    """As many sheets as it takes; one that is not full is not fuller than the ones before it."""
    return tuple(notice for roll in rolls for notice in _sheets(roll, stage))


def _sheets(roll: Roll, stage: Stage) -> list[Notice]:
    """In letters as large as one sheet allows, or in the smallest ones on several."""
    inner = stage.profile.width * _WIDE - 2 * _PAD_MM * stage.mm
    for cap in (size for size in _SIZES_MM if size > stage.least_mm):
        if all(whole(line, inner, stage, cap_mm=cap) for line in roll.lines):
            sheets = _laid(roll, stage, cap)
            if len(sheets) == 1:
                return sheets
    return _laid(roll, stage, stage.least_mm)


def _laid(roll: Roll, stage: Stage, cap: float) -> list[Notice]:
    width, height = stage.profile.size
    room = height * (1 - HEADING - _FOOT) - 2 * _PAD_MM * stage.mm
    inner = width * _WIDE - 2 * _PAD_MM * stage.mm
    half = [worded(line, inner * 0.47, stage, cap_mm=cap) for line in roll.lines]
    if len(roll.lines) >= _TWO_COLUMNS_FROM and all(words.block.lines == 1 for words in half):
        filled = _filled(half, room)
        pairs = [sum(filled[at : at + 2], ()) for at in range(0, len(filled), 2)]
        return [Notice(roll.heading, _halved(pair)) for pair in pairs]
    full = [balanced(worded(line, inner, stage, cap_mm=cap), stage) for line in roll.lines]
    return [Notice(roll.heading, (column,)) for column in _filled(full, room)]


def _halved(entries: tuple[Words, ...]) -> tuple[tuple[Words, ...], ...]:
    """Two columns of equal length, where there is enough for two."""
    half = -(-len(entries) // 2)
    return (entries[:half], entries[half:]) if len(entries) >= _TWO_COLUMNS_FROM else (entries,)


def _filled(entries: Sequence[Words], room: float) -> list[tuple[Words, ...]]:
    """Columns that are no higher than the room."""
    columns: list[list[Words]] = [[]]
    for entry in entries:
        if columns[-1] and _height([*columns[-1], entry]) > room:
            columns.append([])
        columns[-1].append(entry)
    return [tuple(column) for column in columns]


def _height(entries: Sequence[Words]) -> float:
    gap = _gap(entries)
    return sum(words.height + gap for words in entries) - gap


def _gap(entries: Sequence[Words]) -> float:
    return entries[0].height / entries[0].block.lines * _GAP


def draw_notice(paper: Paper, stage: Stage, notice: Notice) -> None:
    (width, height), mm = stage.profile.size, stage.mm
    draw_heading(paper, stage, notice.heading)
    tall = max(_height(column) for column in notice.columns)
    wide = len(notice.columns) * max(words.block.width for column in notice.columns for words in column)
    wide += _PAD_MM * mm * (len(notice.columns) + 1.6)
    area = height * (1 - HEADING - _FOOT)
    sheet = (width - wide) / 2, height * HEADING + (area - tall) / 2 - _PAD_MM * mm, wide, tall + 2 * _PAD_MM * mm
    cut = snip(box(*sheet), Random(crc32(notice.heading.encode())), 28 * mm, 0.9 * mm)
    paper.sheet(cut, stage.theme.roles.paper)
    columns = notice.columns[::-1] if stage.rtl else notice.columns
    share = wide / len(columns)
    for number, column in enumerate(columns):
        y, middle = sheet[1] + _PAD_MM * mm, sheet[0] + share * (number + 0.5)
        for words in column:
            words.write(paper, stage, middle - words.width / 2, y, stage.theme.roles.ink)
            y += words.height + _gap(column)
