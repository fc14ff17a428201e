"""What goes with the film: its captions, a poster, and its plan for who wants to go on with it in an editor."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from exhibits.reel.answered import ChainScene
from exhibits.reel.captions import Cue, Sound, cues
from exhibits.reel.captions import Heard as Told
from exhibits.reel.captiontrack import as_vtt
from exhibits.reel.heard import Heard
from exhibits.reel.making import Film
from exhibits.reel.otio import Line, Placed, write_otio
from exhibits.reel.plan import Kind, Part, Reel
from exhibits.reel.poster import poster_of, save_poster
from exhibits.reel.scenes import Stage, WorkScene
from exhibits.reel.storyboard import Cast
from media.form import Form

_SOUNDS = {Form.MUSIC: Sound.MUSIC, Form.DANCE: Sound.DANCE, Form.VIDEO: Sound.VIDEO}
_SHAPES = {1: "16:9", 0: "1:1", -1: "9:16"}


def captions_of(reel: Reel, cast: Cast, stage: Stage, after: int) -> tuple[Cue, ...]:
    """Who is heard, and what kind of sound it is. A question is heard `after` so many frames of the building."""
    return cues(list(_told(reel, cast, after)), cast.texts, stage.profile, frames=reel.frames)


def burnt_captions_of(reel: Reel, cast: Cast, stage: Stage, after: int) -> tuple[Cue, ...]:
    """The same for the pictures themselves, where questions stand already, on a sheet and beside a name."""
    told = [replace(one, words="") for one in _told(reel, cast, after)]
    return cues(told, cast.texts, stage.profile, frames=reel.frames)


def _told(reel: Reel, cast: Cast, after: int) -> Iterator[Told]:
    for part in reel.parts:
        if part.kind is Kind.ASK and (voice := cast.askers.get(part.name)):
            starts, name = part.starts + after, voice.speaker.name or ""
            asked = next(one.asked for one in cast.chosen.values() if one.question == part.name)
            yield Told(starts, starts + voice.frames(reel.fps), Sound.QUESTION, name, asked)
    for shot in reel.shots:
        one = cast.chosen[shot.code]
        ends, name = shot.starts + shot.frames, one.work.name or ""
        sound = _SOUNDS[one.form] if one.work.has_sound else Sound.SILENT
        yield Told(shot.starts, ends if shot.says is None else shot.says, sound, name, one.asked)
        if shot.says is not None:
            yield Told(shot.says, ends, Sound.MEANING, name)


def places_beside(film: Path) -> tuple[Path, Path, Path]:
    """Where its captions, its poster and its plan are."""
    return film.with_suffix(".vtt"), film.with_suffix(".jpg"), film.with_suffix(".otio")


def write_what_goes_with(out: Path, folder: Path, film: Film, reel: Reel, cast: Cast, stage: Stage) -> tuple[Path, ...]:
    """What will lie beside the film `out` under its name, still in `folder`."""
    captions, poster, plan = places_beside(folder / out.name)
    captions.write_text(as_vtt(film.cues, stage.profile), encoding="utf-8")
    width, height = stage.profile.size
    residents = [cast.residents[code] for code in (*reel.shown, *reel.left_out)]
    save_poster(
        poster_of(cast.place, residents, cast.texts, stage.theme),
        _SHAPES[(width > height) - (width < height)],
        poster,
    )
    write_otio(_line(out, film, reel, cast), plan, home=out.parent)
    return captions, poster, plan


def _line(out: Path, film: Film, reel: Reel, cast: Cast) -> Line:
    lengths = {one.view: round(one.work.seconds * reel.fps) for one in cast.chosen.values()}
    names = {one.view: f"{cast.residents[code].name} ({code})" for code, one in cast.chosen.items()}
    pictures = [
        placed
        for part, scene in zip(film.parts, film.scenes, strict=True)
        for placed in _pictures(part, scene, names, lengths)
    ]
    sounds = [_sound(one, names, lengths) for one in film.heard if one.works and one.starts < _alive(film)]
    return Line(cast.place, out, reel.fps, reel.frames, tuple(pictures), tuple(sounds), film.chapters)


def _alive(film: Film) -> int:
    """From here on everybody is heard at once: that, as the street, is no work's sound to be moved about."""
    return next((part.starts for part in film.parts if part.kind is Kind.ALIVE), film.frames)


def _pictures(part: Part, scene: object, names: Mapping[Path, str], lengths: Mapping[Path, int]) -> Iterator[Placed]:
    """A chain is everyone in it, one after the other."""
    if isinstance(scene, ChainScene):
        works = {work.resident.code: work for work in scene.works}
        for cut in scene.cuts:
            work = replace(works[cut.code], cut_in=cut.cut_in)
            yield Placed(
                cut.code, names[work.path], part.starts + cut.starts, cut.frames, *_source(work, lengths)
            )  # fmt: skip
        return
    name = names[scene.path] if isinstance(scene, WorkScene) else str(part.kind)
    yield Placed(part.name or part.kind, name, part.starts, part.frames, *_source(scene, lengths))


def _source(scene: object, lengths: Mapping[Path, int]) -> tuple[Path | None, int, int]:
    """The file of which pictures are seen; what was drawn for the film is in no other."""
    if isinstance(scene, WorkScene) and scene.resident.form.seen:
        return scene.path, scene.cut_in, lengths[scene.path]
    return None, 0, 0


def _sound(heard: Heard, names: Mapping[Path, str], lengths: Mapping[Path, int]) -> Placed:
    has = lengths.get(heard.path, heard.cut_in + heard.frames)
    code = heard.works[0] if heard.works else ""
    return Placed(
        code, names.get(heard.path, heard.path.stem), heard.starts, heard.frames, heard.path, heard.cut_in,
        max(has, heard.cut_in + heard.frames),
    )  # fmt: skip
