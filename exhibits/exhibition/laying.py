"""What lies beside the pages: media as they are in the collection, and what is made of them once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from config.theme import Theme
from exhibits.exhibition import drawing, scenery
from exhibits.exhibition.again import Growing
from exhibits.exhibition.keys import hand, key_of
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan
from exhibits.gather import Chosen
from media.errors import NotMediaError
from media.files import link_or_copy
from media.form import Form
from media.living import loudness_curve
from media.side_by_side import Processes, all_cores, in_turn
from media.sound import read_sound
from media.stills import save_smaller

BANDS, MOMENTS = 16, 10
"""How finely a page knows the loudness of a music work: bands, and moments a second."""
SMALL = 480
"""How wide a picture on a wall of many is."""
SIGN = 256
_QUICK = 0.4
"""The part of the time in which everything is laid out but what takes longer."""
WORTH_PROCESSES = 64
"""So many files take longer than processes take to begin."""


@dataclass(frozen=True)
class _Dear:
    """A file that takes a while to make: all cores do it. `make` writes the given path."""

    name: str
    key: str
    make: Callable[[Path], object]


def lay_out(plan: ExhibitionPlan, chosen: Mapping[str, Chosen], theme: Theme, growing: Growing) -> Iterator[float]:
    """All files of every work; yields how much is done, 0 to 1."""
    paint = key_of(hand(), theme.model_dump_json())
    for number, exhibit in enumerate(plan.exhibits):
        yield number / len(plan.exhibits) * _QUICK
        one = chosen[exhibit.code]
        growing.file(exhibit.media, one.view_sum, partial(link_or_copy, one.view))
        growing.text(exhibit.sign, key_of(paint, exhibit.work.sign), partial(_sign, exhibit, theme))
        if one.statement and exhibit.said:
            growing.file(exhibit.said, one.statement.sha256, partial(link_or_copy, one.statement.path))
        if one.still and exhibit.poster:
            growing.file(exhibit.poster, one.still.sha256, partial(link_or_copy, one.still.path))
    for part in _lay_dear([dear for one in plan.exhibits for dear in _dear(one, chosen[one.code])], growing):
        yield _QUICK + (1 - _QUICK) * part


def _dear(exhibit: Exhibit, one: Chosen) -> Iterator[_Dear]:
    if one.still and exhibit.small:
        yield _Dear(exhibit.small, key_of(one.still.sha256, SMALL, hand()), partial(_smaller, one.still.path))
    if exhibit.form is Form.MUSIC:
        key = key_of(one.view_sum, BANDS, MOMENTS, hand())
        yield _Dear(exhibit.curve, key, partial(_write_curve, one.code, one.view))


def _lay_dear(dear: Sequence[_Dear], growing: Growing) -> Iterator[float]:
    new = [one for one in dear if not growing.keep(one.name, one.key)]
    if len(new) < WORTH_PROCESSES:
        for number, one in enumerate(new):
            yield number / len(new)
            growing.file(one.name, one.key, one.make)
        return
    with all_cores(Processes) as cores:
        made = in_turn(cores, [partial(one.make, growing.folder / one.name) for one in new])
        for number, one in enumerate(new):
            yield number / len(new)
            growing.file(one.name, one.key, lambda _: next(made))


def _smaller(still: Path, target: Path) -> None:
    """One that cannot be read hangs as it is: a wall with a hole in it is no reason to have no exhibition."""
    try:
        save_smaller(still, target, SMALL)
    except NotMediaError:
        link_or_copy(still, target)


def _sign(exhibit: Exhibit, theme: Theme) -> str:
    return scenery.in_a_file(drawing.sign(exhibit, theme, SIGN))


def _write_curve(code: str, view: Path, target: Path) -> None:
    """A page in a folder may read no other file, but it may load a script: that is how it hears of loudness."""
    target.write_text(f'curves["{code}"] = "{curve_of(view)}";\n', encoding="utf-8")


def curve_of(path: Path) -> str:
    """The loudness of every band at every moment as one digit each."""
    sound = read_sound(path)
    bands = loudness_curve((sound[:, 0] + sound[:, 1]) / 2, MOMENTS).bands  # `mean` of two channels takes longer
    picked = bands[:, np.linspace(0, bands.shape[1] - 1, BANDS).round().astype(int)]
    return "".join(map(str, (picked * 9).round().astype(int).clip(0, 9).ravel()))
