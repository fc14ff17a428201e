"""Recordings that exist already: phone films, interviews, songs. They come in as works that wait for approval."""

import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exhibits.brought_home import make_view
from exhibits.collection import FREE, Collection, Incoming
from exhibits.contribution import (
    LONGEST_NAME,
    Consents,
    Contribution,
    Credit,
    GivenBy,
    Method,
    Purpose,
    Role,
    is_name,
)
from exhibits.errors import NoRoomError as NoRoomInCollectionError
from exhibits.errors import WrongImportError
from exhibits.workbench import workbench
from media.clip import Clip
from media.errors import MediaError
from media.files import full_disk_said, sha256
from media.form import Form
from media.loudness import measure
from media.progress import Pace, Progress, Report, StoppedError, never, tell_nobody
from media.stills import save_jpeg

PAPER_NOTICE = "paper"
"""The notice that somebody signed on paper; which print it was, the paper tells."""


@dataclass(frozen=True)
class Imported:
    file: Path
    contribution: Contribution
    salvaged: str | None
    """One sentence when the file was damaged and only what could be read of it is kept."""


@dataclass(frozen=True)
class Refused:
    file: Path
    sentence: str


@dataclass(frozen=True)
class _Wish:
    """What staff know of the files, as they typed it."""

    consents: Sequence[str]
    name: str | None
    question: str
    case: str | None
    form: str | None
    language: str


def import_files(
    collection: Collection,
    files: Sequence[Path],
    *,
    consents: Sequence[str] = (),
    name: str | None = None,
    question: str | None = None,
    case: str | None = None,
    form: str | None = None,
    language: str = "nl",
    report: Report = tell_nobody,
    stopped: Callable[[], bool] = never,
    clock: Callable[[], float] = time.monotonic,
) -> list[Imported | Refused]:
    """Each file becomes a work that waits for approval, or is refused with one sentence; the others go on.

    `consents` are purposes the maker signed for on paper: none means that nobody ever sees it and it goes after
    30 days. Without a form, sound alone is music and anything else video.
    Raises WrongImportError with all mistakes at once, before anything is touched, and StoppedError between whole
    works: those that are in stay in.
    """
    wish = _Wish(consents, name, question or FREE, case, form, language)
    _check(collection, files, wish)
    results: list[Imported | Refused] = []
    pace = Pace(clock)
    for index, file in enumerate(files):

        def tell(progress: Progress, index: int = index) -> None:
            report(pace.at(index + progress.done / (progress.of or 1), len(files), progress.doing))

        report(pace.at(index, len(files), "job.import.look"))
        results.append(_import_one(collection, file, wish, _Watched(tell, stopped)))
    report(pace.at(len(files), len(files), "job.import.look"))
    return results


@dataclass(frozen=True)
class _Watched:
    report: Report
    stopped: Callable[[], bool]


def _check(collection: Collection, files: Sequence[Path], wish: _Wish) -> None:
    mistakes = [
        *(f"There is no purpose called {word}: choose from {_listed(Purpose)}." for word in _strangers(wish.consents)),
        *_mistakes_of_words(collection, wish),
        *(mistake for file in files if (mistake := _unreadable(file))),
    ]
    if not files:
        mistakes.append("Name at least one file to bring in.")
    if mistakes:
        raise WrongImportError("\n".join(mistakes))


def _strangers(purposes: Sequence[str]) -> list[str]:
    return [word for word in purposes if word not in set(Purpose)]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def _mistakes_of_words(collection: Collection, wish: _Wish) -> Iterator[str]:
    if wish.name is not None and not is_name(wish.name.strip()):
        yield f"A name has 1 to {LONGEST_NAME} characters that can be seen."
    if wish.form is not None and wish.form not in set(Form):
        yield f"There is no form called {wish.form}: choose from {_listed(Form)}."
    questions = [question.key for question in collection.questions()]
    if wish.question not in (FREE, *questions):
        yield f"There is no question called {wish.question}: choose from {_listed(questions)}."


def _unreadable(file: Path) -> str | None:
    if not file.exists():
        return f"There is no file {file}."
    if not file.is_file():
        return f"{file} is not a file."
    return None if os.access(file, os.R_OK) else f"You may not read {file}."


def _import_one(collection: Collection, file: Path, wish: _Wish, watched: _Watched) -> Imported | Refused:
    if watched.stopped():
        raise StoppedError
    try:
        with workbench(collection, "import") as bench:
            return _bring_in(collection, file, wish, watched, bench)
    except (MediaError, NoRoomInCollectionError) as error:
        return Refused(file, str(error))
    except OSError as error:  # a stick that was pulled out, a disk that fails
        return Refused(file, f"{file.name} could not be read to its end ({error.strerror}).")


def _bring_in(collection: Collection, file: Path, wish: _Wish, watched: _Watched, bench: Path) -> Imported | Refused:
    came = bench / "came" / file.name  # under its own name, by which staff know it when something is wrong with it
    came.parent.mkdir()
    if file.stat().st_size > shutil.disk_usage(bench).free // 2:  # the work made of it needs room too
        return Refused(file, f"{file.name} is too large for the room that is left on the disk.")
    with full_disk_said():
        shutil.copyfile(file, came)
    there = collection.holding(sha256(came))
    if there is not None:
        return Refused(file, f"{file.name} is already there, as {there}.")
    view = bench / "view.mp4"
    clip, known = make_view(came, view, report=watched.report, stopped=watched.stopped)
    form = Form(wish.form) if wish.form else Form.MUSIC if clip.video is None else Form.VIDEO
    if form.seen != (clip.video is not None):
        has = "no picture" if form.seen else "a picture"
        return Refused(file, f"{file.name} has {has}, so it can not come in as {form}.")
    made = {Role.ORIGINAL: came.rename(bench / f"original{_suffix(file)}"), Role.VIEW: view}
    if clip.video is not None:
        made[Role.STILL] = save_jpeg(view, bench / "still.jpg")
    kept = collection.adopt(_incoming(clip, form, wish, made, known))
    return Imported(file, kept.contribution, salvaged=clip.salvaged)


def _incoming(clip: Clip, form: Form, wish: _Wish, files: Mapping[Role, Path], known: Mapping[str, Any]) -> Incoming:
    return Incoming(
        files=files,
        facts={Role.VIEW: known},
        form=form,
        seconds=clip.seconds,
        size=None if clip.video is None else clip.video.size,
        has_sound=clip.video is None or not measure(files[Role.VIEW]).silent,
        question=wish.question,
        case=wish.case,
        consents=_signed(wish),
        credit=Credit(wish.name.strip() if wish.name else None),
        language=wish.language,
    )


def _signed(wish: _Wish) -> Consents | None:
    if not wish.consents:
        return None
    yes = frozenset(Purpose(word) for word in wish.consents)
    return Consents(yes, PAPER_NOTICE, wish.language, given_by=GivenBy.STAFF, method=Method.PAPER)


def _suffix(file: Path) -> str:
    """File names from phones and sticks hold anything; ours do not."""
    suffix = file.suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,5}", suffix) else ""
