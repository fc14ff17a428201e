"""What lies beside the pages: media as they are in the collection, and what is made of them once."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from config.theme import Theme
from exhibits.collection import Stored
from exhibits.exhibition import drawing, scenery
from exhibits.exhibition.again import Growing
from exhibits.exhibition.keys import hand, key_of
from exhibits.exhibition.plan import Exhibit, ExhibitionPlan
from exhibits.gather import Chosen
from media.errors import NotMediaError
from media.files import link_or_copy
from media.form import Form
from media.living import loudness_curve
from media.side_by_side import all_cores, in_turn
from media.sound import read_sound
from media.stills import save_smaller

BANDS, MOMENTS = 16, 10
"""How finely a page knows the loudness of a music work: bands, and moments a second."""
SMALL = 480
"""How wide a picture on a wall of many is."""
SIGN = 256
_FILES = 0.4
"""The part of the time in which everything is laid out but what has to be listened to."""


def lay_out(plan: ExhibitionPlan, chosen: Mapping[str, Chosen], theme: Theme, growing: Growing) -> Iterator[float]:
    """All files of every work; yields how much is done, 0 to 1."""
    paint = key_of(hand(), theme.model_dump_json())
    for number, exhibit in enumerate(plan.exhibits):
        yield number / len(plan.exhibits) * _FILES
        one = chosen[exhibit.code]
        growing.file(exhibit.media, one.view_sum, partial(link_or_copy, one.view))
        growing.text(exhibit.sign, key_of(paint, exhibit.work.sign), partial(_sign, exhibit, theme))
        if one.statement and exhibit.said:
            growing.file(exhibit.said, one.statement.sha256, partial(link_or_copy, one.statement.path))
        if one.still:
            _lay_still(one.still, exhibit, growing)
    for part in _lay_curves([one for one in plan.exhibits if one.form is Form.MUSIC], chosen, growing):
        yield _FILES + (1 - _FILES) * part


def _lay_curves(music: Sequence[Exhibit], chosen: Mapping[str, Chosen], growing: Growing) -> Iterator[float]:
    """Listening takes longest of all, so all cores do it, and only what was not listened to before."""
    keys = {one.curve: key_of(chosen[one.code].view_sum, BANDS, MOMENTS, hand()) for one in music}
    new = [one for one in music if not growing.keep(one.curve, keys[one.curve])]
    with all_cores() as cores:
        curves = in_turn(cores, [partial(_curve, chosen[one.code]) for one in new])
        for number, (exhibit, curve) in enumerate(zip(new, curves, strict=True)):
            yield number / len(new)
            growing.text(exhibit.curve, keys[exhibit.curve], partial(str, curve))


def _lay_still(still: Stored, exhibit: Exhibit, growing: Growing) -> None:
    if exhibit.poster and exhibit.small:
        growing.file(exhibit.poster, still.sha256, partial(link_or_copy, still.path))
        growing.file(exhibit.small, key_of(still.sha256, SMALL, hand()), partial(_smaller, still.path))


def _smaller(still: Path, target: Path) -> None:
    """One that cannot be read hangs as it is: a wall with a hole in it is no reason to have no exhibition."""
    try:
        save_smaller(still, target, SMALL)
    except NotMediaError:
        link_or_copy(still, target)


def _sign(exhibit: Exhibit, theme: Theme) -> str:
    return scenery.in_a_file(drawing.sign(exhibit, theme, SIGN))


def _curve(one: Chosen) -> str:
    """A page in a folder may read no other file, but it may load a script: that is how it hears of loudness."""
    return f'curves["{one.code}"] = "{curve_of(one.view)}";\n'


def curve_of(path: Path) -> str:
    """The loudness of every band at every moment as one digit each."""
    sound = read_sound(path)
    bands = loudness_curve((sound[:, 0] + sound[:, 1]) / 2, MOMENTS).bands  # `mean` of two channels takes longer
    picked = bands[:, np.linspace(0, bands.shape[1] - 1, BANDS).round().astype(int)]
    return "".join(map(str, (picked * 9).round().astype(int).clip(0, 9).ravel()))
