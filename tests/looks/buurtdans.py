"""*Buurtdans* as pictures and as a film: dancers of the demonstration, and figures as the booth draws them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice, product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from config.theme import load_theme
from exhibits.colours import palette_of
from exhibits.contribution import Role
from exhibits.demonstration import soundtracks
from exhibits.demonstration.render import render
from exhibits.demonstration.works import WORKS
from media.buurtdans import Crowd, accents, render_crowd
from media.dancer import lift_dancer
from media.figure import DANCES
from media.form import Form
from media.paper import Paper
from media.profile import HOUSE
from media.seen import Seen
from media.take import FigureFacts
from tests.media.dances import record_dance

SHAPES = {"wide": (1920, 1080), "high": (1080, 1920), "square": (1080, 1080)}
COUNTS = (12, 40)
SECONDS = 2.0
"""Of each dance; it is danced to and fro."""
FILM_SECONDS = 6.0
MOMENT = 1.7
PALETTE = palette_of(load_theme())


def draw_buurtdans(folder: Path) -> Iterator[Path]:
    """Pictures with few and with many, of three shapes, and a film of the many."""
    music = soundtracks.circle_music()
    with TemporaryDirectory() as bench:
        dances = [*_demonstrated(Path(bench)), *_drawn(Path(bench))]
        dancers = [lift_dancer(path, facts) for path, facts in dances]
        for count, (shape, size) in product(COUNTS, SHAPES.items()):
            crowd = Crowd(list(islice(cycle(dancers), count)), accents(music), size, PALETTE, Random(7))
            picture = folder / f"buurtdans-{count}-{shape}.png"
            Paper(*size, pixels=crowd.at(MOMENT)).png(picture)
            yield picture
        film = folder / "buurtdans.mp4"
        render_crowd(list(islice(cycle(dances), COUNTS[-1])), music, FILM_SECONDS, film, PALETTE, Random(7))
        yield film


def _demonstrated(bench: Path) -> Iterator[tuple[Path, FigureFacts]]:
    for number, work in enumerate(work for work in WORKS if work.form is Form.DANCE):
        made = render(replace(work, seconds=SECONDS, still_at=0.0), bench / str(number), HOUSE)
        assert made.figure is not None
        yield made.files[Role.ORIGINAL], made.figure


def _drawn(bench: Path) -> Iterator[tuple[Path, FigureFacts]]:
    for seen, name in product((seen for seen in Seen if seen.faceless), DANCES):
        path = bench / f"{seen}-{name}.mkv"
        yield path, record_dance(path, seen, name, SECONDS)
