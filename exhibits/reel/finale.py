"""*Buurtdans* in a film: who dances in it and to what, and how they are lifted from their recordings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from exhibits.chunks import Chunks
from exhibits.collection import Collection
from exhibits.contribution import Purpose, Role, Use
from exhibits.errors import NotAllowedError
from exhibits.gather import Chosen
from exhibits.reel.scenes import Resident
from exhibits.reel.together import (
    Dance,
    Lifting,
    Music,
    Neighbour,
    Together,
    TogetherScene,
    choose_together,
    cue,
    lift,
)
from media.errors import MediaError
from media.form import Form
from media.lag import lag_of
from media.sound import read_sound
from media.take import FigureFacts

SECONDS = 12.0
"""At most; a music that is shorter is danced to its end."""


@dataclass(frozen=True)
class Finale:
    together: Together
    seconds: float
    liftings: Mapping[str, Lifting]


def dancers(collection: Collection, gathered: Sequence[Chosen]) -> dict[str, Lifting]:
    """By code, the dances without a face."""
    found: dict[str, Lifting] = {}
    for one in gathered:
        figure = collection.facts(one.work.id, Role.ORIGINAL).get("figure") if one.form is Form.DANCE else None
        if figure is None:
            continue
        try:
            path = collection.path(one.work, Role.ORIGINAL, Use.EXHIBITION)
        except NotAllowedError:
            continue
        if path is not None and path.is_file():
            found[one.code] = Lifting(one.code, path, FigureFacts.told(figure))
    return found


def finale_of(chosen: Mapping[str, Chosen], liftings: Mapping[str, Lifting], seed: int) -> Finale | None:
    """None where fewer than two dance, or nobody's music may be danced to."""
    codes = {one.work.id: code for code, one in chosen.items()}
    dances = [Dance(code, codes.get(one.work.answer_to or "", "")) for code, one in chosen.items() if code in liftings]
    musics = [
        Music(code, one.work.seconds)
        for code, one in chosen.items()
        if one.form is Form.MUSIC and Purpose.ANSWER in one.work.yes
    ]
    together = choose_together(dances, musics, seed=seed)
    if together is None:
        return None
    return Finale(together, min(SECONDS, chosen[together.music].work.seconds), liftings)


def lifted_scene(
    finale: Finale,
    chosen: Mapping[str, Chosen],
    residents: Mapping[str, Resident],
    chunks: Chunks,
    frames: int,
    seed: int,
    stopped: Callable[[], bool],
) -> TogetherScene | None:
    """Whoever cannot be lifted does not dance; None where fewer than two are left."""
    files = []
    for code in finale.together.dances:
        lifting = finale.liftings[code]
        try:
            files.append((code, lift(lifting, chunks, stopped=stopped), lifting.figure.sheets))
        except MediaError:
            continue
    if len(files) < 2:
        return None
    music = chosen[finale.together.music]
    lags = {}
    for place, (code, _, _) in enumerate(files):
        if chosen[code].work.answer_to == music.work.id and (late := lag_of(chosen[code].view, music.view)) is not None:
            lags[place] = late
    row = cue([(path, sheets) for _, path, sheets in files], read_sound(music.view), lags)
    neighbours = tuple(Neighbour(residents[code], one) for (code, _, _), one in zip(files, row, strict=True))
    return TogetherScene(frames, neighbours, seed)
