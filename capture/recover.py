"""What to do with the files of takes that broke off: make them whole, or make them gone."""

from dataclasses import replace
from pathlib import Path

import av

from capture.errors import NothingRecordedError
from capture.matroska import sheets_of
from capture.recorder import take_path
from media.files import part_of, sync_folder
from media.form import Form
from media.take import FigureFacts, Take

LEAST_SECONDS = 0.5
"""Less than this is a click or a twitch, and no take."""


def recover(takes: Path, take_id: str, form: Form) -> Take:
    """Give a take that broke off its name, with what can be read of it. Raises `NothingRecordedError`, and then
    leaves no file."""
    path = take_path(takes, take_id)
    part = part_of(path)
    there = path if path.exists() else part
    try:
        take = _measured(there, take_id, form)
    except (OSError, av.FFmpegError, NothingRecordedError) as error:
        discard(takes, take_id)
        raise NothingRecordedError("The recording broke off before anything was on the disk.") from error
    if there == part:
        part.rename(path)
        sync_folder(takes)
    return replace(take, path=path)


def discard(takes: Path, take_id: str) -> None:
    """No file of this take is left on the disk; it is well if there was none."""
    path = take_path(takes, take_id)
    there = [one for one in (path, part_of(path)) if one.exists()]
    for one in there:
        one.unlink(missing_ok=True)
    if there:
        sync_folder(takes)


def _measured(path: Path, take_id: str, form: Form) -> Take:
    """The torn tail of a Matroska file is left out by reading it; there is no length in its head."""
    ends: dict[str, float] = {}
    with av.open(str(path), format="matroska") as file:
        size = next(((stream.width, stream.height) for stream in file.streams.video), None)
        try:
            for packet in file.demux():
                if packet.pts is not None:
                    end = float((packet.pts + (packet.duration or 0)) * packet.time_base)
                    ends[packet.stream.type] = max(ends.get(packet.stream.type, 0.0), end)
        except av.FFmpegError:
            pass  # the tail is torn; what is before it counts
    seconds = max(ends.values(), default=0.0)
    if seconds < LEAST_SECONDS:
        raise NothingRecordedError("Less than half a second can be read.")
    return Take(take_id, form, path, seconds, size, "audio" in ends, _figure(path))


def _figure(path: Path) -> FigureFacts | None:
    """Where a drawn dancer stood."""
    with av.open(str(path), format="matroska") as file:
        sheets = sheets_of(file)
    if sheets is None:
        return None
    from media.lifting import figure_in  # it loads OpenCV

    return figure_in(path, sheets)
