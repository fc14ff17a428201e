"""What a frame costs while something moves, at 1920x1080 drawn by the processor: to ask the screen, and to draw.

It is processor time of the loop's thread: what others do at the same moment on the machine is not held against it.
Frames come at the pace of the kiosk, so that what is drawn or read beside the loop is there when its turn comes.
"""

import time
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from tests.bench.figures import Figure
from tests.bench.place import SIZE, Place
from tests.bench.surroundings import surrounded_by

WIDTH_MM = 597.0
SCENES = (
    "attract", "watch_film", "watch_music", "question", "record_video", "record_music", "look_back", "who_may_see",
    "thanks", "own_work", "tried", "idle",
)  # fmt: skip


@cache
def frames_ms() -> Mapping[str, Sequence[float]]:
    """By scene, of all its frames: the first with all its painting too, others with what is painted ahead.

    They follow each other on one canvas, as in a visit, on a window that nobody sees.
    """
    with surrounded_by({"SDL_VIDEODRIVER": "dummy"}):
        import pygame

        from config.texts import load_texts
        from config.theme import load_theme
        from kiosk.draw import Canvas
        from kiosk.look import Look
        from tests.bench.moving import FPS
        from tests.bench.moving import SCENES as MOVING

        pygame.display.init()
        canvas = Canvas(pygame.display.set_mode(SIZE))
        look = Look(*SIZE, WIDTH_MM, load_theme(), load_texts())
        taken: dict[str, list[float]] = {}
        for name in SCENES:
            moving, frames = MOVING[name](look), taken.setdefault(name, [])
            ahead, started = iter(moving.screen.ahead), time.monotonic()
            for number in range(round(moving.seconds * FPS)):
                time.sleep(max(0.0, started + number / FPS - time.monotonic()))
                began = time.thread_time()
                changed = canvas.show(moving.frame(number), look)
                pygame.display.update(changed)
                if not changed and (part := next(ahead, None)):
                    canvas.prepare(part, look)
                frames.append((time.thread_time() - began) * 1000)
        pygame.display.quit()
        return taken


def _p99(scene: str) -> float:
    return float(np.percentile(frames_ms()[scene], 99))


def _all(place: Place) -> float:
    return float(np.percentile(np.concatenate(list(frames_ms().values())), 99))


FIGURES = (
    Figure("frame_work_p99", "ms", _all, at_most=16.7),
    *(Figure(f"frame_work_{scene}", "ms", lambda place, scene=scene: _p99(scene), at_most=16.7) for scene in SCENES),
)
