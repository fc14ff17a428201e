"""What a kept take still needs before it can be shown: the VIEW in the house profile, and a STILL.

Making it takes a while and no database: a job does it. Writing it down is the kiosk's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exhibits.collection import files
from exhibits.collection.folder import remove
from exhibits.collection.store import Store
from exhibits.contribution import Contribution, Role
from exhibits.errors import UnknownWorkError
from media.files import sha256
from media.form import Form
from media.progress import Report, StoppedError, never, tell_nobody

_NAMES = {Role.VIEW: "view.mp4", Role.STILL: "still.jpg"}


@dataclass(frozen=True)
class Unfinished:
    """A work to finish, as a job is told of it."""

    contribution_id: str
    form: Form
    original: Path
    folder: Path


@dataclass(frozen=True)
class Finished:
    """What the job made; plain enough for a line of JSON (`dataclasses.asdict`, `Finished(**line)`)."""

    contribution_id: str
    facts: Mapping[str, Mapping[str, Any]]
    """By role, with the file's `sha256` among them."""


def order(store: Store, work: Contribution) -> Unfinished:
    found = store.row(
        "SELECT media_file.path, code FROM media_file JOIN contribution ON contribution.id = contribution_id"
        " WHERE contribution_id = ? AND role = ?",
        work.id,
        Role.ORIGINAL,
    )
    if found is None:
        raise UnknownWorkError(f"The work {work.code} has no recording.")
    return Unfinished(work.id, work.form, store.folder.root / found["path"], store.folder.work(found["code"]))


def make(unfinished: Unfinished, *, report: Report = tell_nobody, stopped: Callable[[], bool] = never) -> Finished:
    """Write the files to their places, whole or not at all. Touches no database; made again it makes the same."""
    from exhibits.brought_home import make_view  # a start that finishes nothing does not load the codecs
    from media.stills import save_jpeg

    view = unfinished.folder / _NAMES[Role.VIEW]
    clip, known = make_view(unfinished.original, view, report=report, stopped=stopped)
    seen = {"seconds": clip.seconds, "salvaged": clip.salvaged, "sha256": sha256(view), **known}
    facts: dict[str, dict[str, Any]] = {Role.VIEW.value: seen}
    if clip.video is not None:
        if stopped():
            raise StoppedError
        still = save_jpeg(view, unfinished.folder / _NAMES[Role.STILL])
        facts[Role.STILL.value] = {"sha256": sha256(still)}
    return Finished(unfinished.contribution_id, facts)


def write_down(store: Store, finished: Finished) -> None:
    """From here on the work can be shown. Was it taken away meanwhile, its late files go too."""
    work = store.row("SELECT code, erasing_since FROM contribution WHERE id = ?", finished.contribution_id)
    if work is None or work["erasing_since"] is not None:
        if work is not None and store.folder.work(work["code"]).is_dir():
            remove(store.folder.work(work["code"]))
        raise UnknownWorkError("The work was taken away while it was being finished.")
    folder = store.folder.work(work["code"])
    with store.writing() as database:
        for role, facts in finished.facts.items():
            path = folder / _NAMES[Role(role)]
            file = files.NewFile(Role(role), path, facts["sha256"], facts)
            files.register(store, database, finished.contribution_id, file)
