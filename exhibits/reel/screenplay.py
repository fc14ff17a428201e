"""All that a film will show and sound, as values: the plan, with the people, words and recordings of this place."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from config.settings import Captions
from exhibits.choosing import Wish
from exhibits.chunks import Chunks
from exhibits.collection import Collection
from exhibits.reel.ask import VOICE_SECONDS
from exhibits.reel.beside import burnt_captions_of, captions_of
from exhibits.reel.chained import chained
from exhibits.reel.chapters import Chapter
from exhibits.reel.chorus import chorus_heard
from exhibits.reel.finale import lifted_scene
from exhibits.reel.heard import meanings_heard, questions_heard, together_heard, works_heard
from exhibits.reel.making import Film
from exhibits.reel.plan import Kind, Reel
from exhibits.reel.standing import Standing
from exhibits.reel.storyboard import Cast, storyboard
from exhibits.reel.street import NoStreet, Street, street_of, with_street
from media.progress import never


@dataclass(frozen=True)
class Screenplay:
    reel: Reel
    cast: Cast
    film: Film
    no_street: str
    """Why the street is not heard, where the settings ask for it."""


def screenplay(
    collection: Collection,
    standing: Standing,
    wish: Wish,
    *,
    minutes: float,
    seed: int | None,
    captions: Captions,
    stopped: Callable[[], bool] = never,
) -> Screenplay:
    """Of the film of at most so many minutes that the wish asks for, before anything of it is drawn."""
    chunks, export = Chunks(collection.chunks), standing.settings.export
    reel, cast = standing.decided(wish, seconds=minutes * 60, seed=seed).reel, standing.cast(wish)
    film = film_of(reel, cast, standing, wish, chunks, stopped)
    if captions is Captions.BURNT:
        film = replace(film, burnt=burnt_captions_of(reel, cast, standing.stage, asks_after(reel)))
    street = street_of(collection.folder, export.street, chunks, standing.stage.profile, stopped)
    if isinstance(street, Street):
        voices = {one.path for one in (*cast.askers.values(), *standing.said.values())}
        film = with_street(film, street, voices, reel.fps)
    return Screenplay(reel, cast, film, street.sentence if isinstance(street, NoStreet) else "")


def film_of(
    reel: Reel, cast: Cast, standing: Standing, wish: Wish, chunks: Chunks, stopped: Callable[[], bool] = never
) -> Film:
    """All that is seen and heard in it. Dancers are lifted for it, where they are not among the chunks yet."""
    said = standing.said
    finale = standing.finale(wish, reel.seed)
    part = next((part for part in reel.parts if part.kind is Kind.TOGETHER), None)
    scene = (
        lifted_scene(finale, cast.chosen, cast.residents, chunks, part.frames, reel.seed, stopped)
        if finale and part
        else None
    )
    music = cast.chosen[finale.together.music] if finale and scene else None
    chains = chained(reel, cast, {work.code: work.frames for work in standing.works}, standing.stage.profile)
    voices = {**{voice.path: voice for voice in cast.askers.values()}, **{one.path: one for one in said.values()}}
    return Film(
        title=cast.place,
        parts=reel.parts,
        scenes=storyboard(reel, cast, scene, {code: chain.scene for code, chain in chains.items()}),
        heard=(
            *works_heard(reel, {code: one.view for code, one in cast.chosen.items()}),
            *(one for chain in chains.values() for one in chain.heard),
            *meanings_heard(reel, said),
            *questions_heard(reel, cast.askers, asks_after(reel)),
            *(together_heard(reel, music.view, music.code) if music else ()),
            *chorus_heard(reel, cast.chosen),
        ),
        sums={one.view: one.view_sum for one in cast.chosen.values()}
        | {path: voice.checksum for path, voice in voices.items()}
        | {one.lifted.path: one.lifted.path.stem for one in (scene.neighbours if scene else ())},
        whole=frozenset(one.view for one in cast.chosen.values() if one.whole),
        chapters=_chapters(reel, cast),
        cues=captions_of(reel, cast, standing.stage, asks_after(reel)),
        lufs=standing.settings.export.lufs,
    )


def asks_after(reel: Reel) -> int:
    """So many frames of the building come before the voice."""
    return round(VOICE_SECONDS * reel.fps)


def _chapters(reel: Reel, cast: Cast) -> tuple[Chapter, ...]:
    """By question where questions are asked, else by work; each goes on until the next begins, as players see it."""
    if any(part.kind is Kind.ASK for part in reel.parts):
        asked = {one.question: one.asked or _whose(one.question, cast) for one in cast.chosen.values()}
        begins = [(asked[one.question], one.starts) for one in reel.chapters]
    else:
        begins = [(cast.residents[shot.code].name, shot.starts) for shot in reel.shots]
    starts = [0, *(at for _, at in begins[1:]), reel.frames]  # an MP4's first chapter is there from the beginning
    return tuple(Chapter(title, *span) for (title, _), span in zip(begins, pairwise(starts), strict=True))


def _whose(question: str, cast: Cast) -> str:
    """What a question is called that nobody wrote down."""
    name = cast.askers[question].speaker.name if question in cast.askers else None
    return cast.texts.say("question.of", name=name) if name else cast.texts["question.of_neighbour"]
