"""People who live in the building of a film, and what one measures of its pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

import numpy as np
from av.video.reformatter import Colorspace

from config.theme import load_theme
from exhibits.reel.planes import Planes, frame_of
from exhibits.reel.scenes import Resident, Stage
from media.calm import Calm
from media.form import Form
from media.profile import HOUSE
from media.sign import SIGNS, Sign

NAMES = (
    "Noor", "De koffietafel", "Samuel", "buurtbewoner", "Iemand uit de flat", "The garden group", "Bram (9)",
    "Oleksandra Kovalenko-Zelenska", "فاطمة الزهراء", "ሰላማዊት ገብረመድህን", "Roos en Ilyas", "Małgorzata",
)  # fmt: skip
SIZES = ((640, 360), (360, 640), (480, 480))


def neighbours(many: int) -> tuple[Resident, ...]:
    """Every fourth answers the one before."""
    rng = Random(3)
    return tuple(
        Resident(
            Sign.from_number(rng.randrange(SIGNS)),
            list(Form)[number % 3],
            NAMES[number % len(NAMES)],
            f"CODE{number:06}",
            f"CODE{number - 1:06}" if number % 4 == 1 else "",
        )
        for number in range(many)
    )


def stage(size: tuple[int, int] = SIZES[0], language: str = "nl", theme: str = "day", fps: int = 30) -> Stage:
    profile = replace(HOUSE, width=size[0], height=size[1], fps=fps)
    return Stage(profile, load_theme(theme), language, rtl=language == "ar")


def colours_of(planes: Planes) -> np.ndarray:
    return frame_of(planes).reformat(format="bgr24", src_colorspace=Colorspace.ITU709).to_ndarray()


def flashes(pictures: Iterable[Planes], fps: int = 30) -> list[float]:
    """The moments at which the guard against flashes would have to calm the film (WCAG 2.2, 2.3.1)."""
    calm = Calm()
    shown = ((at / fps, colours_of(one)) for at, one in enumerate(pictures))
    return [at for at, picture in shown if calm(picture, at) is not picture]


def largest_step(pictures: Sequence[Planes]) -> float:
    """From one picture to the next, of the brightness of the whole; 1 is from black to white."""
    light = [float(one[: one.shape[0] * 2 // 3].mean()) / 255 for one in pictures]
    return float(np.abs(np.diff(light)).max())
