"""Every way of being seen, 60 s of 1280x720 at 30 with sound: pictures that are missing, and what the booth costs."""

from functools import cache

import av

from media.form import Form
from media.seen import Seen
from tests.bench.figures import Figure
from tests.bench.place import Place
from tests.bench.studio import Made, a_studio

SECONDS = 60.0
_FPS = 30


@cache
def made(place: Place, seen: Seen) -> tuple[int, Made]:
    """Pictures lost, and what was made. The first viewer of the camera, who learns the room, sees nobody in it."""
    form = Form.DANCE if seen.faceless else Form.VIDEO
    with a_studio(place, empty_for=1) as studio:
        studio.learns()
        studio.opens(form, seen)
        made = studio.records(form, SECONDS)
        with av.open(str(made.take.path)) as file:
            times = [float(packet.pts * packet.time_base) for packet in file.demux(video=0) if packet.pts is not None]
    missing = round((max(times) - min(times)) * _FPS) + 1 - len(times)
    return max(0, missing), made  # where the very first came late, there seems to be one too many


def _figures(seen: Seen) -> tuple[Figure, Figure]:
    return (
        Figure(f"take_{seen}_lost", "pictures", lambda place: made(place, seen)[0], at_most=0),
        Figure(f"take_{seen}_cpu", "% of a core", lambda place: made(place, seen)[1].percent),
    )


FIGURES = tuple(figure for seen in Seen for figure in _figures(seen))
